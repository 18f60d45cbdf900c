import { createHash } from 'node:crypto'
import type { WritableDb } from '../db.ts'

interface Link {
  id: number
  at: string
  what: string
  chain: Buffer
}
const chained = (before: Uint8Array, at: string, what: string) =>
  createHash('sha256').update(before).update(`${at}\n${what}`).digest()

/** The audit log: who looked at what and what was done, each line chained to the one before, so that a removed line shows. */
export function auditRepository(db: WritableDb, now: () => Date) {
  const newest = db.prepare<[], { chain: Buffer }>('SELECT chain FROM audit ORDER BY id DESC LIMIT 1')
  const insert = db.prepare<[string, string, Buffer]>('INSERT INTO audit (at, what, chain) VALUES (?, ?, ?)')
  const page = db.prepare<[number, number], { at: string; what: string }>(
    'SELECT at, what FROM audit ORDER BY id DESC LIMIT ? OFFSET ?',
  )
  const all = db.prepare<[], Link>('SELECT id, at, what, chain FROM audit ORDER BY id')
  return {
    write(what: string): void {
      const at = now().toISOString()
      insert.run(at, what, chained(newest.get()?.chain ?? Buffer.alloc(32), at, what))
    },
    page: (limit: number, offset: number) => page.all(limit, offset),
    /** Number of lines, or the first that does not follow from the one before. */
    check(): { lines: number; brokenAt?: number } {
      let before: Buffer = Buffer.alloc(32)
      let lines = 0
      for (const { id, at, what, chain } of all.iterate()) {
        if (!chained(before, at, what).equals(chain)) return { lines, brokenAt: id }
        before = chain
        lines++
      }
      return { lines }
    },
  }
}
export type AuditRepository = ReturnType<typeof auditRepository>
