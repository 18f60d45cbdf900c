import { hashOf } from '../../host/fact-hash.ts'
import type { WritableDb } from '../db.ts'

/** As many phrases are remembered; then it begins anew. */
const REMEMBERED = 50_000

const keyOf = (text: string) => hashOf(text).readUIntBE(0, 6)

/** What many facts say alike, kept once and named by a number. '' is nothing, and has none. */
export function phraseRepository(db: WritableDb) {
  const find = db
    .prepare<[number, string], number>('SELECT id FROM phrase WHERE key = ? AND text = ?')
    .pluck()
  const add = db.prepare<[number, string]>('INSERT INTO phrase (key, text) VALUES (?, ?)')
  const read = db.prepare<[number], string>('SELECT text FROM phrase WHERE id = ?').pluck()
  const sweep = db.prepare(`
    DELETE FROM phrase WHERE id NOT IN (
      SELECT concept FROM fact
      UNION ALL SELECT form FROM fact WHERE form IS NOT NULL
      UNION ALL SELECT visit FROM fact WHERE visit IS NOT NULL
      UNION ALL SELECT unit FROM fact WHERE unit IS NOT NULL)`)
  const ids = new Map<string, number>()
  const texts = new Map<number, string>()

  function forget(): void {
    ids.clear()
    texts.clear()
  }
  function remember(id: number, text: string): void {
    if (ids.size >= REMEMBERED || texts.size >= REMEMBERED) forget()
    ids.set(text, id)
    texts.set(id, text)
  }

  return {
    idOf(text: string): number | null {
      if (text === '') return null
      let id = ids.get(text)
      if (id === undefined) {
        const key = keyOf(text)
        id = find.get(key, text) ?? Number(add.run(key, text).lastInsertRowid)
        remember(id, text)
      }
      return id
    },
    textOf(id: number | null): string {
      if (id === null) return ''
      let text = texts.get(id)
      if (text === undefined) {
        text = read.get(id) ?? '' // verify tells of one that is missing
        remember(id, text)
      }
      return text
    },
    /** Removes what no fact says any more. */
    sweep(): void {
      sweep.run()
      forget()
    },
    /** After a transaction was rolled back nothing remembered can be trusted. */
    forget,
  }
}
export type PhraseRepository = ReturnType<typeof phraseRepository>
