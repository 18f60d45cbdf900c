import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Container } from './container.ts'

const CHUNK = 1 << 18

export const gzip: Container = {
  id: 'gzip',
  recognise: head => head[0] === 0x1f && head[1] === 0x8b,
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
}
