import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import path from 'node:path'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'

const hex = z.string().regex(/^[0-9a-f]*$/)
const wrapped = z.strictObject({ nonce: hex, bytes: hex, tag: hex })

/**
 * What lies beside the store: how the passphrase becomes a key, and the store's random key wrapped under it. While the
 * store is being given a new key it holds both, old and new, so that a power cut leaves one that fits.
 */
export const keyFile = z.strictObject({
  format: z.literal('casebook-key/1'),
  kdf: z.strictObject({
    name: z.literal('scrypt'),
    cost: z.int(),
    blockSize: z.int(),
    parallel: z.int(),
    salt: hex,
  }),
  keys: z.array(wrapped).min(1).max(2),
  demonstration: z.boolean(),
})
export type KeyFile = z.infer<typeof keyFile>

/** 128 MiB and about half a second on an old laptop: what one guess costs an attacker. */
const kdf = { name: 'scrypt' as const, cost: 2 ** 17, blockSize: 8, parallel: 1 }
const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
)
const passphraseKey = (passphrase: string, { cost, blockSize, parallel, salt }: KeyFile['kdf']) =>
  derive(passphrase.normalize('NFKC'), Buffer.from(salt, 'hex'), 32, {
    N: cost,
    r: blockSize,
    p: parallel,
    maxmem: 256 * cost * blockSize,
  })

function wrap(key: Uint8Array, under: Buffer): z.infer<typeof wrapped> {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', under, nonce)
  const bytes = Buffer.concat([cipher.update(key), cipher.final()])
  return {
    nonce: nonce.toString('hex'),
    bytes: bytes.toString('hex'),
    tag: cipher.getAuthTag().toString('hex'),
  }
}

/** Wraps the store's keys under a passphrase, with a fresh salt. */
export async function wrapKeys(
  keys: readonly Uint8Array[],
  passphrase: string,
  demonstration: boolean,
): Promise<KeyFile> {
  const parameters = { ...kdf, salt: randomBytes(32).toString('hex') }
  const under = await passphraseKey(passphrase, parameters)
  const file: KeyFile = {
    format: 'casebook-key/1',
    kdf: parameters,
    keys: keys.map(key => wrap(key, under)),
    demonstration,
  }
  under.fill(0)
  return file
}

/** The store's keys. Throws AppError 'wrong-passphrase'. */
export async function unwrapKeys(file: KeyFile, passphrase: string): Promise<Buffer[]> {
  const under = await passphraseKey(passphrase, file.kdf)
  try {
    return file.keys.map(({ nonce, bytes, tag }) => {
      const decipher = createDecipheriv('aes-256-gcm', under, Buffer.from(nonce, 'hex'))
      decipher.setAuthTag(Buffer.from(tag, 'hex'))
      return Buffer.concat([decipher.update(Buffer.from(bytes, 'hex')), decipher.final()])
    })
  } catch {
    // GCM's tag is the only thing that can fail here: another passphrase gave another key.
    throw new AppError('wrong-passphrase', 'That is not the passphrase of this casebook.')
  } finally {
    under.fill(0)
  }
}

export function readKeyFile(at: string): KeyFile {
  const parsed = keyFile.safeParse(JSON.parse(readFileSync(at, 'utf8')))
  if (!parsed.success)
    throw new AppError('store-damaged', 'The key file beside the casebook cannot be read. Restore a backup.')
  return parsed.data
}

/** Replaces the file as a whole: written beside, forced to disk, renamed. */
export function writeKeyFile(at: string, file: KeyFile): void {
  const beside = `${at}.new`
  const handle = openSync(beside, 'w', 0o600)
  writeSync(handle, JSON.stringify(file))
  fsyncSync(handle)
  closeSync(handle)
  renameSync(beside, at)
  const folder = openSync(path.dirname(at), 'r')
  fsyncSync(folder)
  closeSync(folder)
}
