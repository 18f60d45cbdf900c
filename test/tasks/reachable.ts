import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { listed } from './listed.ts'
import { root } from './run.ts'
import { waiting, type Waiting } from './waiting.ts'

/** Where the product begins: what Electron, Node and the page are given by path. */
const ENTRIES = [
  'electron/main/main.ts',
  'electron/preload/preload.ts',
  'electron/headless/casebook.ts',
  'electron/intake/main.ts',
  'electron/intake/reader/reader-thread.ts',
  'electron/records/main.ts',
  'electron/records/readers/reader-thread.ts',
  'electron/learning/main.ts',
  'electron/exchange/main.ts',
  'renderer/app/main.tsx',
]
const FOLDERS = ['electron', 'renderer', 'shared']

export interface Tree {
  /** The text of every file of the product by its path from the root. */
  readonly sources: ReadonlyMap<string, string>
  readonly entries: readonly string[]
  readonly waiting: readonly Waiting[]
  /** YYYY-MM-DD. */
  readonly today: string
}

/** Every file that an entry imports, itself or through others, types and styles among them. */
export function reached({ sources, entries }: Pick<Tree, 'sources' | 'entries'>): Set<string> {
  const found = new Set(entries)
  for (const file of found) {
    const text = sources.get(file)
    if (text === undefined) throw new Error(`${file} is imported, or named as an entry, and is not there.`)
    // Data (`resources/*.json`) imports nothing.
    for (const name of importedBy(file, text)) if (!name.endsWith('.json')) found.add(name)
  }
  return found
}

/**
 * What keeps a tree from being all in use: a file that nothing reaches and nobody waits for, one that is
 * waited for and is reached already or is not there, one that was waited for too long.
 */
export function unreachable({ sources, entries, waiting, today }: Tree): string[] {
  const used = reached({ sources, entries })
  const idle = [...sources.keys()].filter(file => !used.has(file) && !file.endsWith('.d.ts'))
  const waitedFor = waiting.flatMap(each => each.paths)
  return [
    ...idle
      .filter(file => !waitedFor.some(name => covers(name, file)))
      .map(
        file =>
          `${file}: no entry reaches it. Use it, delete it, or say in test/tasks/waiting.ts what it waits for`,
      ),
    ...waitedFor.flatMap(name => {
      const covered = [...sources.keys()].filter(file => covers(name, file))
      if (covered.length === 0)
        return [`${name}: is waited for and not there. Take it off test/tasks/waiting.ts`]
      return covered
        .filter(file => used.has(file))
        .map(
          file =>
            `${file}: is in use now. Take ${name} off test/tasks/waiting.ts, or name what is left of it`,
        )
    }),
    ...waiting
      .filter(({ by }) => by < today)
      .map(each => `${each.paths.join(', ')}: should have been in use by ${each.by}, for ${each.for}`),
  ]
}

/** A folder, written with a slash at its end, covers all below it. */
const covers = (name: string, file: string) => (name.endsWith('/') ? file.startsWith(name) : file === name)

/** A file that a thread is started with: new URL('./thread.ts', import.meta.url). */
const BESIDE = /new URL\(\s*['"]([^'"]+\.tsx?)['"],\s*import\.meta\.url/g

/** Files of the project that a file imports, or names beside itself; packages and Node's own modules are none. */
function importedBy(file: string, text: string): string[] {
  if (!/\.tsx?$/.test(file)) return []
  const { importedFiles } = ts.preProcessFile(text, true, true)
  const names = [
    ...importedFiles.map(each => each.fileName.replace(/\?.*$/, '')),
    ...Array.from(text.matchAll(BESIDE), found => found[1]!),
  ]
  return names
    .filter(name => name.startsWith('.'))
    .map(name => path.posix.join(path.posix.dirname(file), name))
}

function product(): Map<string, string> {
  const names = listed(FOLDERS).filter(name => /\.(tsx?|css)$/.test(name))
  return new Map(names.map(name => [name, readFileSync(path.join(root, name), 'utf8')]))
}

if (import.meta.main) {
  const today = new Date().toISOString().slice(0, 10)
  const faults = unreachable({ sources: product(), entries: ENTRIES, waiting, today })
  for (const line of faults) console.log(line)
  process.exitCode = faults.length > 0 ? 1 : 0
}
