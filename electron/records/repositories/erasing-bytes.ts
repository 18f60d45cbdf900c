import { createHash, type Hash } from 'node:crypto'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { Slice } from '../../../shared/contract/ingest-erasing.ts'
import type { WritableDb } from '../db.ts'

interface BlockRow {
  readonly at: number
  readonly length: number
  readonly bytes: Buffer
}
interface Range {
  readonly source: number
  readonly from: number
  readonly to: number
}

const BLANK = 0x20
/** As intake packs it: what is overwritten takes no more room than before. */
const PACKING = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

/** Puts a slice's blanks, and with what they begin, into the bytes of a block. */
function overwrite(bytes: Buffer, blockAt: number, { at, length, begins }: Slice): void {
  const [from, to] = [Math.max(at, blockAt), Math.min(at + length, blockAt + bytes.byteLength)]
  if (to <= from) return
  bytes.fill(BLANK, from - blockAt, to - blockAt)
  const beginning = Buffer.from(begins).subarray(Math.max(0, blockAt - at))
  if (at + begins.length > blockAt) beginning.copy(bytes, from - blockAt, 0, to - from)
}

/** Overwrites bytes of kept files in place, block by block, and notes anew what the files hash to. */
export function erasingBytes(db: WritableDb) {
  const among = db.prepare<[Range], BlockRow>(`
    SELECT at, length, bytes FROM source_block WHERE source = @source AND at < @to AND at + length > @from`)
  const next = db.prepare<[{ source: number; from: number }], BlockRow>(
    'SELECT at, length, bytes FROM source_block WHERE source = @source AND at >= @from ORDER BY at LIMIT 1',
  )
  const update = db.prepare<[{ source: number; at: number; bytes: Buffer }]>(
    'UPDATE source_block SET bytes = @bytes WHERE source = @source AND at = @at',
  )
  const note = db.prepare<[{ source: number; sha256: string; bytes: number }]>(
    'UPDATE source SET kept_sha256 = @sha256, bytes = @bytes WHERE id = @source',
  )
  const dropRejects = db.prepare<[{ erasure: number; source: number }]>(`
    DELETE FROM quarantine WHERE source = @source AND length > 0 AND at + length <= (
      SELECT hers.at + hers.length FROM erasing_slice hers
      WHERE hers.erasure = @erasure AND hers.source = @source AND hers.at <= quarantine.at
      ORDER BY hers.at DESC LIMIT 1)`)
  const dropAllRejects = db.prepare<[number]>('DELETE FROM quarantine WHERE source = ?')
  const ofSource = 'batch CROSS JOIN fact ON fact.id BETWEEN batch.first AND batch.last'
  const losePlaces = db.prepare<[Range]>(`
    UPDATE fact SET length = 0 WHERE id IN (
      SELECT fact.id FROM ${ofSource} WHERE batch.source = @source AND fact.source = @source
        AND fact.at >= @from AND fact.at + fact.length <= @to AND fact.length > 0)`)
  const losePeople = db.prepare<[Range]>(`
    UPDATE person_version SET length = 0
    WHERE source = @source AND at >= @from AND at + length <= @to AND length > 0`)
  const lose = db.prepare<[number]>('UPDATE source SET bytes_lost = 1 WHERE id = ?')
  const rename = db.prepare<[string, number]>('UPDATE source SET path = ? WHERE id = ?')
  const dropLast = db.prepare<[number, number]>(`
    DELETE FROM source_block WHERE rowid IN (
      SELECT rowid FROM source_block WHERE source = ? ORDER BY at DESC LIMIT ?)`)
  const dropWaiting = [
    'DELETE FROM waiting_block WHERE source = ?',
    'DELETE FROM waiting WHERE source = ?',
  ].map(sql => db.prepare<[number]>(sql))
  const isWaiting = db.prepare<[number], number>('SELECT 1 FROM waiting WHERE source = ?').pluck()
  const close = db.prepare<[number]>(
    "UPDATE source SET done = 1, reader = '', reader_version = 0, read = 0, stored = 0, known = 0 WHERE id = ?",
  )

  /** What others said in these bytes leads nowhere from now on. */
  function leaveWithout(source: number, { at, length }: Pick<Slice, 'at' | 'length'>): void {
    const range = { source, from: at, to: at + length }
    if (losePlaces.run(range).changes + losePeople.run(range).changes > 0) lose.run(source)
  }
  function blockOf(source: number, at: number): { at: number; bytes: Buffer } | undefined {
    const [block] = among.all({ source, from: at, to: at + 1 })
    return block && { at: block.at, bytes: zstdDecompressSync(block.bytes) }
  }

  return {
    /** Overwrites slices, in their order, block by block; again is no harm. Nothing else moves. */
    blank(source: number, slices: readonly Slice[]): void {
      let block: ReturnType<typeof blockOf>
      const put = () => {
        if (block) update.run({ source, at: block.at, bytes: zstdCompressSync(block.bytes, PACKING) })
      }
      for (const slice of slices) {
        for (let at = slice.at; at < slice.at + slice.length;) {
          if (!block || at < block.at || at >= block.at + block.bytes.byteLength) {
            put()
            block = blockOf(source, at)
            if (!block) break // beyond what was kept of it
          }
          overwrite(block.bytes, block.at, slice)
          at = block.at + block.bytes.byteLength
        }
        if (slice.isShared) leaveWithout(source, slice)
      }
      put()
    },
    /** What was set aside of the slices that were overwritten is theirs. */
    dropRejects: (erasure: number, source: number): void => {
      dropRejects.run({ erasure, source })
    },
    /** What the bytes of a file hash to now, one block a step: true while there are more. */
    hashing(source: number): () => boolean {
      const hash: Hash = createHash('sha256')
      let from = 0
      return () => {
        const block = next.get({ source, from })
        if (block) {
          hash.update(zstdDecompressSync(block.bytes))
          from = block.at + block.length
          return true
        }
        note.run({ source, sha256: hash.digest('hex'), bytes: from })
        return false
      }
    },
    /** All of a file's bytes, so many blocks at most: true while there are more. */
    drop: (source: number, most: number): boolean => dropLast.run(source, most).changes > 0,
    /** A file of which nothing is kept: its row stays, so that the same bytes are known when they come again. */
    dropped(source: number): void {
      if (isWaiting.get(source) === 1) {
        for (const statement of dropWaiting) statement.run(source)
        close.run(source)
      }
      note.run({ source, sha256: createHash('sha256').digest('hex'), bytes: 0 })
      rename.run(`erased-${source}`, source)
      dropAllRejects.run(source)
      leaveWithout(source, { at: 0, length: Number.MAX_SAFE_INTEGER })
    },
  }
}
export type ErasingBytes = ReturnType<typeof erasingBytes>
