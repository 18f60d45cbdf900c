import type { Socket } from 'node:net'
import { AppError } from '../../../shared/errors.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import type { Limits } from '../budgets.ts'

/** A frame of the encrypted stream begins with its length in three bytes, least first. */
const LENGTH_BYTES = 3
const MEGABYTE = 1_000_000

export interface FrameGuard {
  /** The other end is known now: longer frames may come, and more of them. */
  trust(): void
  /** Why it was refused; undefined where it was not. */
  reason(): AppError | undefined
  /** Who else is told how many bytes have just arrived. */
  hear(listener: (bytes: number) => void): void
}

/**
 * Watches what arrives on a raw socket before the encrypted stream reads it, and calls `refuse` as soon as a frame
 * announces more than may come, or more has come than may. The stream itself would set aside up to 16 MB for whoever
 * calls. Must be made before the stream, so that it hears each chunk first.
 */
export function guardFrames(
  socket: Pick<Socket, 'on'>,
  refuse: (reason: AppError) => void,
  limits: Limits,
): FrameGuard {
  let longest = limits.strangerFrameBytes
  let most = limits.handshakeBytes
  let all = 0
  let body = 0 // bytes of the current frame still to come
  let length = 0
  let lengthBytes = 0
  let isTooLong = false
  let reason: AppError | undefined
  const refuseFor = (why: Message) => {
    reason ??= new AppError('untrusted', why)
    refuse(reason)
  }
  const listeners: Array<(bytes: number) => void> = []

  socket.on('data', (chunk: Buffer) => {
    all += chunk.byteLength
    for (let at = 0; at < chunk.byteLength && !isTooLong;) {
      if (body > 0) {
        const taken = Math.min(body, chunk.byteLength - at)
        body -= taken
        at += taken
        continue
      }
      length += chunk[at++]! * 256 ** lengthBytes++
      if (lengthBytes < LENGTH_BYTES) continue
      if (length > longest) isTooLong = true
      body = length
      length = 0
      lengthBytes = 0
    }
    if (isTooLong) refuseFor(say('exchange.frame-too-long'))
    else if (all > most) refuseFor(say('exchange.too-much', { megabytes: Math.ceil(most / MEGABYTE) }))
    else for (const each of listeners) each(chunk.byteLength)
  })
  return {
    trust: () => {
      longest = limits.peerFrameBytes
      most = limits.meetingBytes
    },
    reason: () => reason,
    hear: listener => {
      listeners.push(listener)
    },
  }
}
