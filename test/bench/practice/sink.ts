import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

const CHUNK = 1 << 20

/**
 * A file that lines are appended to. What waits for the disk or the packer is bounded, as long as the writer
 * awaits `drained` now and then.
 */
export class Sink {
  readonly #into: Writable
  readonly #done: Promise<unknown>
  #buffer = Buffer.allocUnsafeSlow(CHUNK)
  #used = 0
  lines = 0
  /** Before packing. */
  bytes = 0

  constructor(file: string, { gzip }: { gzip: boolean }) {
    const written = createWriteStream(gzip ? `${file}.gz` : file, { highWaterMark: CHUNK })
    if (gzip) {
      // Level 1 packs this text to a tenth, at several times the speed of the usual level.
      const packer = createGzip({ level: 1, chunkSize: CHUNK / 4 })
      this.#into = packer
      this.#done = pipeline(packer, written)
    } else {
      this.#into = written
      this.#done = once(written, 'close')
    }
  }

  line(text: string): void {
    // A character takes at most three bytes in UTF-8 for each of its units in a string.
    if (this.#used + text.length * 3 + 1 > this.#buffer.length) this.#flush(text.length * 3 + 1)
    this.#used += this.#buffer.write(text, this.#used)
    this.#buffer[this.#used++] = 10
    this.lines += 1
  }

  /** Something to await when the file lags behind, else undefined. */
  drained(): Promise<unknown> | undefined {
    return this.#into.writableNeedDrain ? once(this.#into, 'drain') : undefined
  }

  async end(): Promise<void> {
    this.#flush(0)
    this.#into.end()
    await this.#done
  }

  #flush(room: number): void {
    if (this.#used > 0) this.#into.write(this.#buffer.subarray(0, this.#used))
    this.bytes += this.#used
    this.#buffer = Buffer.allocUnsafeSlow(Math.max(room, CHUNK))
    this.#used = 0
  }
}
