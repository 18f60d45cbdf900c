import { createHash } from 'node:crypto'
import { zstdDecompressSync } from 'node:zlib'
import type { WritableDb } from '../db.ts'

/** Bytes of a source, packed with zstd: where they stand, and how many they are unpacked. */
export interface Block {
  readonly offset: number
  readonly length: number
  readonly packed: Uint8Array
}
interface BlockRow {
  at: number
  length: number
  bytes: Buffer
}

/** The bytes of sources, block by block: `source_block` of what was read, `waiting_block` of what nobody reads yet. */
export function keptBlocks(db: WritableDb, table: 'source_block' | 'waiting_block') {
  const add = db.prepare<[Block & { source: number }]>(
    `INSERT OR IGNORE INTO ${table} (source, at, length, bytes) VALUES (@source, @offset, @length, @packed)`,
  )
  const among = db.prepare<[{ source: number; from: number; to: number }], BlockRow>(`
    SELECT at, length, bytes FROM ${table}
    WHERE source = @source AND at < @to AND at + length > @from ORDER BY at`)
  const all = db.prepare<[number], BlockRow>(
    `SELECT at, length, bytes FROM ${table} WHERE source = ? ORDER BY at`,
  )
  const end = db
    .prepare<[number], number>(`SELECT coalesce(max(at + length), 0) FROM ${table} WHERE source = ?`)
    .pluck()
  const drop = db.prepare<[number]>(`DELETE FROM ${table} WHERE source = ?`)
  const dropLast = db.prepare<[number, number]>(`
    DELETE FROM ${table} WHERE rowid IN (
      SELECT rowid FROM ${table} WHERE source = ? ORDER BY at DESC LIMIT ?)`)

  return {
    keep: (source: number, block: Block): void => {
      add.run({ source, ...block })
    },
    /** How many bytes are kept, from the beginning. */
    end: (source: number): number => end.get(source)!,
    /** The bytes from `offset` on; shorter where fewer are kept. */
    bytes: (source: number, offset: number, length: number): Buffer =>
      Buffer.concat(
        among
          .all({ source, from: offset, to: offset + length })
          .map(block =>
            zstdDecompressSync(block.bytes).subarray(
              Math.max(0, offset - block.at),
              Math.min(block.length, offset + length - block.at),
            ),
          ),
      ),
    /** SHA-256 of all that is kept; undefined where there is a gap, or a block that is not what it says. */
    sha256(source: number): string | undefined {
      const hash = createHash('sha256')
      let at = 0
      for (const block of all.iterate(source)) {
        const bytes = unpacked(block)
        if (block.at !== at || bytes?.byteLength !== block.length) return undefined
        at += block.length
        hash.update(bytes)
      }
      return hash.digest('hex')
    },
    /** Drops the last blocks, so many at most, so that what is kept has no gap; answers how many. */
    dropLast: (source: number, most: number): number => dropLast.run(source, most).changes,
    drop: (source: number): void => {
      drop.run(source)
    },
  }
}

function unpacked({ bytes }: BlockRow): Buffer | undefined {
  try {
    return zstdDecompressSync(bytes)
  } catch {
    return undefined // damaged on the disk
  }
}
