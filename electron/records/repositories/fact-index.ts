import { counts, whenOf, type Code, type Fact } from '../../../shared/domain/fact.ts'
import { clockOf } from '../../../shared/domain/clock.ts'
import { lines } from '../kinds/kind.ts'
import { recorded } from '../kinds/registry.ts'
import type { WritableDb } from '../db.ts'
import type { Dictionary } from './dictionary.ts'

/** Stands for a time that nobody recorded: before every window that a question can ask for. */
export const UNDATED = -8_640_000_000_000_000

/** A current fact, its number, its person's and its kind's. */
export interface IndexedFact {
  readonly id: number
  readonly person: number
  readonly kind: number
  readonly fact: Fact
}
interface CodedRow {
  code: number
  kind: number
  person: number
  clock: number
  fact: number
  usable: number
}
interface MeasuredRow extends Omit<CodedRow, 'kind'> {
  unit: number
  part: number
  value: number
  comparator: string | null
}

/** What of a fact can be searched for in words: its concept's own words too, where it has no code to find it by. */
const textOf = (fact: Fact): string =>
  lines(
    recorded(fact).words(fact),
    fact.concept.codes.length === 0 ? fact.concept.text : undefined,
    ...fact.notes,
  )

/** Keeps the rows by which current facts are found: codes, numbers, words. */
export function factIndex(db: WritableDb, words: Dictionary) {
  const addCoded = db.prepare<[CodedRow]>(
    `INSERT OR IGNORE INTO coded (code, kind, person, clock, fact, usable)
      VALUES (@code, @kind, @person, @clock, @fact, @usable)`,
  )
  const addMeasured = db.prepare<[MeasuredRow]>(`
    INSERT OR IGNORE INTO measured (code, unit, person, clock, fact, part, value, comparator, usable)
    VALUES (@code, @unit, @person, @clock, @fact, @part, @value, @comparator, @usable)`)
  const addText = db.prepare<[number, string]>('INSERT INTO text_search (rowid, words) VALUES (?, ?)')
  const dropCoded = db.prepare<[number]>('DELETE FROM coded WHERE fact = ?')
  const dropMeasured = db.prepare<[number]>('DELETE FROM measured WHERE fact = ?')
  const dropText = db.prepare<[number]>('DELETE FROM text_search WHERE rowid = ?')

  return {
    add({ id, person, kind, fact }: IndexedFact): void {
      const clock = clockOf(whenOf(fact)?.moment) ?? UNDATED
      const usable = Number(counts(fact))
      const numbered = (codes: readonly Code[]) =>
        codes.map(each => {
          const code = words.code(each)
          addCoded.run({ code, kind, person, clock, fact: id, usable })
          return code
        })
      const own = numbered(fact.concept.codes)
      for (const [part, { concept, value }] of recorded(fact).results(fact).entries()) {
        const under = part === 0 ? own : numbered(concept.codes)
        if (value?.kind !== 'quantity' || !Number.isFinite(value.value)) continue
        const written = words.unit(value.unitCode ?? value.unit ?? '')
        const unit = value.kept ? words.unit(value.kept.unit) : written
        const comparator = value.comparator ?? null
        for (const code of under) {
          if (value.kept) words.converts(code, written, value.kept)
          addMeasured.run({
            code,
            unit,
            person,
            clock,
            fact: id,
            part,
            value: value.kept?.value ?? value.value,
            comparator,
            usable,
          })
        }
      }
      const text = textOf(fact)
      if (text !== '') addText.run(id, text)
    },
    remove(id: number): void {
      dropCoded.run(id)
      dropMeasured.run(id)
      dropText.run(id)
    },
  }
}
