import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Container } from './container.ts'

const CHUNK = 1 << 18

/** Blocked gzip, in which genomes come: by the extra field `BC` that stands first (SAM specification, 4.1). */
const isBlocked = (head: Uint8Array) => (head[3]! & 4) !== 0 && head[12] === 0x42 && head[13] === 0x43

const packing = (id: string, isOf: (head: Uint8Array) => boolean): Container => ({
  id,
  recognise: head => head[0] === 0x1f && head[1] === 0x8b && isOf(head),
  async *unpack(chunks) {
    const packed = Readable.from(chunks, { objectMode: false })
    const unpacked = createGunzip({ chunkSize: CHUNK })
    // pipe() does not pass on a read error; destroying the gunzip makes the loop below throw it.
    packed.on('error', error => {
      unpacked.destroy(error)
    })
    packed.pipe(unpacked)
    try {
      for await (const chunk of unpacked) yield chunk as Buffer
    } finally {
      packed.destroy()
      unpacked.destroy()
    }
  },
})

export const gzip = packing('gzip', head => !isBlocked(head))
export const bgzip = packing('bgzip', isBlocked)
