import { openRegular } from '../../host/regular-file.ts'

const NEWLINE = 10
const CHUNK_BYTES = 65_536

/**
 * The lines of a file, one at a time, whatever its size. A line longer than `longest` comes as undefined, and is
 * skipped without being held. What is no file of bytes, such as a pipe, is refused.
 */
export async function* linesOf(path: string, longest: number): AsyncGenerator<Buffer | undefined> {
  const { file } = await openRegular(path)
  try {
    const chunk = Buffer.alloc(CHUNK_BYTES)
    let held: Buffer[] = []
    let bytes = 0
    const line = () => {
      const whole = bytes > longest ? undefined : Buffer.concat(held)
      held = []
      bytes = 0
      return whole
    }
    for (let read = await file.read(chunk); read.bytesRead > 0; read = await file.read(chunk)) {
      for (let at = 0; at < read.bytesRead;) {
        const end = chunk.subarray(at, read.bytesRead).indexOf(NEWLINE)
        const part = chunk.subarray(at, end < 0 ? read.bytesRead : at + end)
        bytes += part.byteLength
        if (bytes <= longest) held.push(Buffer.from(part))
        at += part.byteLength + (end < 0 ? 0 : 1)
        if (end >= 0) yield line()
      }
    }
    if (bytes > 0) yield line()
  } finally {
    await file.close()
  }
}
