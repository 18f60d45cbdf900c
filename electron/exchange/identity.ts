import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto'
import crypto from 'hypercore-crypto'
import { AppError } from '../../shared/errors.ts'
import { say } from '../../shared/words/message.ts'

/** DER of an Ed25519 private key before its 32 bytes of seed (RFC 8410, section 7). */
const PRIVATE_KEY_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')
/** DER of an Ed25519 public key before its 32 bytes (RFC 8410, section 4). */
const PUBLIC_KEY_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')
export const KEY_BYTES = 32

/** Who this casebook is to its peers. Held only while the store is open. */
export interface Identity {
  /** The public key in hexadecimal; it names this casebook everywhere. */
  readonly key: string
  readonly signingKey: KeyObject
  /** The same key pair for the encrypted channel, so that knowing a key is knowing whom one speaks to. */
  readonly channelKeys: { readonly publicKey: Uint8Array; readonly secretKey: Uint8Array }
  /** From which the log derives its own keys; the seed cannot be worked out from it. */
  readonly logKey: Uint8Array
  /** Overwrites what can be overwritten. */
  forget(): void
}

/** The identity that a 32-byte seed stands for. */
export function identityFrom(seed: Uint8Array): Identity {
  if (seed.byteLength !== KEY_BYTES)
    throw new AppError('internal', say('exchange.bad-seed', { bytes: KEY_BYTES }))
  const channelKeys = crypto.keyPair(Buffer.from(seed))
  const logKey = new Uint8Array(hkdfSync('sha256', seed, '', 'casebook-log/1', KEY_BYTES))
  return {
    key: Buffer.from(channelKeys.publicKey).toString('hex'),
    signingKey: createPrivateKey({
      key: Buffer.concat([PRIVATE_KEY_PREFIX, seed]),
      format: 'der',
      type: 'pkcs8',
    }),
    channelKeys,
    logKey,
    forget: () => {
      channelKeys.secretKey.fill(0)
      logKey.fill(0)
      seed.fill(0)
    },
  }
}

/** The key that checks signatures of `key`, given in hexadecimal. Throws on what is not 32 bytes. */
export function verifyingKey(key: string): KeyObject {
  return createPublicKey({
    key: Buffer.concat([PUBLIC_KEY_PREFIX, Buffer.from(key, 'hex')]),
    format: 'der',
    type: 'spki',
  })
}
