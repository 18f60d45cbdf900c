import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'

const folder = path.join(import.meta.dirname, '../../out/bundled')

/** The package folder that a module lies in; undefined for our own. */
function packageOf(id: string): string | undefined {
  const plain = id.replace(/^\0/, '').split('?', 1)[0]!.replaceAll('\\', '/')
  const at = plain.lastIndexOf('/node_modules/')
  if (at < 0) return undefined
  const [scope, name] = plain.slice(at + '/node_modules/'.length).split('/')
  const whole = scope?.startsWith('@') ? `${scope}/${name}` : scope
  return `${plain.slice(0, at)}/node_modules/${whole}`
}

/**
 * Writes down which packages a build took modules from (styles and fonts too), for the notices: a list by
 * hand forgets.
 */
export function bundledPackages(mode: string): Plugin {
  return {
    name: 'casebook-bundled-packages',
    apply: 'build',
    buildEnd() {
      const folders = new Set([...this.getModuleIds()].flatMap(id => packageOf(id) ?? []))
      mkdirSync(folder, { recursive: true })
      writeFileSync(path.join(folder, `${mode}.json`), JSON.stringify([...folders].toSorted(), null, 2))
    },
  }
}

/** The package folders that the last build took modules from. */
export function readBundledPackages(): string[] {
  return readdirSync(folder).flatMap(
    file => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as string[],
  )
}
