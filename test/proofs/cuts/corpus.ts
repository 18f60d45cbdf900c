import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { sharedFhir } from '../../fixtures/shared.ts'

/** A file as it is handed to a clinic, with its text unpacked. */
export interface CorpusFile {
  readonly path: string
  /** How its name ends once it is unpacked. */
  readonly ending: string
  readonly text: string
  /** It means the same only as a whole. */
  readonly isWhole: boolean
}
/** What one clinic hands over: one source, by the clinician's answer. */
export interface Clinic {
  readonly name: string
  readonly files: readonly CorpusFile[]
}

/**
 * Files that are never cut, each with why. They are brought in any order and again like all others.
 */
const whole: ReadonlyArray<readonly [end: string, because: string]> = [
  [
    'con-one-stu3-leftover.json',
    'one entry of another release costs itself; a file of nothing else is of that release',
  ],
  ['con-truncated.json', 'it has no end, so it is not known where its last entry ends'],
  ['con-latin1.json', 'its bytes are no UTF-8'],
  ['con-duplicate-keys.json', 'what is said twice in it does not outlive being parsed'],
]

const filesUnder = (at: string): string[] =>
  statSync(at).isDirectory()
    ? readdirSync(at)
        .toSorted()
        .flatMap(name => filesUnder(path.join(at, name)))
    : [at]

function corpusFile(file: string): CorpusFile {
  const bytes = readFileSync(file)
  const isPacked = file.endsWith('.gz')
  const text = (isPacked ? gunzipSync(bytes) : bytes).toString('utf8')
  const ending = path.extname(isPacked ? file.slice(0, -'.gz'.length) : file)
  return { path: file, ending, text, isWhole: whole.some(([end]) => file.endsWith(end)) }
}

const clinic = (name: string, at: string): Clinic => ({
  name,
  files: filesUnder(at)
    .filter(file => !/(?:expected\.json|README\.md)$/.test(file))
    .map(corpusFile),
})

/** Situations that are left out, each with why. */
const leftOut: ReadonlyArray<readonly [name: string, because: string]> = [
  [
    'id-same-folder-two-clinics',
    'two people are called the same in it: who comes first is the one, the other is set aside',
  ],
]

/** Folders that are one source each: real ones, small enough to be brought hundreds of times. */
const folders = ['us-core', 'genomics-reporting', 'bulk-ndjson/10-patients', 'mii-de', 'r4-official-examples']

/**
 * Files of the same bytes are one file, of the clinic that brought it first. Where the situations share one, each
 * clinic's copy is told apart by blank lines.
 */
function toldApart(clinics: readonly Clinic[], folder: string): Clinic[] {
  const holders = Map.groupBy(
    clinics.flatMap(({ name, files }) => files.map(({ text }) => ({ name, text }))),
    ({ text }) => text,
  )
  return clinics.map(({ name, files }, at) => ({
    name,
    files: files.map((file, index) => {
      if (new Set(holders.get(file.text)?.map(each => each.name)).size < 2) return file
      const text = file.text + '\n'.repeat(at + 1)
      const copy = path.join(folder, `clinic-${at}-${index}${file.ending}`)
      writeFileSync(copy, text)
      return { ...file, path: copy, text }
    }),
  }))
}

/**
 * The clinics of the proof, in as many parts as there are folders: all situations, each a clinic of its own, and one
 * folder. None where the reference data are not here. `folder`: where copies are written.
 */
export function corpus(folder: string): Clinic[][] {
  const situations = sharedFhir('situations')
  if (situations === undefined) return []
  const all = readdirSync(situations)
    .toSorted()
    .filter(name => name !== 'README.md' && !leftOut.some(([out]) => name === out))
    .map(name => clinic(`situation ${name}`, path.join(situations, name)))
  const apart = toldApart(all, folder)
  return folders.map(name => [...apart, clinic(name, sharedFhir(name)!)])
}

/** What is left out or never cut, and why, for the report. */
export const exceptions = [
  ...leftOut.map(([name, because]) => `\`${name}\` is left out: ${because}.`),
  ...whole.map(([name, because]) => `\`${name}\` is never cut: ${because}.`),
  'Files of the same bytes from two clinics are a file of each only where the clinician says so: they are told apart ' +
    'by blank lines.',
  'Which files come from one clinic is told (`--from`), as the clinician would: without it the files of one ' +
    'delivery are one source.',
]
