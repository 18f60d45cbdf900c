import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readBundledPackages } from './bundled-packages.ts'
import { root } from './run.ts'

interface Manifest {
  name: string
  version: string
  license?: string
  dependencies?: Record<string, string>
}

/**
 * Every package that reaches a user: run-time dependencies with what they need, found as Node finds it, and
 * what the bundles hold.
 */
function shipped(): Set<string> {
  const found = new Set(readBundledPackages())
  const visit = (name: string, from: string): void => {
    let folder = from
    while (!existsSync(path.join(folder, 'node_modules', name, 'package.json'))) {
      if (folder === path.dirname(folder)) return // an optional dependency that is not installed here
      folder = path.dirname(folder)
    }
    const at = path.join(folder, 'node_modules', name)
    if (found.has(at)) return
    const manifest = read(at)
    found.add(at)
    for (const next of Object.keys(manifest.dependencies ?? {})) visit(next, at)
  }
  for (const name of Object.keys(read(root).dependencies ?? {})) visit(name, root)
  return found
}

const read = (folder: string) =>
  JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest

/** Name, version, licence and licence text of everything shipped that is not ours. */
function notices(): string {
  const parts = [...shipped()]
    .map(folder => ({ folder, manifest: read(folder) }))
    .toSorted((one, other) => one.manifest.name.localeCompare(other.manifest.name))
    .map(({ folder, manifest: { name, version, license } }) => {
      const file = readdirSync(folder).find(each => /^(licen[cs]e|copying)(\.|$)/i.test(each))
      const text = file
        ? readFileSync(path.join(folder, file), 'utf8').trim()
        : 'The package carries no licence file; its manifest names the licence above.'
      return `${name} ${version} (${license ?? 'see below'})\n\n${text}`
    })
  const line = `\n\n${'-'.repeat(80)}\n\n`
  return `Casebook contains these works of others, under their own licences.\n\n${parts.join(line)}\n`
}

/** After a build: writes the notices, or with `--check` says which packages the written ones lack or name in vain. */
const file = path.join(root, 'resources/third-party-notices.txt')
if (!process.argv.includes('--check')) writeFileSync(file, notices())
else {
  const named = (text: string) =>
    new Set(text.split(`${'-'.repeat(80)}\n\n`).map(part => /^(\S+ \S+ \(.*\))$/m.exec(part)?.[1]))
  const [written, now] = [named(readFileSync(file, 'utf8')), named(notices())]
  for (const each of now)
    if (!written.has(each)) console.log(`The notices lack ${each}: npm run build && npm run notices`)
  for (const each of written)
    if (!now.has(each)) console.log(`The notices name ${each}, which is not shipped`)
  process.exitCode = now.size === written.size && [...now].every(each => written.has(each)) ? 0 : 1
}
