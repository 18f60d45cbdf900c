import type { WritableDb } from '../db.ts'

/** What a fact says by number. */
type Said = readonly [
  id: number,
  concept: number,
  form: number | null,
  visit: number | null,
  unit: number | null,
]

/** As many facts are looked at in the time that one takes to remove. */
const LOOKED_AT = 20

/**
 * Removes what no fact says any more, step by step: first all facts are looked at, in the order of their ids; what
 * comes in between has a higher id, and is looked at before anything is removed. Which phrases a fact has never
 * changes.
 */
export function phraseSweep(db: WritableDb) {
  const facts = db
    .prepare<[number, number], Said>(
      'SELECT id, concept, form, visit, unit FROM fact WHERE id > ? ORDER BY id LIMIT ?',
    )
    .raw()
  const newest = db.prepare<[], number>('SELECT id FROM phrase ORDER BY id DESC LIMIT 1').pluck()
  const phrases = db
    .prepare<[number, number], number>('SELECT id FROM phrase WHERE id > ? ORDER BY id LIMIT ?')
    .pluck()
  const drop = db.prepare<[number]>('DELETE FROM phrase WHERE id = ?')

  /** Begins a sweep. Each call of what it answers is a step, in one transaction; it answers whether there are more. */
  return (): ((most: number) => boolean) => {
    // 1 for each phrase that is said. Those that came after the sweep had begun are none of its business.
    const isSaid = new Uint8Array((newest.get() ?? 0) + 1)
    let [factsTo, phrasesTo] = [0, 0]

    /** Looks at so many facts; answers whether there may be more. */
    function look(most: number): boolean {
      const found = facts.all(factsTo, most)
      for (const [id, ...said] of found) {
        factsTo = id
        for (const phrase of said) if (phrase !== null && phrase < isSaid.length) isSaid[phrase] = 1
      }
      return found.length === most
    }

    return most => {
      if (look(most * LOOKED_AT)) return true
      const found = phrases.all(phrasesTo, most).filter(id => id < isSaid.length)
      for (const id of found) if (isSaid[id] === 0) drop.run(id)
      phrasesTo = found.at(-1) ?? phrasesTo
      return found.length > 0
    }
  }
}
export type PhraseSweep = ReturnType<typeof phraseSweep>
