import { createHash } from 'node:crypto'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { WritableDb } from '../db.ts'

export interface SourceRow {
  id: number
  path: string
  sha256: string
  format: string
  bytes: number
  entries_done: number
  done: number
  read: number
  stored: number
  known: number
  quarantined: number
}
/** How far a source has been read, and what the last run of entries added. */
export interface SourceProgress {
  sourceId: number
  entriesDone: number
  read: number
  stored: number
  known: number
  quarantined: number
}
const columns = 'id, path, sha256, format, bytes, entries_done, done, read, stored, known, quarantined'

/** Files as they arrived: their bytes, how far they have been read, and which imports brought them. */
export function sourceRepository(db: WritableDb) {
  const bySha = db.prepare<[string], SourceRow>(`SELECT ${columns} FROM source WHERE sha256 = ?`)
  const byId = db.prepare<[number], SourceRow>(`SELECT ${columns} FROM source WHERE id = ?`)
  const add = db.prepare<[string, string, string, string]>(
    'INSERT INTO source (sha256, path, format, parser) VALUES (?, ?, ?, ?)',
  )
  const link = db.prepare<[number, number]>(
    'INSERT OR IGNORE INTO import_source (import, source) VALUES (?, ?)',
  )
  const advance = db.prepare<[SourceProgress]>(
    'UPDATE source SET entries_done = @entriesDone, read = read + @read, stored = stored + @stored, known = known + @known, quarantined = quarantined + @quarantined WHERE id = @sourceId',
  )
  const finish = db.prepare<[number, number]>('UPDATE source SET done = 1, bytes = ? WHERE id = ?')
  const addBlock = db.prepare<[number, number, number, Uint8Array]>(
    'INSERT OR IGNORE INTO source_block (source, at, length, bytes) VALUES (?, ?, ?, ?)',
  )
  const blocks = db.prepare<[number, number, number], { at: number; length: number; bytes: Buffer }>(
    'SELECT at, length, bytes FROM source_block WHERE source = ? AND at < ? AND at + length > ? ORDER BY at',
  )
  const allBlocks = db.prepare<[number], { at: number; length: number; bytes: Buffer }>(
    'SELECT at, length, bytes FROM source_block WHERE source = ? ORDER BY at',
  )
  const addOther = db.prepare<[number, string, number]>(
    'INSERT INTO source_other (source, type, n) VALUES (?, ?, ?) ON CONFLICT (source, type) DO UPDATE SET n = n + excluded.n',
  )
  const everything = db.prepare<[], SourceRow>(`SELECT ${columns} FROM source ORDER BY id`)
  const count = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM source')
  const drop = [
    'DELETE FROM import_source WHERE source = ?',
    'DELETE FROM source_block WHERE source = ?',
    'DELETE FROM source_other WHERE source = ?',
    'DELETE FROM quarantine WHERE source = ?',
    'DELETE FROM source WHERE id = ?',
  ].map(sql => db.prepare<[number]>(sql))

  return {
    bySha: (sha256: string) => bySha.get(sha256),
    byId: (id: number) => byId.get(id),
    add: (sha256: string, path: string, format: string, parser: string) =>
      Number(add.run(sha256, path, format, parser).lastInsertRowid),
    link: (importId: number, source: number) => {
      link.run(importId, source)
    },
    advance: (progress: SourceProgress) => {
      advance.run(progress)
    },
    finish: (source: number, bytes: number) => {
      finish.run(bytes, source)
    },
    /** Removes a source with its bytes and its links. */
    remove: (source: number) => {
      for (const statement of drop) statement.run(source)
    },
    keep: (source: number, offset: number, bytes: Uint8Array) => {
      addBlock.run(source, offset, bytes.byteLength, zstdCompressSync(bytes))
    },
    addOther: (source: number, type: string, n: number) => {
      addOther.run(source, type, n)
    },
    count: () => count.get()!.n,
    /** The unpacked bytes from `offset` on; shorter where fewer are kept. */
    bytes(source: number, offset: number, length: number): Buffer {
      return Buffer.concat(
        blocks
          .all(source, offset + length, offset)
          .map(block =>
            zstdDecompressSync(block.bytes).subarray(
              Math.max(0, offset - block.at),
              Math.min(block.length, offset + length - block.at),
            ),
          ),
      )
    },
    /** Sources whose kept blocks have a gap or cannot be unpacked. A file that was given unpacked must also hash to its name. */
    damaged(): string[] {
      return everything
        .all()
        .filter(source => {
          if (!source.done) return false
          const hash = createHash('sha256')
          let at = 0
          for (const block of allBlocks.iterate(source.id)) {
            const bytes = zstdDecompressSync(block.bytes)
            if (block.at !== at || bytes.byteLength !== block.length) return true
            at += block.length
            hash.update(bytes)
          }
          return (
            at === source.bytes && !source.format.endsWith('+gzip') && hash.digest('hex') !== source.sha256
          )
        })
        .map(each => each.sha256)
    },
  }
}
export type SourceRepository = ReturnType<typeof sourceRepository>
