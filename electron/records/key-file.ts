import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import path from 'node:path'
import { z } from 'zod'
import { actor } from '../../shared/contract/caller.ts'
import { AppError } from '../../shared/errors.ts'
import { say } from '../../shared/words/message.ts'
import { FIRST_PERSON } from './who.ts'

const hex = z.string().regex(/^[0-9a-f]*$/)
const wrapped = z.strictObject({ nonce: hex, bytes: hex, tag: hex })

const kdfParameters = z.strictObject({
  name: z.literal('scrypt'),
  cost: z.int(),
  blockSize: z.int(),
  parallel: z.int(),
  salt: hex,
})
/**
 * How one passphrase becomes a key, and the store's random key wrapped under it: two while the store is given
 * a new one, so that a power cut leaves one that fits.
 */
const lock = { kdf: kdfParameters, keys: z.array(wrapped).min(1).max(2) }
/** A person's own way into the store. */
const slot = z.strictObject({ ...actor.shape, name: z.string(), ...lock })
export type Slot = z.infer<typeof slot>

const present = z.strictObject({
  format: z.literal('casebook-key/2'),
  slots: z.array(slot).min(1).max(64),
  demonstration: z.boolean(),
})
/** One passphrase for whoever sat there: the only slot is the first person's. */
const single = z
  .strictObject({ format: z.literal('casebook-key/1'), ...lock, demonstration: z.boolean() })
  .transform(({ kdf, keys, demonstration }): z.infer<typeof present> => ({
    format: 'casebook-key/2',
    slots: [{ ...firstPerson, kdf, keys }],
    demonstration,
  }))
/** Whoever makes a casebook. Her name is hers to give. */
export const firstPerson = { person: FIRST_PERSON, role: 'clinician', name: '' } as const

/** What lies beside the store: a key slot for each person. A file of the earlier form is read as one slot. */
export const keyFile = z.union([present, single])
export type KeyFile = z.infer<typeof keyFile>

/** 128 MiB and about half a second on an old laptop: what one guess costs an attacker. */
const kdf = { name: 'scrypt' as const, cost: 2 ** 17, blockSize: 8, parallel: 1 }
const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
)
const passphraseKey = (passphrase: string, { cost, blockSize, parallel, salt }: Slot['kdf']) =>
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

/**
 * A person's slot: the store's keys wrapped under her passphrase, with a fresh salt. The cost stands in the
 * slot, so it may rise later.
 */
export async function slotFor(
  who: Pick<Slot, 'person' | 'role' | 'name'>,
  passphrase: string,
  keys: readonly Uint8Array[],
  cost = kdf.cost,
): Promise<Slot> {
  const parameters = { ...kdf, cost, salt: randomBytes(32).toString('hex') }
  const under = await passphraseKey(passphrase, parameters)
  const { person, role, name } = who
  const made = { person, role, name, kdf: parameters, keys: keys.map(key => wrap(key, under)) }
  under.fill(0)
  return made
}

/** The store's keys out of one slot; undefined where the passphrase is not this person's. */
async function opened(own: Slot, passphrase: string): Promise<Buffer[] | undefined> {
  const under = await passphraseKey(passphrase, own.kdf)
  try {
    return own.keys.map(({ nonce, bytes, tag }) => {
      const decipher = createDecipheriv('aes-256-gcm', under, Buffer.from(nonce, 'hex'))
      decipher.setAuthTag(Buffer.from(tag, 'hex'))
      return Buffer.concat([decipher.update(Buffer.from(bytes, 'hex')), decipher.final()])
    })
  } catch {
    return undefined // GCM's tag is the only thing that can fail here: another passphrase gave another key
  } finally {
    under.fill(0)
  }
}

/** The store's keys, and the slot that this passphrase opens. Throws AppError 'wrong-passphrase'. */
export async function unwrapKeys(
  { slots }: KeyFile,
  passphrase: string,
): Promise<{ keys: Buffer[]; slot: Slot }> {
  for (const own of slots) {
    const keys = await opened(own, passphrase)
    if (keys) return { keys, slot: own }
  }
  throw new AppError('wrong-passphrase', say('store.wrong-passphrase'))
}

export function readKeyFile(at: string): KeyFile {
  const parsed = keyFile.safeParse(JSON.parse(readFileSync(at, 'utf8')))
  if (!parsed.success) throw new AppError('store-damaged', say('store.key-file'))
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
