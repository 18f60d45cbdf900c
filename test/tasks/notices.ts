import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './run.ts'

interface Manifest {
  name: string
  version: string
  license?: string
  dependencies?: Record<string, string>
}

/** What is bundled into the page or the services, beside the run-time dependencies. */
const bundled = [
  '@fontsource-variable/inter',
  '@mantine/core',
  '@mantine/hooks',
  '@tanstack/react-virtual',
  'd3-scale',
  'd3-shape',
  'react',
  'react-dom',
  'zod',
  'zustand',
]

/** Every package that reaches a user, with what it needs itself, found as Node finds it. */
function shipped(): Map<string, string> {
  const found = new Map<string, string>()
  const visit = (name: string, from: string): void => {
    let folder = from
    while (!existsSync(path.join(folder, 'node_modules', name, 'package.json'))) {
      if (folder === path.dirname(folder)) return // an optional dependency that is not installed here
      folder = path.dirname(folder)
    }
    const at = path.join(folder, 'node_modules', name)
    if (found.has(at)) return
    const manifest = read(at)
    found.set(at, manifest.name)
    for (const next of Object.keys(manifest.dependencies ?? {})) visit(next, at)
  }
  for (const name of [...Object.keys(read(root).dependencies ?? {}), ...bundled]) visit(name, root)
  return found
}

const read = (folder: string) =>
  JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest

/** Name, version, licence and licence text of everything shipped that is not ours. */
function notices(): string {
  const parts = [...shipped().keys()]
    .map(folder => ({ folder, manifest: read(folder) }))
    .toSorted((one, other) => one.manifest.name.localeCompare(other.manifest.name))
    .map(({ folder, manifest: { name, version, license } }) => {
      const file = readdirSync(folder).find(each => /^(licen[cs]e|copying)(\.|$)/i.test(each))
      return `${name} ${version} (${license ?? 'see below'})\n\n${file ? readFileSync(path.join(folder, file), 'utf8').trim() : 'The package carries no licence file; its manifest names the licence above.'}`
    })
  return `Casebook contains these works of others, under their own licences.\n\n${parts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`
}

writeFileSync(path.join(root, 'resources/third-party-notices.txt'), notices())
