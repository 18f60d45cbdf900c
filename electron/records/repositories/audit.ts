import { createHash } from 'node:crypto'
import { canonical, type Json } from '../../../shared/domain/canonical.ts'
import type { Key, Message, Values } from '../../../shared/words/message.ts'
import type { WritableDb } from '../db.ts'

interface Line {
  at: string
  person: string
  /** Canonical JSON of a message. */
  said: string
}
interface Link extends Line {
  id: number
  chain: Buffer
}
export interface AuditLine {
  at: string
  person: string
  what: Message
}

/** What the log holds of a version of a note. */
export type SavedNote = Values<'audit.note-signed'>

// Written by `write`.
const stored = (said: string) => JSON.parse(said) as Message

const chained = (before: Uint8Array, { at, person, said }: Line) =>
  createHash('sha256').update(before).update(`${at}\n${person}\n${said}`).digest()

/**
 * The audit log: who looked at what and what was done, each line chained to the one before, so that a removed
 * line shows.
 */
export function auditRepository(db: WritableDb, now: () => Date) {
  const newest = db.prepare<[], { chain: Buffer }>('SELECT chain FROM audit ORDER BY id DESC LIMIT 1')
  const insert = db.prepare<[Line & { chain: Buffer }]>(
    'INSERT INTO audit (at, person, said, chain) VALUES (@at, @person, @said, @chain)',
  )
  const page = db.prepare<[{ limit: number; offset: number }], Line>(
    'SELECT at, person, said FROM audit ORDER BY id DESC LIMIT @limit OFFSET @offset',
  )
  const savedNotes = db.prepare<[], Pick<Line, 'said'>>(
    `SELECT said FROM audit WHERE said LIKE '{"key":"audit.note-%' ORDER BY id`,
  )
  const newestBut = db
    .prepare<[string], number>(`
      SELECT id FROM audit WHERE json_extract(said, '$.key') NOT IN (SELECT value FROM json_each(?))
      ORDER BY id DESC LIMIT 1`)
    .pluck()
  const first = db.prepare<[], string>('SELECT at FROM audit ORDER BY id LIMIT 1').pluck()
  const all = db.prepare<[], Link>('SELECT id, at, person, said, chain FROM audit ORDER BY id')
  return {
    write(what: Message, person: string): void {
      // A message holds only what JSON can say.
      const line = { at: now().toISOString(), person, said: canonical(what as unknown as Json) }
      insert.run({ ...line, chain: chained(newest.get()?.chain ?? Buffer.alloc(32), line) })
    },
    /** Every version of a note that was ever saved, with its hash. */
    *saved(): IterableIterator<SavedNote> {
      for (const { said } of savedNotes.iterate()) {
        const { values } = stored(said)
        yield values as SavedNote // the statement picks lines that have these
      }
    },
    page: (part: { limit: number; offset: number }): AuditLine[] =>
      page.all(part).map(({ at, person, said }) => ({ at, person, what: stored(said) })),
    /** The number of the newest line that says none of these; 0 where there is none. */
    newestBut: (keys: readonly Key[]): number => newestBut.get(JSON.stringify(keys)) ?? 0,
    /** When the first line was written: when this casebook began. */
    began: (): string | undefined => first.get(),
    /** Every line in order, for whoever takes the log along. */
    *lines(): Generator<AuditLine> {
      for (const { at, person, said } of all.iterate()) yield { at, person, what: stored(said) }
    },
    /** Number of lines, or the first that does not follow from the one before. */
    check(): { lines: number; brokenAt?: number } {
      let before: Buffer = Buffer.alloc(32)
      let lines = 0
      for (const { id, chain, ...line } of all.iterate()) {
        if (!chained(before, line).equals(chain)) return { lines, brokenAt: id }
        before = chain
        lines++
      }
      return { lines }
    },
  }
}
export type AuditRepository = ReturnType<typeof auditRepository>
