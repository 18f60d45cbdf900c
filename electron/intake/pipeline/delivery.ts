import { createHash } from 'node:crypto'
import type { Client } from '../../../shared/contract/define.ts'
import { WHERE_FROM, type ingest as ingestContract } from '../../../shared/contract/ingest.ts'
import { unpack } from '../containers/unpack.ts'
import { recognise } from '../sources/recognise.ts'
import type { Answers, Reading, Source } from '../sources/source.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import { areTwoPeople } from '../../../shared/domain/same-person.ts'
import { clockOf } from '../../../shared/domain/clock.ts'
import { namedScope, servedScope } from '../../../shared/domain/scope.ts'
import { measure, type Measured, type SourceFile } from './source-file.ts'

/** What is known of the files of one import before any is read. */
export interface Delivery {
  /** Hash and size of each file's bytes as given. Absent where a file cannot be read. */
  readonly measured: ReadonlyMap<SourceFile, Measured>
  /**
   * The source of a file, in which its ids are unique: by the clinician's answer; else by the public address that the
   * file itself names; else the files that came together are one source. It is one that is known already where a file
   * of it came before, or where it calls somebody the same and describes her alike. Never by a path or a private
   * address: they name the machine, not the clinic.
   */
  scopeOf(file: SourceFile, from: string | undefined): string
}

interface Looking {
  readonly ingest: Client<typeof ingestContract>
  readonly sources: readonly Source[]
  readonly answers: Answers
  readonly signal: AbortSignal
  /** Told before a file is looked into, by its place among them. */
  onFile?(at: number): void
  /** Told when it is known what it is. */
  onOpened?(): void
  /** Files that were looked into before, and no end came of it. */
  readonly closed?: ReadonlySet<number>
}

/**
 * As many files are looked into, as many pieces of each; and as long as nobody is described in any of them, so many
 * more of all: patients may stand after everything that is said of them.
 */
const [FILES, PIECES, MORE] = [40, 40, 10_000]

/** What one file shows before it is read. */
export interface LookedAt {
  /** Absent where it cannot be read. */
  readonly measured?: Measured | undefined
  /** Absent where the clinician says what the source is. */
  readonly scope?: string | undefined
  /** Whether it calls somebody what another of its folder calls somebody else. */
  readonly isAlone: boolean
}

/** Hashes the files of an import, and asks what of them has come before. */
export async function lookInto(files: readonly SourceFile[], looking: Looking): Promise<LookedAt[]> {
  const { ingest, answers, signal } = looking
  const measured = new Map<SourceFile, Measured>()
  for (const [at, file] of files.entries()) {
    looking.onFile?.(at)
    try {
      measured.set(file, await measure(file, signal))
    } catch (error) {
      if (signal.aborted) throw error // else the file says why when it is opened
    }
  }
  const scopes = new Map<SourceFile, string>()
  let alone = new Set<SourceFile>()
  if (!answeredIn(answers)) {
    const found = await peopleIn(files, looking)
    alone = filesAlone(found)
    const groups = groupsOf(files, found)
    for (const together of groups) {
      const sha256s = together.flatMap(file => measured.get(file)?.sha256 ?? []).toSorted()
      const people = together.flatMap(file => found.get(file) ?? []).flatMap(each => tellingOf(each))
      const known = (await ingest.scopesOf({ sha256s, people })).scopes
      // Files that came as one source and turn out to be of several are no longer of that one.
      const came = groups.length === 1 ? together.flatMap(each => each.scope ?? []) : []
      const scope = came.find(each => known.includes(each)) ?? known[0] ?? came[0] ?? nameOf(sha256s)
      for (const file of together) scopes.set(file, scope)
    }
  }
  return files.map(file => ({
    measured: measured.get(file),
    scope: scopes.get(file),
    isAlone: alone.has(file),
  }))
}

const answeredIn = (answers: Answers) => answers[WHERE_FROM]?.trim()

/** What is known of files, from what each of them showed. */
export function deliveryOf(
  files: readonly SourceFile[],
  looked: readonly LookedAt[],
  answers: Answers,
): Delivery {
  const byFile = new Map(files.map((file, at) => [file, looked[at]!]))
  const answered = answeredIn(answers)
  return {
    measured: new Map(
      [...byFile].flatMap(([file, { measured }]) => (measured ? [[file, measured] as const] : [])),
    ),
    scopeOf(file, from) {
      if (answered) return namedScope(answered)
      const { scope, isAlone } = byFile.get(file)!
      return from === undefined || isAlone ? scope! : servedScope(from)
    },
  }
}

/** A new source is named after all of its files: one of them, such as a licence, may come from elsewhere too. */
const nameOf = (sha256s: readonly string[]) =>
  `delivery ${createHash('sha256').update(sha256s.join(' ')).digest('hex').slice(0, 16)}`

interface Met {
  readonly identity: string
  readonly name?: string
  readonly birth?: number
  /** As the file describes her; absent where it only speaks of her. */
  readonly description?: Person
}
const SOMEWHERE = { scope: 'here', answers: {}, received: '9999-12-31' }
const bare = (identity: string) => identity.slice(0, -`@${SOMEWHERE.scope}`.length)
const uuid = /^(?:urn:uuid:|Patient\/)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/**
 * What of somebody tells whether she came before: her name and birth date beside her number, or a number that nobody
 * else has. A number and a name alone are many people's.
 */
function tellingOf({ identity, name, birth }: Met): Array<Omit<Met, 'description'>> {
  if (name !== undefined && birth !== undefined) return [{ identity, name, birth }]
  return uuid.test(identity) ? [{ identity }] : []
}

/** Whom a reading describes; or speaks of by a UUID, which nobody else is called. */
function met(reading: Reading): Met[] {
  if (reading.kind === 'person') {
    const { identity, name, birth } = reading.person
    const clock = clockOf(birth)
    const description = reading.person
    return name === ''
      ? []
      : [{ identity: bare(identity), name, description, ...(clock !== null && { birth: clock }) }]
  }
  const id = reading.kind === 'fact' ? uuid.exec(bare(reading.fact.patient))?.[1] : undefined
  return id === undefined ? [] : [{ identity: `Patient/${id}` }]
}

/**
 * Files that came together, as one source or as several: where two folders call two people the same, each folder is
 * one, and where two files of one folder do, each of those files is.
 */
function groupsOf(
  files: readonly SourceFile[],
  found: ReadonlyMap<SourceFile, readonly Met[]>,
): SourceFile[][] {
  const alone = filesAlone(found)
  const byFolder = pairsOfTwoPeople(found).some(([one, other]) => one.folder !== other.folder)
  const groupOf = (file: SourceFile) => {
    if (alone.has(file)) return file
    return byFolder ? file.folder : undefined
  }
  const groups = Map.groupBy(files, file => groupOf(file))
  return [...groups.values()]
}

/** Files of one folder that call two people the same, whatever server they say they are from. */
const filesAlone = (found: ReadonlyMap<SourceFile, readonly Met[]>): Set<SourceFile> =>
  new Set(
    pairsOfTwoPeople(found)
      .filter(([one, other]) => one.folder === other.folder)
      .flat(),
  )

/** Files of which one calls somebody what the other calls somebody else. */
function pairsOfTwoPeople(
  found: ReadonlyMap<SourceFile, readonly Met[]>,
): Array<readonly [SourceFile, SourceFile]> {
  const first = new Map<string, { file: SourceFile; description: Person }>()
  const pairs: Array<readonly [SourceFile, SourceFile]> = []
  for (const [file, people] of found)
    for (const { identity, description } of people) {
      if (!description) continue
      // A urn names an entry of one file, and files are copied from each other.
      const urns = description.aliases.filter(alias => alias.startsWith('urn:'))
      for (const called of [identity, ...urns]) {
        const before = first.get(called)
        if (!before) first.set(called, { file, description })
        else if (areTwoPeople(before.description, description)) pairs.push([before.file, file])
      }
    }
  return pairs
}

/** Whom the first pieces of each file describe or speak of. What cannot be read says so when it is read. */
async function peopleIn(
  files: readonly SourceFile[],
  { ingest, sources, answers, signal, onFile, onOpened, closed }: Looking,
): Promise<Map<SourceFile, Met[]>> {
  const found = new Map<SourceFile, Met[]>()
  let [more, isAnybodyDescribed] = [MORE, false]
  for (const [at, file] of files.slice(0, FILES).entries()) {
    if (closed?.has(at)) continue
    const people = new Map<string, Met>()
    signal.throwIfAborted()
    onFile?.(at)
    try {
      const unpacked = await unpack(() => file.bytes())
      const head = Buffer.from(unpacked.head).toString('utf8')
      const { source, ...choice } = recognise(sources, { head, name: file.path })
      onOpened?.()
      if (!source || !('recognised' in choice)) continue
      const { format } = choice.recognised
      const asked = { bytes: () => unpacked.bytes(), format, answers }
      const settled = await source.settle?.(asked, { recipes: () => ingest.recipes({}) })
      if (settled?.is === 'open') continue
      const situation = { ...SOMEWHERE, answers: settled?.answers ?? SOMEWHERE.answers }
      let pieces = 0
      for await (const piece of source.pieces(unpacked.bytes(), format, situation.answers)) {
        for (const reading of source.read(piece, situation))
          for (const each of met(reading)) {
            people.set(each.identity, { ...people.get(each.identity), ...each })
            isAnybodyDescribed ||= each.description !== undefined
          }
        if (++pieces >= PIECES && (isAnybodyDescribed || more-- <= 0)) break
      }
    } catch {
      // it is opened again when it is read, and says then why it cannot be
    }
    found.set(file, [...people.values()])
  }
  return found
}
