import { createHash } from 'node:crypto'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
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
/** As intake packs it. */
const PACKING = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

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
  const last = db.prepare<[number], Omit<BlockRow, 'bytes'>>(
    `SELECT at, length FROM ${table} WHERE source = ? ORDER BY at DESC LIMIT 1`,
  )
  const update = db.prepare<[Omit<BlockRow, 'length'> & { source: number }]>(
    `UPDATE ${table} SET bytes = @bytes WHERE source = @source AND at = @at`,
  )
  const drop = db.prepare<[number]>(`DELETE FROM ${table} WHERE source = ?`)
  const dropLast = db.prepare<[number, number]>(`
    DELETE FROM ${table} WHERE rowid IN (
      SELECT rowid FROM ${table} WHERE source = ? ORDER BY at DESC LIMIT ?)`)

  /** Puts bytes over those that are kept already; answers what goes beyond them. */
  function keepOver(source: number, { offset, length, packed }: Block): Block | undefined {
    const bytes = zstdDecompressSync(packed)
    let end = offset
    for (const block of among.all({ source, from: offset, to: offset + length })) {
      const kept = unpacked(block) ?? Buffer.alloc(block.length)
      bytes.copy(kept, Math.max(0, offset - block.at), Math.max(0, block.at - offset))
      update.run({ source, at: block.at, bytes: zstdCompressSync(kept, PACKING) })
      end = block.at + block.length
    }
    const rest = bytes.subarray(end - offset)
    if (rest.byteLength === 0) return undefined
    return { offset: end, length: rest.byteLength, packed: zstdCompressSync(rest, PACKING) }
  }

  return {
    /** The same file brings the same bytes again, also where somebody's were overwritten in what was kept. */
    keep: (source: number, block: Block): void => {
      const before = last.get(source)
      const isBehind = before === undefined || before.at + before.length <= block.offset
      const added = isBehind ? block : keepOver(source, block)
      if (added) add.run({ source, ...added })
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
