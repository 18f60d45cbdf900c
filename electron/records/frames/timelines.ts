import { precisions } from '../../../shared/domain/moment.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import type { ReadableDb } from '../db.ts'
import { MILLISECONDS } from '../repositories/fact-rows.ts'
import { seen } from '../repositories/observed.ts'
import { UNDATED } from '../repositories/undated.ts'
import { latestNow } from '../repositories/tallies.ts'

/** Something of one person: what a concept set finds. Clocks in seconds. */
export interface TimelineRow {
  person: number
  clock: number
  /** When it ended; null where nobody said. */
  ended: number | null
  /** Place in `precisions`. */
  exact: number
  fact: number
}
/** The same with the code that told it. Without a day the clock is `UNDATED`. */
export interface CodedRow extends TimelineRow {
  code: number
}
/** A code under which facts of a kind stand. */
export interface ListedCode {
  id: number
  system: string
  code: string
  display: string
  people: number
}
/** A fact by which a concept set finds somebody. */
export interface FoundFactRow extends TimelineRow {
  /** 1: its day is known; 0: only its month or year. */
  isExact: number
}
/** A number with the comparator before it, and the fact that tells it. */
export interface MeasuredRow {
  person: number
  clock: number
  value: number
  comparator: string | null
  /** Place in `precisions`. */
  exact: number
  fact: number
}
/** Whoever has had contact with any source, and what is known of her. Seconds. */
export interface ObservedRow {
  person: number
  sex: string
  birth: number | null
  /** Place in `precisions`. */
  birthExact: number | null
  death: number | null
  deathExact: number | null
  /** 1: said to die on a day that has not come. */
  isToDie: number
  deceased: number
  first: number
  last: number
  /** The last contact of anybody with any of her sources: how far their data reach. */
  extract: number
}

/** Whose data tell of a person. */
export interface SourcedRow {
  person: number
  scope: string
  others: number
}

/** From when to when a source tells of anybody. Seconds. */
export interface ExtentRow {
  scope: string
  first: number
  last: number
}
interface ImportedRow {
  id: number
  /** ISO instant. */
  started: string
}

/** Of whom: of one person, of these, or of everybody. */
export type Whom = number | readonly number[] | undefined

interface Asked {
  readonly codes: string
  readonly levels: string
  readonly kind: number
  readonly now: number
}
/** From one day, or second, to before another. */
interface Between {
  readonly from: number
  readonly before: number
}
interface AskedIn extends Asked {
  readonly unit: number
}
const DAY_KNOWN = precisions.indexOf('day')
const VISIT = numberOf('encounter')
const SECONDS_PER_DAY = 86_400
const inSeconds = ({ from, before }: Between): Between => ({
  from: from * SECONDS_PER_DAY,
  before: before * SECONDS_PER_DAY,
})
const among = (list: string) => `IN (SELECT value FROM json_each(@${list}))`
const soFar = `clock > ${UNDATED} AND clock <= @now`
// What is dated in the future was no contact, and hides none that was. A source that has nothing else has none.
const contacts = `
  SELECT person, scope, first, CASE WHEN last <= @now THEN last ELSE (
    SELECT max(clock) FROM fact JOIN source ON source.id = fact.source
    WHERE fact.person = observed.person AND source.scope = observed.scope AND ${seen} AND clock <= @now
  ) END AS last
  FROM observed WHERE first <= @now`

const inSet = `code ${among('codes')} AND kind = @kind AND level ${among('levels')} AND ${soFar}`
const foundRows = `SELECT person, clock, ended, exact, fact FROM coded WHERE ${inSet}`
/** Of whom something is said without a day. */
const undatedRows = `SELECT person FROM coded
  WHERE code ${among('codes')} AND kind = @kind AND level ${among('levels')} AND clock = ${UNDATED}`
const measuredRows = `SELECT person, clock, value, comparator, exact, fact FROM coded
  WHERE ${inSet} AND unit = @unit AND value IS NOT NULL`
const her = 'AND person = @whom'
const theirs = 'AND person IN (SELECT value FROM json_each(@whom))'

/** What measures and questions are read from: all of a concept in one pass, or of some people by a seek for each. */
export function timelineReader(db: ReadableDb, today: () => Date) {
  /** The same rows of everybody, of one person, or of some. */
  function byWhom<In extends object, Row>(rows: string) {
    const everybody = db.prepare<[In], Row>(rows)
    const one = db.prepare<[In & { whom: number }], Row>(`${rows} ${her}`)
    const some = db.prepare<[In & { whom: string }], Row>(`${rows} ${theirs}`)
    return (asked: In, whom: Whom): Row[] => {
      if (whom === undefined) return everybody.all(asked)
      return typeof whom === 'number'
        ? one.all({ ...asked, whom })
        : some.all({ ...asked, whom: JSON.stringify(whom) })
    }
  }
  const found = byWhom<Asked, TimelineRow>(foundRows)
  const undated = byWhom<Omit<Asked, 'now'>, { person: number }>(undatedRows)
  const measured = byWhom<AskedIn, MeasuredRow>(measuredRows)
  const coded = db.prepare<[Asked], CodedRow>(`
    SELECT code, person, clock, ended, exact FROM coded
    WHERE code ${among('codes')} AND kind = @kind AND level ${among('levels')} AND clock <= @now`)
  const dated = db.prepare<[Asked & Between], CodedRow>(`
    SELECT code, person, clock, ended, exact FROM coded WHERE ${inSet} AND clock >= @from AND clock < @before`)
  const codesOf = db.prepare<[number], ListedCode>(`
    SELECT code.id, system, code.code, display, people FROM code_tally JOIN code ON code.id = code_tally.code
    WHERE kind = ?`)
  const countOf = db
    .prepare<[{ person: number; kind: number } & Between], number>(`
    SELECT count(*) FROM fact WHERE person = @person AND kind = @kind AND current = 1
      AND clock >= @from AND clock < @before`)
    .pluck()
  const foundFacts = db.prepare<[Asked], FoundFactRow>(`
    SELECT person, clock, ended, exact, fact, exact >= ${DAY_KNOWN} AS isExact FROM coded WHERE ${inSet}`)
  const extracts = db.prepare<[{ now: number }], { scope: string; last: number }>(`
    SELECT scope, max(last) AS last FROM (${contacts}) GROUP BY scope`)
  const observed = byWhom<{ now: number }, Omit<ObservedRow, 'extract'> & { scope: string }>(`
    SELECT contact.person, sex, birth_clock AS birth, birth_exact AS birthExact, death_clock AS death,
      death_exact AS deathExact, coalesce(death_clock > @now * ${MILLISECONDS}, 0) AS isToDie, deceased, scope,
      contact.first, contact.last
    FROM (${contacts}) contact JOIN person ON person.id = contact.person
    WHERE described = 1 AND one IS NULL`)
  const deaths = db.prepare<[{ now: number }], { person: number; clock: number }>(`
    SELECT id AS person, death_clock AS clock FROM person
    WHERE death_exact >= ${DAY_KNOWN} AND death_clock <= @now * ${MILLISECONDS} AND one IS NULL`)
  const extent = db.prepare<[{ now: number }], { first: number | null; last: number | null }>(`
    SELECT min(first) AS first, max(last) AS last FROM (${contacts})`)
  const extents = db.prepare<[{ now: number }], ExtentRow>(`
    SELECT scope, min(first) AS first, max(last) AS last FROM (${contacts}) GROUP BY scope ORDER BY scope`)
  const visit = db
    .prepare<[{ person: number; kind: number; latest: number }], number>(`
    SELECT id FROM fact WHERE person = @person AND kind = @kind AND current = 1 AND usable = 1
      AND clock > ${UNDATED} AND clock < @latest ORDER BY clock DESC, id DESC LIMIT 1`)
    .pluck()
  const imported = db.prepare<[number], ImportedRow>(`
    SELECT import.id, started FROM fact JOIN import ON import.id = fact.import WHERE fact.id = ?`)
  const sources = db.prepare<[{ now: number }], SourcedRow>(`
    SELECT person, min(scope) AS scope, count(*) - 1 AS others FROM (${contacts}) GROUP BY person`)
  const now = () => latestNow(today())

  /** Of which kind, by which codes, at which levels. */
  interface InSet {
    readonly kind: number
    readonly codes: readonly number[]
    readonly levels: readonly number[]
  }
  const asked = ({ kind, codes, levels }: InSet): Asked => ({
    kind,
    codes: JSON.stringify(codes),
    levels: JSON.stringify(levels),
    now: now(),
  })

  return {
    found: (set: InSet, whom?: Whom) => found(asked(set), whom),
    /** What any of these codes tells of anybody, dated or not, each with its code. */
    coded: (set: InSet) => coded.all(asked(set)),
    /** The same of what is dated from one day to before another, one row after the other, as there may be millions. */
    dated: (set: InSet, between: Between): Iterable<CodedRow> =>
      dated.iterate({ ...asked(set), ...inSeconds(between) }),
    /** The codes under which facts of a kind stand, and of how many people. */
    codesOf: (kind: number) => codesOf.all(kind),
    /** How many facts of a kind somebody has from one day to before another. Days since 1970-01-01. */
    countOf: ({ person, kind, ...between }: { person: number; kind: number } & Between) =>
      countOf.get({ person, kind, ...inSeconds(between) })!,
    /** Of whom a set finds something that nobody dated. */
    undated({ kind, codes, levels }: InSet, whom?: Whom): number[] {
      const asked = { kind, codes: JSON.stringify(codes), levels: JSON.stringify(levels) }
      return undated(asked, whom).map(({ person }) => person)
    },
    /** The same with the facts that tell it; one of several codes comes with each. */
    foundFacts: (set: InSet) => foundFacts.all(asked(set)),
    measured: ({ unit, ...set }: InSet & { readonly unit: number }, whom?: Whom) =>
      measured({ ...asked(set), unit }, whom),
    /** Whoever is known to have died on a day that has come, and not only in a month or year. Milliseconds. */
    deaths: () => deaths.all({ now: now() }),
    /** The first and the last contact of anybody. Seconds; null where there is none. */
    extent: () => extent.get({ now: now() })!,
    /** The first and the last contact of each source with anybody. Seconds. */
    extents: () => extents.all({ now: now() }),
    /** The latest visit of a person up to the end of a day. Days since 1970-01-01. */
    visitBy: (person: number, day: number): number | undefined =>
      visit.get({ person, kind: VISIT, latest: (day + 1) * SECONDS_PER_DAY }),
    /** Which import brought a fact first, and when it began. */
    importOf: (fact: number) => imported.get(fact),
    /** Of each person a source that she had contact with, and how many others there are. */
    sources: () => sources.all({ now: now() }),
    /** One row a person, over all of her sources. */
    observed(whom?: number): ObservedRow[] {
      const reach = new Map(extracts.all({ now: now() }).map(({ scope, last }) => [scope, last]))
      const people = new Map<number, ObservedRow>()
      for (const { scope, ...row } of observed({ now: now() }, whom)) {
        const extract = reach.get(scope)!
        const known = people.get(row.person)
        if (!known) people.set(row.person, { ...row, extract })
        else {
          known.first = Math.min(known.first, row.first)
          known.last = Math.max(known.last, row.last)
          known.extract = Math.max(known.extract, extract)
        }
      }
      return [...people.values()]
    },
  }
}
export type TimelineReader = ReturnType<typeof timelineReader>
