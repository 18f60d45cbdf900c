import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import { say, type Message } from '../../shared/words/message.ts'
import { fromBase32, toBase32 } from '../host/base32.ts'
import { KEY_BYTES } from './identity.ts'
import { placeIn } from './transports/registry.ts'

const PREFIX = 'casebook'
const VERSION = 1
export const SECRET_BYTES = 16
const CHECKSUM_BYTES = 4
/** More addresses than this make a code nobody can type. */
const MOST_ADDRESSES = 3
/** Letters between two hyphens. */
const GROUP = 5
/** A typed code is never longer; anything longer is not looked at. */
const LONGEST_CODE = 600
export const PROOF_BYTES = 32

/** What an invitation carries: whose it is, a secret that lets one peer in once, and where to call. */
export interface Invitation {
  readonly key: string
  readonly secret: Uint8Array
  readonly addresses: readonly string[]
}

/** The invitation as text: base32 with a checksum, so that a typing error is noticed before anybody is called. */
export function writeInvitation({ key, secret, addresses }: Invitation): string {
  const places = Buffer.from(addresses.slice(0, MOST_ADDRESSES).join(' '))
  const payload = Buffer.concat([Buffer.of(VERSION), Buffer.from(key, 'hex'), secret, places])
  return [
    PREFIX,
    ...toBase32(Buffer.concat([payload, checksum(payload)])).match(new RegExp(`.{1,${GROUP}}`, 'g'))!,
  ].join('-')
}

/** Reads a typed code: capitals, spaces and hyphens do not matter. Faults: `bad-request` with what is wrong. */
export function readInvitation(code: string): Invitation {
  const wrong = (said: Message) => new AppError('bad-request', said)
  const letters = code.slice(0, LONGEST_CODE).replaceAll(/[\s-]/g, '').toLowerCase()
  if (code.length > LONGEST_CODE || !letters.startsWith(PREFIX))
    throw wrong(say('exchange.invitation-begins', { prefix: `${PREFIX}-` }))
  const bytes = fromBase32(letters.slice(PREFIX.length))
  const fixed = 1 + KEY_BYTES + SECRET_BYTES
  if (!bytes || bytes.byteLength < fixed + CHECKSUM_BYTES) throw wrong(say('exchange.invitation-incomplete'))
  const payload = Buffer.from(bytes.subarray(0, -CHECKSUM_BYTES))
  if (!checksum(payload).equals(bytes.subarray(-CHECKSUM_BYTES)))
    throw wrong(say('exchange.invitation-mistyped'))
  if (payload[0] !== VERSION) throw wrong(say('exchange.invitation-other-version'))
  const places = payload.subarray(fixed).toString('utf8').split(' ')
  return {
    key: payload.subarray(1, 1 + KEY_BYTES).toString('hex'),
    secret: Uint8Array.from(payload.subarray(1 + KEY_BYTES, fixed)),
    addresses: places.filter(each => placeIn(each) !== undefined).slice(0, MOST_ADDRESSES),
  }
}

const checksum = (payload: Uint8Array) =>
  createHash('sha256').update('casebook-invitation/1').update(payload).digest().subarray(0, CHECKSUM_BYTES)

/** What the inviter keeps of the secret. */
export const secretHash = (secret: Uint8Array): string => createHash('sha256').update(secret).digest('hex')

/**
 * Shows that its maker holds the secret, bound to `occasion` (the handshake of one connection, or one bundle) and
 * to the newcomer's key, so that it proves nothing anywhere else. HMAC-SHA-256 under the secret's hash.
 */
export function proofOf(hash: string, occasion: Uint8Array, newcomer: string): Buffer {
  return createHmac('sha256', Buffer.from(hash, 'hex'))
    .update('casebook-proof/1')
    .update(Buffer.from(newcomer, 'hex'))
    .update(occasion)
    .digest()
}

/** The first of `hashes` whose secret made this proof. */
export function provenBy(
  proof: Uint8Array,
  hashes: readonly string[],
  occasion: Uint8Array,
  newcomer: string,
): string | undefined {
  return proof.byteLength === PROOF_BYTES
    ? hashes.find(hash => timingSafeEqual(proofOf(hash, occasion, newcomer), proof))
    : undefined
}

/** What somebody without an invitation sends in place of a proof; it looks the same. */
export const noProof = (): Uint8Array => randomBytes(PROOF_BYTES)
