import { idsIn } from '../../../shared/domain/facts/columns.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import { witnessed, witnesses, type Told } from '../../../shared/domain/facts/witnesses.ts'
import type { ReadableDb } from '../db.ts'
import { detailText, factAndSource, type FactRows, type SaidRow } from './fact-rows.ts'
import { meeting, type MetRow } from './meeting.ts'
import type { PhraseRepository } from './phrases.ts'
import type { ReferentRepository } from './referents.ts'

/** A fact as far as it decides whether another tells the same. */
interface ToldRow extends SaidRow {
  readonly id: number
  readonly retracted: number
  readonly scope: string
  readonly file: number
  readonly hash: string
}

interface Beside {
  readonly rows: FactRows
  readonly phrases: Pick<PhraseRepository, 'textOf'>
  readonly referents: Pick<ReferentRepository, 'complete'>
}

const kindsWitnessed: ReadonlySet<number> = new Set(witnessed.map(numberOf))
const OBSERVATION = numberOf('observation')

/** Facts of which several are one, by number: of each group the one that is shown first. */
export class ToldAgain {
  readonly #groups: readonly (readonly number[])[]
  readonly #groupOf = new Map<number, readonly number[]>()
  constructor(groups: readonly (readonly number[])[]) {
    this.#groups = groups
    for (const group of groups) for (const fact of group) this.#groupOf.set(fact, group)
  }
  get isNothing(): boolean {
    return this.#groups.length === 0
  }
  /** All that are one with another. */
  get facts(): number[] {
    return [...this.#groupOf.keys()]
  }
  /** Of these facts, those that another of them tells already; of all there are, where none are given. */
  hidden(among?: Iterable<number>): Set<number> {
    const present = among && new Set(among)
    return new Set(
      this.#groups.flatMap(group => (present ? group.filter(each => present.has(each)) : group).slice(1)),
    )
  }
  /** Who else tells what a fact says. */
  witnessesOf(fact: number): readonly number[] {
    return this.#groupOf.get(fact)?.filter(each => each !== fact) ?? []
  }
}
const NOTHING = new ToldAgain([])

/**
 * Which facts of one chart are one result with several witnesses (shared/domain/facts/witnesses.ts). A rule of
 * reading: nothing is stored of it, so that what is undone or taken apart stands as it stood before. Business numbers
 * lie in what each fact alone says, so all of a kind are looked at, but only those are read whole that another one
 * meets by a number or by the minute.
 */
export function toldAgain(db: ReadableDb, { rows, phrases, referents }: Beside) {
  const ofKind = db.prepare<[number, number], MetRow & { source: number }>(`
    SELECT fact.id, concept, form, clock, start_after, detail, source
    FROM fact WHERE person = ? AND kind = ? AND current = 1 AND undecided = 0`)
  const scopeOf = db.prepare<[number], string>('SELECT scope FROM source WHERE id = ?').pluck()
  const areOfSeveral = (all: ReadonlyArray<{ source: number }>): boolean =>
    new Set([...new Set(all.map(({ source }) => source))].map(source => scopeOf.get(source))).size > 1
  const these = db.prepare<[string], ToldRow>(`
    SELECT fact.id, kind, retracted, standing, clock, start_after, end_after, known_after, recorded_after, concept,
      form, visit, value, unit, written, detail, source.scope, fact.source AS file, hex(hash) AS hash
    FROM ${factAndSource}
    WHERE fact.id IN (SELECT value FROM json_each(?)) AND undecided = 0`)

  const toldBy = (row: ToldRow): Told => ({
    fact: referents.complete(rows.shownIn(row)),
    source: row.scope,
    file: row.file,
    hash: row.hash,
  })
  /** Of those that meet, which are one. */
  function groupsIn(met: readonly (readonly number[])[]): ToldAgain {
    if (met.length === 0) return NOTHING
    const found = new Map(these.all(JSON.stringify(met.flat())).map(row => [row.id, row]))
    const groups = met.flatMap(facts => {
      const here = facts.flatMap(id => found.get(id) ?? [])
      return witnesses(here.map(toldBy)).map(group => group.map(at => here[at]!.id))
    })
    return groups.length === 0 ? NOTHING : new ToldAgain(groups)
  }

  return {
    /** Among all facts of a kind that are shown on a chart. */
    of(person: number, kind: number): ToldAgain {
      if (!kindsWitnessed.has(kind)) return NOTHING
      const all = ofKind.all(person, kind)
      if (kind === OBSERVATION) return groupsIn(meeting(all, { phrases, ofSeveral: areOfSeveral(all) }))
      // What a medicine is may stand elsewhere, so all that have a number are read.
      const numbered = all.filter(({ detail }) => detail !== null && idsIn(detailText(detail)).length > 0)
      return groupsIn(numbered.length < 2 ? [] : [numbered.map(({ id }) => id)])
    },
    /** Among these facts of one chart. */
    among: (facts: readonly number[]): ToldAgain => groupsIn(facts.length < 2 ? [] : [facts]),
  }
}
export type ToldAgainRepository = ReturnType<typeof toldAgain>
