/** What a ZIP says of its contents without being unpacked. */
export interface ZipListing {
  /** The names of what is in it, as far as they can be had. */
  readonly names: readonly string[]
  /** What the archive calls itself, where it begins with a plain entry `mimetype` (OpenDocument does). */
  readonly mimetype: string
}

const LOCAL = Buffer.from('PK\u0003\u0004', 'latin1')
const CENTRAL = 0x02014b50
const END = Buffer.from('PK\u0005\u0006', 'latin1')
/** The directory of an archive of ten thousand files is about this long. */
const TAIL = 1 << 20

/** The last bytes; none where the end cannot be read. */
async function tailOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  let tail = Buffer.alloc(0)
  let held: Uint8Array[] = []
  let length = 0
  const settle = () => {
    tail = Buffer.concat([tail, ...held]).subarray(-TAIL)
    held = []
    length = 0
  }
  try {
    for await (const chunk of chunks) {
      held.push(chunk)
      length += chunk.byteLength
      if (length > TAIL) settle()
    }
  } catch {
    return Buffer.alloc(0) // the names at its beginning must do
  }
  settle()
  return tail
}

/** The names in the central directory at the end; none where it is not there as a whole. */
function directory(tail: Buffer): string[] {
  const names: string[] = []
  const end = tail.lastIndexOf(END)
  if (end < 0 || end + 22 > tail.length) return names
  let at = end - tail.readUInt32LE(end + 12) // the directory ends where its end record begins
  while (at >= 0 && at + 46 <= end && tail.readUInt32LE(at) === CENTRAL) {
    const from = at + 46
    const length = tail.readUInt16LE(at + 28)
    names.push(tail.toString('utf8', from, from + length))
    at = from + length + tail.readUInt16LE(at + 30) + tail.readUInt16LE(at + 32)
  }
  return names
}

/** The names in the headers that stand before each entry, as far as the beginning of the file reaches. */
function localNames(head: Buffer): string[] {
  const names: string[] = []
  for (let at = head.indexOf(LOCAL); at >= 0 && at + 30 <= head.length;) {
    const length = head.readUInt16LE(at + 26)
    const isWhole = length > 0 && at + 30 + length <= head.length
    if (isWhole) names.push(head.toString('utf8', at + 30, at + 30 + length))
    // No header stands in another's name: else a few bytes could name a thousand long ones.
    at = head.indexOf(LOCAL, at + (isWhole ? 30 + length : 4))
  }
  return names
}

/** The names of an archive that its first bytes tell. */
export const zipNamesIn = (head: Uint8Array): string[] =>
  localNames(Buffer.from(head.buffer, head.byteOffset, head.byteLength))

function mimetypeOf(head: Buffer): string {
  const isPlain = head.length > 38 && head.readUInt16LE(8) === 0 && head.readUInt16LE(26) === 8
  if (!isPlain || head.toString('latin1', 30, 38) !== 'mimetype') return ''
  const from = 38 + head.readUInt16LE(28)
  return /^[\w.+/-]*/.exec(head.toString('latin1', from, from + head.readUInt32LE(18)))![0]
}

/** Lists a ZIP by its directory, and by its first headers where that is missing. Nothing of it is inflated. */
export async function listZip(head: Uint8Array, bytes: () => AsyncIterable<Uint8Array>): Promise<ZipListing> {
  const beginning = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  const names = directory(await tailOf(bytes()))
  return { names: names.length > 0 ? names : localNames(beginning), mimetype: mimetypeOf(beginning) }
}
