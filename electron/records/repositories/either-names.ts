import type { WritableDb } from '../db.ts'
import { positionText } from './fact-rows.ts'
import { isNumber, type NameBearers } from './name-bearers.ts'
import type { PersonNames } from './person-names.ts'

/**
 * Ends the name under which lies what is said of either of two people. No name that a source gives ends so, and no
 * hash knows of it: `rtrim(name, char(31))` is the name as its source says it.
 */
const EITHER = '\u001F'
const eitherOf = (name: string) => name + EITHER
/** The names of those placeholders that two people share with these. */
export const eithersOf = (names: readonly string[]): string[] => names.map(eitherOf)
export const isEither = (name: string): boolean => name.endsWith(EITHER)

/** Whom a file means by a name: `stranger` where it describes another person under it. */
type Means = 'her' | 'stranger' | 'either'
interface Said {
  readonly id: number
  readonly source: number
  readonly called: number
}

/**
 * What an id or an address means that one source gives to two people, of whom the second was set aside. It is told
 * from the file that says it: hers whom the file describes; else hers whom alone the files describe that came with
 * it; else it may mean either, and what is said lies on nobody's chart. All of it follows from what is in the store,
 * so that neither the order of files nor one that was undone matters.
 */
export function eitherNames(
  db: WritableDb,
  { bearers, names }: { bearers: NameBearers; names: PersonNames },
) {
  const isDescribed = db.prepare<[number], number>('SELECT described FROM person WHERE id = ?').pluck()
  const strangersIn = db
    .prepare<[string, number], string>('SELECT body FROM stranger WHERE name = ? AND source = ?')
    .pluck()
  const strangersWith = db
    .prepare<[{ name: string; source: number }], string>(`
    SELECT body FROM stranger WHERE name = @name AND source IN (
      SELECT beside.source FROM import_source mine JOIN import_source beside ON beside.import = mine.import
      WHERE mine.source = @source)`)
    .pluck()
  // An entry by hand is about whom it was written of.
  const describes = db
    .prepare<[{ known: number; source: number }], number>(`
    SELECT 1 FROM person_version JOIN import_person ON import_person.version = person_version.id
      WHERE person_version.person = @known AND import_person.source = @source
    UNION ALL SELECT 1 FROM person JOIN entry ON entry.known = person.identity
      JOIN import_source ON import_source.import = entry.import
      WHERE person.id = @known AND import_source.source = @source
    LIMIT 1`)
    .pluck()
  const cameWithHer = db
    .prepare<[{ known: number; source: number }], number>(`
    SELECT 1 FROM person_version JOIN import_person ON import_person.version = person_version.id
      JOIN import_source hers ON hers.source = import_person.source
      JOIN import_source mine ON mine.import = hers.import
      WHERE person_version.person = @known AND mine.source = @source LIMIT 1`)
    .pluck()
  const said = db.prepare<[{ chart: number; name: string }], Said>(`
    SELECT fact.id, fact.source, fact.called FROM fact
    WHERE fact.person = @chart AND fact.called = (SELECT id FROM person_name WHERE name = @name)`)
  const call = db.prepare<[number, number]>('UPDATE fact SET called = ? WHERE id = ?')
  const touched = db
    .prepare<[{ list: string }], string>(`
    SELECT name FROM stranger WHERE source IN (SELECT value FROM json_each(@list))
    UNION SELECT stranger.name FROM import_person
      JOIN person_version ON person_version.id = import_person.version
      JOIN person_called ON person_called.person = person_version.person
      JOIN stranger ON stranger.name = person_called.name
      WHERE import_person.source IN (SELECT value FROM json_each(@list))`)
    .pluck()
  const shared = db.prepare<[], string>('SELECT DISTINCT name FROM stranger').pluck()
  const waiting = db
    .prepare<[], string>(
      `SELECT identity FROM person WHERE described = 0 AND one IS NULL AND identity LIKE '%' || char(31)`,
    )
    .pluck()
  const resolve = db.prepare<[number]>(`
    UPDATE quarantine SET resolved = 1 WHERE resolved = 0 AND json_extract(reason, '$.key') = 'quarantine.two-people'
      AND (source, position) = (SELECT source, ${positionText} FROM fact WHERE id = ?)`)

  /** Hers whose name it is, and what somebody else under it is to her. */
  function sharing(name: string) {
    const known = isNumber(name) ? undefined : names.knownAs(name)
    if (known === undefined) return undefined
    const isOther = (body: string) => bearers.isOther(known, bearers.readSetAside(body))
    return bearers.setAsideUnder(name).some(each => bearers.isOther(known, each))
      ? { known, isOther }
      : undefined
  }
  function meantBy(name: string, source: number): Means {
    const found = sharing(name)
    if (!found) return 'her'
    const { known, isOther } = found
    if (strangersIn.all(name, source).some(isOther)) return 'stranger'
    // Where no source describes her it lies on nobody's chart as it is.
    if (isDescribed.get(known) !== 1 || describes.get({ known, source }) === 1) return 'her'
    if (strangersWith.all({ name, source }).some(isOther)) return 'either'
    return cameWithHer.get({ known, source }) === 1 ? 'her' : 'either'
  }

  /** Puts what is said under a name where it belongs now; answers the facts that moved. */
  function settle(name: string): number[] {
    const isShared = bearers.setAsideUnder(name).length > 0 || names.knownAs(eitherOf(name)) !== undefined
    if (!isShared) return []
    const here = [name, eitherOf(name)].flatMap(each => {
      const known = names.knownAs(each)
      return known === undefined ? [] : said.all({ chart: names.chartOf(known), name: each })
    })
    const decided = new Map<number, string>()
    const moved: number[] = []
    for (const { id, source, called } of here) {
      // What a stranger's file says may have been tried again while nobody was called so.
      const now = decided.get(source) ?? (meantBy(name, source) === 'her' ? name : eitherOf(name))
      decided.set(source, now)
      const to = names.meant(now)
      if (to.name === called) continue
      call.run(to.name, id)
      names.put([id], to.chart)
      moved.push(id)
      if (now === name && isDescribed.get(to.person) === 1) resolve.run(id)
    }
    const empty = names.knownAs(eitherOf(name))
    if (empty !== undefined) names.drop(empty)
    return moved
  }

  return {
    /** Tells of a file whom it means by a name: under which name that lies; undefined where it is a stranger's. */
    among(source: number): (called: string) => string | undefined {
      const asked = new Map<string, string | undefined>()
      return called => {
        if (!asked.has(called)) {
          const means = meantBy(called, source)
          const either = means === 'either' ? eitherOf(called) : called
          asked.set(called, means === 'stranger' ? undefined : either)
        }
        return asked.get(called)
      }
    },
    /** Looks again at what is said under these names; answers the facts that moved. */
    settle: (all: readonly string[]): number[] =>
      bearers.isAnySetAside() ? all.filter(name => !isNumber(name)).flatMap(settle) : [],
    /** Looks again at names of whom these sources describe: what came with them may be hers. Answers as `settle`. */
    settleFrom: (sources: readonly number[]): number[] =>
      (bearers.isAnySetAside() ? touched.all({ list: JSON.stringify(sources) }) : [])
        .filter(name => !isNumber(name))
        .flatMap(settle),
    /** Looks again at every name that two people share or shared; answers the facts that moved. */
    settleAll(): number[] {
      const under = waiting.all().map(name => name.slice(0, -EITHER.length))
      const all = new Set([...under, ...(bearers.isAnySetAside() ? shared.all() : [])])
      return [...all].filter(name => !isNumber(name)).flatMap(settle)
    },
    /** Both names under which a file may have said something of her. */
    bothOf: (name: string): string[] => [name, eitherOf(name)],
  }
}
export type EitherNames = ReturnType<typeof eitherNames>
