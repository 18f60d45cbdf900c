import type { Socket } from 'node:net'

/** A frame of the encrypted stream begins with its length in three bytes, least first. */
const LENGTH_BYTES = 3
/** The longest frame of a handshake is below 200 bytes. A stranger may not make us hold more. */
const LONGEST_STRANGER_FRAME_BYTES = 512
/** A block with its proof, or a page of the catalogue. */
const LONGEST_PEER_FRAME_BYTES = 1_000_000
/** All that one meeting may bring. */
const MOST_BYTES_OF_A_MEETING = 512_000_000

export interface FrameGuard {
  /** The other end is known now: longer frames may come. */
  trust(): void
}

/**
 * Watches what arrives on a raw socket before the encrypted stream reads it, and calls `refuse` as soon as a frame
 * announces more than may come. The stream itself would set aside up to 16 MB for whoever calls.
 * Must be made before the stream, so that it hears each chunk first.
 */
export function guardFrames(socket: Socket, refuse: () => void): FrameGuard {
  let longest = LONGEST_STRANGER_FRAME_BYTES
  let all = 0
  let body = 0 // bytes of the current frame still to come
  let length = 0
  let lengthBytes = 0
  let refused = false

  socket.on('data', (chunk: Buffer) => {
    all += chunk.byteLength
    for (let at = 0; at < chunk.byteLength && !refused;) {
      if (body > 0) {
        const taken = Math.min(body, chunk.byteLength - at)
        body -= taken
        at += taken
        continue
      }
      length += chunk[at++]! * 256 ** lengthBytes++
      if (lengthBytes < LENGTH_BYTES) continue
      if (length > longest) refused = true
      body = length
      length = 0
      lengthBytes = 0
    }
    if (refused || all > MOST_BYTES_OF_A_MEETING) refuse()
  })
  return {
    trust: () => {
      longest = LONGEST_PEER_FRAME_BYTES
    },
  }
}
