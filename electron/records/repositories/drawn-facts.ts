import type { ReadableDb } from '../db.ts'
import { positionText } from './fact-rows.ts'

/** A fact with the place of the bytes that said it. */
interface BytesOfFact {
  id: number
  source: number
  at: number
  length: number
  position: string
  identity: Buffer
  hash: Buffer
}

/** Draws up to so many facts at random from those that are there; fewer where one is drawn twice. */
export function drawnFacts(db: ReadableDb) {
  const last = db
    .prepare<[number], number>('SELECT id FROM fact WHERE id <= ? ORDER BY id DESC LIMIT 1')
    .pluck()
  const atOrAfter = db.prepare<[number], BytesOfFact>(`
    SELECT id, source, at, length, ${positionText} AS position, identity, hash
    FROM fact WHERE id >= ? ORDER BY id LIMIT 1`)
  return (n: number): BytesOfFact[] => {
    const most = last.get(Number.MAX_SAFE_INTEGER) ?? 0
    const found = new Map<number, BytesOfFact>()
    for (let drawn = 0; drawn < n; drawn++) {
      const fact = atOrAfter.get(Math.ceil(Math.random() * most))
      // The bytes of some went with somebody who was erased.
      if (fact && fact.length > 0) found.set(fact.id, fact)
    }
    return [...found.values()]
  }
}
