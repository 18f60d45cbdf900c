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
    `SELECT said FROM audit WHERE json_extract(said, '$.key') IN ('audit.note-signed', 'audit.note-amended')
      ORDER BY id`,
  )
  const newestBut = db
    .prepare<[string], number>(`
      SELECT id FROM audit WHERE json_extract(said, '$.key') NOT IN (SELECT value FROM json_each(?))
      ORDER BY id DESC LIMIT 1`)
    .pluck()
  const newestLine = db.prepare<[], number>('SELECT id FROM audit ORDER BY id DESC LIMIT 1').pluck()
  const hasSaid = db
    .prepare<[{ after: number; keys: string }], number>(`
      SELECT 1 FROM audit
      WHERE id > @after AND json_extract(said, '$.key') IN (SELECT value FROM json_each(@keys)) LIMIT 1`)
    .pluck()
  const erasings = db.prepare<[], Pick<Line, 'said'>>(
    `SELECT said FROM audit WHERE json_extract(said, '$.key') = 'audit.person-erased' ORDER BY id`,
  )
  const missing = db
    .prepare<[], number>(
      `SELECT coalesce(sum(json_extract(said, '$.values.changes')), 0) FROM audit
        WHERE json_extract(said, '$.key') = 'audit.changes-missing'`,
    )
    .pluck()
  const first = db.prepare<[], string>('SELECT at FROM audit ORDER BY id LIMIT 1').pluck()
  const rewrite = db.prepare<[{ id: number; said: string }]>('UPDATE audit SET said = @said WHERE id = @id')
  const chainAgain = db.prepare<[Buffer, number]>('UPDATE audit SET chain = ? WHERE id = ?')
  const linkBefore = db.prepare<[number], { chain: Buffer }>(
    'SELECT chain FROM audit WHERE id < ? ORDER BY id DESC LIMIT 1',
  )
  const from = db.prepare<[number], Link>(
    'SELECT id, at, person, said, chain FROM audit WHERE id >= ? ORDER BY id',
  )
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
    /** The number of the newest line; 0 for none. */
    newest: (): number => newestLine.get() ?? 0,
    /** Whether any of these was said after a line. */
    hasSaid: (keys: readonly Key[], after: number): boolean =>
      hasSaid.get({ after, keys: JSON.stringify(keys) }) !== undefined,
    /** Changes that had been acknowledged and were not there when it was opened, as the log has told. */
    missing: (): number => missing.get()!,
    /** When the first line was written: when this casebook began. */
    began: (): string | undefined => first.get(),
    /** Every line in order, for whoever takes the log along. */
    *lines(): Generator<AuditLine> {
      for (const { at, person, said } of all.iterate()) yield { at, person, what: stored(said) }
    },
    /** How many sealed rows each erasure emptied, as the log says. */
    emptied: (): ReadonlyMap<number, number> =>
      new Map(
        erasings.all().map(({ said }) => {
          const { number, rows } = stored(said).values as Values<'audit.person-erased'>
          return [number, rows]
        }),
      ),
    /** Numbers of the lines that say something of this. */
    saying(isMeant: (said: string) => boolean): number[] {
      const found: number[] = []
      for (const { id, said } of all.iterate()) if (isMeant(said)) found.push(id)
      return found
    },
    /**
     * These lines say something else from now on, and the chain is made anew from the first of them. What seals them
     * (`heads.ts`) goes on being made of what they were.
     */
    rewrite(lines: readonly number[], what: Message): void {
      const first = Math.min(...lines)
      if (lines.length === 0) return
      for (const id of lines) rewrite.run({ id, said: canonical(what as unknown as Json) })
      let before: Buffer = linkBefore.get(first)?.chain ?? Buffer.alloc(32)
      for (const { id, chain: _old, ...line } of from.all(first)) {
        before = chained(before, line)
        chainAgain.run(before, id)
      }
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
