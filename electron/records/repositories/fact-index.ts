import { counts, type Code, type Value } from '../../../shared/domain/fact.ts'
import type { Said } from '../../../shared/domain/facts/columns.ts'
import { levelOf, numberOfLevel } from '../../../shared/domain/facts/levels.ts'
import { converted, type Quantity } from '../../../shared/domain/facts/value.ts'
import { whenOf } from '../../../shared/domain/facts/when.ts'
import { precisions } from '../../../shared/domain/moment.ts'
import { mayBeCritical, type MayBeCritical } from '../kinds/critical.ts'
import { lines } from '../kinds/kind.ts'
import { recorded } from '../kinds/registry.ts'
import type { WritableDb } from '../db.ts'
import { inserting } from '../inserting.ts'
import type { CodeTallies } from './code-tallies.ts'
import { criticalIndex } from './critical-index.ts'
import type { Dictionary } from './dictionary.ts'
import { MILLISECONDS, type SaidRow } from './fact-rows.ts'
import { UNDATED } from './undated.ts'
import { variantIndex } from './variant-calls.ts'

/** A current fact as it is shown, its number, its person's and its kind's, and the moment that orders it. */
export interface IndexedFact {
  readonly id: number
  readonly person: number
  readonly kind: number
  readonly clock: number | null
  readonly fact: Said
}
/** One of which nothing is said that stands in its detail. */
export interface PlainFact {
  readonly id: number
  readonly person: number
  readonly clock: number | null
  readonly isUsable: boolean
  readonly row: SaidRow
  said(): Said
  measured(): Quantity
}
/** A current fact that goes from one chart to another. */
export type MovedFact = Pick<PlainFact, 'id' | 'person' | 'clock' | 'row' | 'said'>
/** What facts are found by that say the same but for when and how much. */
interface Alike {
  readonly codes: readonly number[]
  readonly text: string
  readonly counted: Counted
  /** There are results inside it, each with codes of its own. */
  readonly hasParts: boolean
  readonly mayBe: MayBeCritical | undefined
}
/** What a fact counts as, and how exactly it is dated. */
type Counted = Pick<CodedRow, 'level' | 'exact'>
interface CodedKey {
  code: number
  kind: number
  person: number
  clock: number
  fact: number
}
interface CodedRow extends CodedKey {
  part: number
  usable: number
  level: number
  exact: number | null
  ended: number | null
  unit: number | null
  value: number | null
  comparator: string | null
}

const codedColumns: Readonly<Record<keyof CodedRow, string>> = {
  code: 'code',
  kind: 'kind',
  person: 'person',
  clock: 'clock',
  fact: 'fact',
  part: 'part',
  usable: 'usable',
  level: 'level',
  exact: 'exact',
  ended: 'ended',
  unit: 'unit',
  value: 'value',
  comparator: 'comparator',
}

/** What of a fact can be searched for in words: its concept's own words too, where it has no code to find it by. */
export const textOf = (fact: Said): string =>
  lines(
    recorded(fact).words(fact),
    fact.concept.codes.length === 0 ? fact.concept.text : undefined,
    ...fact.notes,
  )

function countedAs(fact: Said): Counted {
  const dated = whenOf(fact)
  return {
    level: numberOfLevel(levelOf(fact)),
    exact: dated ? precisions.indexOf(dated.moment.precision) : null,
  }
}
/** When a fact ended, in seconds. */
const endOf = ({ end }: Said): number | null => (end ? Math.floor(end.clock / MILLISECONDS) : null)
const endIn = ({ clock, end_after: after }: SaidRow): number | null =>
  after === null ? null : Math.floor(((clock ?? 0) * MILLISECONDS + after) / MILLISECONDS)

/** What a fact is found by: its own codes, and those of each of its results, with the value measured. */
function* codesOf(fact: Said): Generator<{ code: Code; part: number; value?: Value | undefined }> {
  const results = recorded(fact).results(fact)
  for (const code of fact.concept.codes) yield { code, part: 0, value: results[0]?.value }
  for (const code of recorded(fact).alsoCoded(fact)) yield { code, part: 0 }
  for (const [part, { concept, value }] of results.entries())
    if (part > 0) for (const code of concept.codes) yield { code, part, value }
}

/** Keeps the rows by which current facts are found: codes, numbers, words. */
export function factIndex(db: WritableDb, words: Dictionary, tallies: CodeTallies) {
  const addCoded = inserting<keyof CodedRow>(db, 'INSERT OR IGNORE INTO coded', codedColumns)
  const addText = db.prepare<[number, string]>('INSERT INTO text_search (rowid, words) VALUES (?, ?)')
  const dropCoded = db.prepare<[CodedKey]>(
    'DELETE FROM coded WHERE code = @code AND kind = @kind AND person = @person AND clock = @clock AND fact = @fact',
  )
  const moveCoded = db.prepare<[CodedKey & { to: number }]>(
    `UPDATE coded SET person = @to
      WHERE code = @code AND kind = @kind AND person = @person AND clock = @clock AND fact = @fact`,
  )
  const dropText = db.prepare<[number]>('DELETE FROM text_search WHERE rowid = ?')

  const critical = criticalIndex(db)
  const variants = variantIndex(db)
  let alike = new Map<string, Alike>()
  let units = new Map<number, Quantity>()

  function alikeTo({ row: { kind, standing, concept, form }, said }: Pick<PlainFact, 'row' | 'said'>): Alike {
    const key = `${kind} ${standing} ${concept} ${form}`
    let found = alike.get(key)
    if (!found) {
      const fact = said()
      found = {
        codes: [...new Set([...codesOf(fact)].map(({ code }) => words.code(code)))],
        counted: countedAs(fact),
        text: textOf(fact),
        hasParts: recorded(fact).results(fact).length > 1,
        mayBe: mayBeCritical(fact),
      }
      alike.set(key, found)
    }
    return found
  }
  /** The value of a plain fact: all but its number is the same wherever its unit is. */
  function valueOf({ row: { unit, value }, measured }: PlainFact): Quantity | undefined {
    if (value === null) return undefined
    let found = units.get(unit ?? 0)
    if (!found) {
      found = measured()
      units.set(unit ?? 0, found)
    }
    const { kept } = found
    return { ...found, value, ...(kept && { kept: { ...kept, value: converted(value, kept) } }) }
  }

  /** A number in the unit in which it is kept; as written where no conversion is certain. */
  function measured(code: number, value: Value | undefined): Pick<CodedRow, 'unit' | 'value' | 'comparator'> {
    if (value?.kind !== 'quantity' || !Number.isFinite(value.value))
      return { unit: null, value: null, comparator: null }
    const written = words.unit(value.unitCode ?? value.unit ?? '')
    words.keeps(code, written, value.kept)
    return {
      unit: value.kept ? words.unit(value.kept.unit) : written,
      value: value.kept?.value ?? value.value,
      comparator: value.comparator ?? null,
    }
  }

  const addRow = (row: CodedRow) => tallies.adding(row, () => addCoded(row).changes)
  const dropRows = (key: CodedKey) => tallies.removing(key, () => dropCoded.run(key).changes)
  /** The codes under which a fact stands. */
  function codesUnder(fact: MovedFact): Iterable<number> {
    const known = fact.row.detail === null ? alikeTo(fact) : undefined
    if (known?.hasParts === false) return known.codes
    return new Set(
      [...codesOf(fact.said())].flatMap(({ code }) => words.lookUp(code.system, code.code) ?? []),
    )
  }

  return {
    /** Its words, and whether it is critical, are the same on any chart. */
    move(fact: MovedFact, to: number): void {
      const { id, person, row } = fact
      const clock = fact.clock ?? UNDATED
      for (const code of codesUnder(fact)) {
        const key = { code, kind: row.kind, person, clock, fact: id }
        tallies.moving(key, to, () => moveCoded.run({ ...key, to }).changes)
      }
    },
    add({ id, person, kind, clock, fact }: IndexedFact): void {
      const usable = Number(counts(fact))
      const counted = countedAs(fact)
      const ended = endOf(fact)
      for (const { code: said, part, value } of codesOf(fact)) {
        const code = words.code(said)
        const key = { code, kind, person, clock: clock ?? UNDATED, fact: id, part, usable }
        addRow({ ...key, ...counted, ended, ...measured(code, value) })
      }
      const text = textOf(fact)
      if (text !== '') addText.run(id, text)
      critical.add({ id, kind, clock: clock ?? UNDATED, fact })
      variants.add(id, fact)
    },
    /**
     * The same of a fact without detail, which is nearly every one: what is alike is looked at once. Answers false, and
     * does nothing, where it is not so simple.
     */
    addPlain(fact: PlainFact): boolean {
      const { id, person, clock, isUsable, row } = fact
      const { codes, text, counted, hasParts, mayBe } = alikeTo(fact)
      if (hasParts) return false
      const value = valueOf(fact)
      const key = {
        kind: row.kind,
        person,
        clock: clock ?? UNDATED,
        fact: id,
        part: 0,
        usable: Number(isUsable),
        ...counted,
        ended: endIn(row),
      }
      for (const code of codes) addRow({ code, ...key, ...measured(code, value) })
      if (text !== '') addText.run(id, text)
      critical.addPlain({ id, clock: clock ?? UNDATED, row, mayBe, value, said: fact.said })
      return true
    },
    /** Takes out what either put in of a fact without detail; answers false, and does nothing, as `addPlain` does. */
    removePlain(fact: Pick<PlainFact, 'id' | 'person' | 'clock' | 'row' | 'said'>): boolean {
      const { id, person, clock, row } = fact
      const { codes, text, hasParts, mayBe } = alikeTo(fact)
      if (hasParts) return false
      for (const code of codes) dropRows({ code, kind: row.kind, person, clock: clock ?? UNDATED, fact: id })
      if (text !== '') dropText.run(id)
      critical.removePlain({ id, mayBe })
      return true
    },
    /** After a rollback, or where phrases were given up, nothing remembered can be trusted. */
    forget(): void {
      alike = new Map()
      units = new Map()
    },
    /** Takes out what `add` put in, of the same fact shown the same. */
    remove({ id, person, kind, clock, fact }: IndexedFact): void {
      for (const { code: said } of codesOf(fact)) {
        const code = words.lookUp(said.system, said.code)
        if (code !== undefined) dropRows({ code, kind, person, clock: clock ?? UNDATED, fact: id })
      }
      if (textOf(fact) !== '') dropText.run(id)
      critical.remove(id, kind)
      variants.remove(id, kind)
    },
  }
}
