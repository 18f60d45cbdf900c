import type { Code, Fact, Value } from '../../../shared/domain/fact.ts'
import { clockOf } from '../clock.ts'
import type { WritableDb } from '../db.ts'
import type { Dictionary } from './dictionary.ts'

/** Stands for a time that nobody recorded: before every window that a question can ask for. */
export const UNDATED = -8_640_000_000_000_000

/** Facts that were never true, by the source's own word. */
export function isUsable(fact: Fact): boolean {
  const verification = fact.kind === 'condition' || fact.kind === 'allergy' ? fact.verification : undefined
  return (
    fact.status !== 'entered-in-error' && verification !== 'entered-in-error' && verification !== 'refuted'
  )
}

/** What of a fact can be searched for in words. */
export function wordsOf(fact: Fact): string {
  switch (fact.kind) {
    case 'document':
      return [fact.title, fact.text].filter(Boolean).join('\n')
    case 'report':
      return fact.conclusion ?? ''
    case 'observation':
      return [fact.value?.kind === 'text' ? fact.value.text : '', fact.note ?? ''].filter(Boolean).join('\n')
    default:
      return ''
  }
}

/** Keeps the rows by which current facts are found: codes, numbers, words. */
export function factIndex(db: WritableDb, words: Dictionary) {
  const addCoded = db.prepare<[number, number, number, number, number, number]>(
    'INSERT OR IGNORE INTO coded (code, kind, person, clock, fact, usable) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const addMeasured = db.prepare<
    [number, number, number, number, number, number, number, string | null, number]
  >(
    'INSERT OR IGNORE INTO measured (code, unit, person, clock, fact, part, value, comparator, usable) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const addText = db.prepare<[number, string]>('INSERT INTO text_search (rowid, words) VALUES (?, ?)')
  const dropCoded = db.prepare<[number]>('DELETE FROM coded WHERE fact = ?')
  const dropMeasured = db.prepare<[number]>('DELETE FROM measured WHERE fact = ?')
  const dropText = db.prepare<[number]>('DELETE FROM text_search WHERE rowid = ?')

  return {
    add(id: number, person: number, kind: number, fact: Fact): void {
      const clock = clockOf(fact.start) ?? UNDATED
      const usable = Number(isUsable(fact))
      const code = (each: Code) => {
        const number = words.code(each)
        addCoded.run(number, kind, person, clock, id, usable)
        return number
      }
      const number = (codes: readonly number[], value: Value | undefined, part: number) => {
        if (value?.kind !== 'quantity' || !Number.isFinite(value.value)) return
        const unit = words.unit(value.unitCode ?? value.unit ?? '')
        for (const each of codes)
          addMeasured.run(each, unit, person, clock, id, part, value.value, value.comparator ?? null, usable)
      }
      const own = fact.codes.map(code)
      if (fact.kind === 'observation') {
        number(own, fact.value, 0)
        fact.components.forEach((component, k) => number(component.codes.map(code), component.value, k + 1))
      }
      const text = wordsOf(fact)
      if (text !== '') addText.run(id, text)
    },
    remove(id: number, fact: Fact): void {
      dropCoded.run(id)
      if (fact.kind === 'observation') dropMeasured.run(id)
      if (wordsOf(fact) !== '') dropText.run(id)
    },
  }
}
