import { crc32, inflateRawSync } from 'node:zlib'
import { say, type Message } from '../../../shared/words/message.ts'
import { BeyondBudget } from '../beyond-budget.ts'
import type { Limits } from '../budgets.ts'
import { Refused } from '../refused.ts'

type Bounds = Pick<Limits, 'archiveEntries' | 'workbookBytes' | 'expansion' | 'freeExpansion'>
/** Something that lies in an archive, unpacked. */
export interface Part {
  readonly name: string
  readonly bytes: Uint8Array
}
interface Listed {
  readonly name: string
  readonly method: number
  readonly isLocked: boolean
  readonly packedBytes: number
  readonly at: number
}

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50] as const
const END_MARK = Buffer.from('PK\u0005\u0006', 'latin1')
const [STORED, DEFLATED] = [0, 8] as const

const damaged = () => new Refused(say('intake.damaged-archive'))

/** What the directory at the end of an archive lists (APPNOTE 6.3.10, 4.3.12). */
function listed(file: Buffer, { archiveEntries }: Bounds): Listed[] {
  const end = file.lastIndexOf(END_MARK)
  if (end < 0 || end + 22 > file.length) throw damaged()
  const found: Listed[] = []
  let at = end - file.readUInt32LE(end + 12)
  while (at >= 0 && at + 46 <= end && file.readUInt32LE(at) === CENTRAL) {
    if (found.length >= archiveEntries)
      throw new BeyondBudget(say('intake.archive-too-many', { entries: archiveEntries }))
    const nameBytes = file.readUInt16LE(at + 28)
    found.push({
      name: file.toString('utf8', at + 46, at + 46 + nameBytes),
      method: file.readUInt16LE(at + 10),
      isLocked: (file.readUInt16LE(at + 8) & 1) !== 0,
      packedBytes: file.readUInt32LE(at + 20),
      at: file.readUInt32LE(at + 42),
    })
    at += 46 + nameBytes + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return found
}

function packedOf(file: Buffer, { at, packedBytes }: Listed): Buffer {
  if (at + 30 > file.length || file.readUInt32LE(at) !== LOCAL) throw damaged()
  const from = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)
  if (from + packedBytes > file.length) throw damaged()
  return file.subarray(from, from + packedBytes)
}

function unpackedOf(packed: Buffer, method: number, most: number): Buffer {
  if (method === STORED) return packed
  if (method !== DEFLATED) throw damaged()
  try {
    return inflateRawSync(packed, { maxOutputLength: most })
  } catch (error) {
    const isTooLong = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    throw isTooLong ? error : damaged()
  }
}

/** The most bytes that are taken out of an archive, and what is said where there are more. */
interface Room {
  readonly most: number
  readonly tooLarge: Message
}
const roomOfWorkbook = ({ workbookBytes }: Bounds): Room => ({
  most: workbookBytes,
  tooLarge: say('intake.workbook-too-large', { megabytes: workbookBytes / 2 ** 20 }),
})

/**
 * Takes those parts out of an archive that are wanted, and no others. Throws `Refused` where it is damaged or locked,
 * and `BeyondBudget` where it lists too much, or where more comes out than a file of its size can be worth.
 */
export function partsOf(
  file: Buffer,
  isWanted: (name: string) => boolean,
  bounds: Bounds,
  { most, tooLarge }: Room = roomOfWorkbook(bounds),
): Part[] {
  const { expansion, freeExpansion } = bounds
  let left = Math.min(most, freeExpansion + expansion * file.length)
  const parts = new Map<string, Part>()
  for (const each of listed(file, bounds)) {
    if (!isWanted(each.name) || parts.has(each.name)) continue
    if (each.isLocked) throw new Refused(say('intake.locked-file'))
    let bytes: Buffer | undefined
    try {
      bytes = unpackedOf(packedOf(file, each), each.method, Math.max(1, left))
    } catch (error) {
      if (error instanceof Refused) throw error
    }
    if (!bytes || bytes.length > left) throw new BeyondBudget(tooLarge)
    left -= bytes.length
    parts.set(each.name, { name: each.name, bytes })
  }
  return [...parts.values()]
}

/** An archive of these parts, none of them packed. */
export function archiveOf(parts: readonly Part[]): Buffer {
  const local: Uint8Array[] = []
  const central: Uint8Array[] = []
  let offset = 0
  for (const { name, bytes } of parts) {
    const title = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(bytes.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(title.length, 22)
    local.push(signed(LOCAL, common), title, bytes)
    const where = Buffer.alloc(14)
    where.writeUInt32LE(offset, 10)
    central.push(signed(CENTRAL, Buffer.alloc(2), common, where), title)
    offset += 30 + title.length + bytes.length
  }
  const listing = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(listing.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...local, listing, signed(END, end)])
}

function signed(signature: number, ...rest: readonly Buffer[]): Buffer {
  const mark = Buffer.alloc(4)
  mark.writeUInt32LE(signature)
  return Buffer.concat([mark, ...rest])
}
