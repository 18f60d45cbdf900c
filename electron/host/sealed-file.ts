import { compactDecrypt, CompactEncrypt, decodeProtectedHeader, errors } from 'jose'
import { AppError } from '../../shared/errors.ts'
import { say } from '../../shared/words/message.ts'

/*
 * A file that is closed by a passphrase: a JWE in its compact form (RFC 7516). Its key comes from the passphrase by
 * PBKDF2 (RFC 7518, 4.8). Many programs open it; nothing of it but its form and its salt can be read without.
 */
const ALGORITHM = 'PBES2-HS512+A256KW'
const ENCRYPTION = 'A256GCM'
/** Rounds of a new file: three times what OWASP asks of PBKDF2 with SHA-512 (210,000). */
const ROUNDS = 630_000
/** A file may ask for no more: a slow machine does so many within some seconds. */
const MOST_ROUNDS = 5_000_000

/** As its sender and its receiver type it alike, whatever their keyboards make of an accent. */
const bytesOf = (passphrase: string): Uint8Array => Buffer.from(passphrase.normalize('NFKC'), 'utf8')

async function withBytes<T>(passphrase: string, work: (bytes: Uint8Array) => Promise<T>): Promise<T> {
  const bytes = bytesOf(passphrase)
  try {
    return await work(bytes)
  } finally {
    bytes.fill(0)
  }
}

/** Closes bytes by a passphrase. `contentType`: what they are, which anybody may read. */
export const sealed = (bytes: Uint8Array, passphrase: string, contentType: string): Promise<string> =>
  withBytes(passphrase, key =>
    new CompactEncrypt(bytes)
      .setProtectedHeader({ alg: ALGORITHM, enc: ENCRYPTION, cty: contentType, zip: 'DEF' })
      .setKeyManagementParameters({ p2c: ROUNDS })
      .encrypt(key),
  )

const BEGINS = /^eyJ[\w-]+\.[\w-]+\.[\w-]+\.[\w-]/

/** Whether a text begins as one that a passphrase opens. */
export function looksSealed(text: string): boolean {
  if (!BEGINS.test(text)) return false
  try {
    const { alg = '' } = decodeProtectedHeader(`${text.slice(0, text.indexOf('.'))}....`)
    return alg.startsWith('PBES2-')
  } catch {
    return false // whatever begins so by chance
  }
}

/**
 * What a closed file holds. `mostBytes`: as many are unpacked, no more. Throws AppError 'wrong-passphrase', and
 * 'unreadable-source' where it is closed in another way, is damaged in its form, or asks for too much.
 */
export async function unsealed(text: string, passphrase: string, mostBytes: number): Promise<Uint8Array> {
  try {
    const { plaintext } = await withBytes(passphrase, key =>
      compactDecrypt(text.trim(), key, {
        keyManagementAlgorithms: [ALGORITHM],
        contentEncryptionAlgorithms: [ENCRYPTION],
        maxPBES2Count: MOST_ROUNDS,
        maxDecompressedLength: mostBytes,
      }),
    )
    return plaintext
  } catch (error) {
    if (error instanceof errors.JWEDecryptionFailed)
      throw new AppError('wrong-passphrase', say('sealed.wrong-passphrase'))
    throw new AppError('unreadable-source', say(asksTooMuch(text) ? 'sealed.too-costly' : 'sealed.damaged'))
  }
}

function asksTooMuch(text: string): boolean {
  try {
    const { p2c } = decodeProtectedHeader(text.trim())
    return typeof p2c === 'number' && p2c > MOST_ROUNDS
  } catch {
    return false
  }
}
