import { readFileSync } from 'node:fs'
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'
import { actor } from '../../../shared/contract/caller.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { FIRST_PERSON } from '../who.ts'
import type { Secret } from './secret.ts'
import { recoveryCodeIn } from './recovery-code.ts'
import { writeWhole } from '../../host/durable.ts'
import { summed, withSum } from './sum.ts'

const hex = z.string().regex(/^[0-9a-f]*$/)
const wrapped = z.strictObject({ nonce: hex.length(24), bytes: hex.length(64), tag: hex.length(32) })

const kdfParameters = z.strictObject({
  name: z.literal('scrypt'),
  // A file that asks for more memory than a casebook ever did is not one of ours: 1 GiB at most.
  cost: z
    .int()
    .min(2)
    .max(2 ** 20)
    .refine(cost => Number.isInteger(Math.log2(cost))),
  blockSize: z.int().min(1).max(8),
  parallel: z.int().min(1).max(4),
  salt: hex.max(128),
})
/**
 * A person's own way into the store: its random key, wrapped under what her passphrase becomes, or the code of a sheet
 * of paper that she put away.
 */
const slot = z.strictObject({
  ...actor.shape,
  name: z.string().max(200),
  way: z.enum(['passphrase', 'recovery']),
  kdf: kdfParameters,
  key: wrapped,
})
export type Slot = z.infer<typeof slot>

/** Whoever makes a casebook. Her name is hers to give. */
export const firstPerson = { person: FIRST_PERSON, role: 'clinician', name: '' } as const

/** What lies beside the store. */
const content = z.strictObject({
  format: z.literal('casebook-key/3'),
  /** The store that this file opens, by the name that stands in it too: no other is taken for it. */
  store: hex.length(32),
  /** How often the store had been opened when it last was: one that knows of fewer times is an older copy. */
  opened: z.int().nonnegative(),
  slots: z.array(slot).min(1).max(64),
  demonstration: z.boolean(),
})
export type KeyFile = z.infer<typeof content>
/**
 * As it is written: with a sum by which a byte that has changed shows. Without it a changed salt would be told as a
 * wrong passphrase, and a changed name would let somebody else in. It is no seal: whoever can write here can make it.
 */
export const keyFile = withSum(content)
export const newStoreName = (): string => randomBytes(16).toString('hex')
const ofATrial = z.object({ format: z.enum(['casebook-key/1', 'casebook-key/2']) })

/** 128 MiB and about half a second on an old laptop: what one guess costs an attacker. */
const kdf = { name: 'scrypt' as const, cost: 2 ** 17, blockSize: 8, parallel: 1 }
const derive = promisify<Secret, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
)
const keyFrom = (secret: Secret, { cost, blockSize, parallel, salt }: Slot['kdf']) =>
  derive(secret, Buffer.from(salt, 'hex'), 32, {
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
 * A person's slot: the store's key wrapped under her passphrase, which is wiped, with a fresh salt. The cost stands in
 * the slot, so it may rise later.
 */
export async function slotFor(
  { person, role, name }: Pick<Slot, 'person' | 'role' | 'name'>,
  passphrase: Secret,
  key: Uint8Array,
  cost = kdf.cost,
): Promise<Slot> {
  return { person, role, name, way: 'passphrase', ...(await wrappedUnder(passphrase, key, cost)) }
}
/** Her second slot, for the code of a sheet of paper; what it is made of is no guess, so it costs next to nothing. */
export async function recoverySlotFor(
  { person, role, name }: Pick<Slot, 'person' | 'role' | 'name'>,
  code: Secret,
  key: Uint8Array,
): Promise<Slot> {
  return { person, role, name, way: 'recovery', ...(await wrappedUnder(recoveryCodeIn(code)!, key, 2 ** 10)) }
}
async function wrappedUnder(
  secret: Secret,
  key: Uint8Array,
  cost: number,
): Promise<Pick<Slot, 'kdf' | 'key'>> {
  const parameters = { ...kdf, cost, salt: randomBytes(32).toString('hex') }
  const under = await keyFrom(secret, parameters).finally(() => secret.fill(0))
  const made = { kdf: parameters, key: wrap(key, under) }
  under.fill(0)
  return made
}

/** The store's key out of one slot; undefined where what was typed is not its passphrase or code. */
async function opened({ way, kdf: parameters, key }: Slot, typed: Secret): Promise<Buffer | undefined> {
  const secret = way === 'recovery' ? recoveryCodeIn(typed) : typed
  if (secret === undefined) return undefined
  const under = await keyFrom(secret, parameters)
  try {
    const decipher = createDecipheriv('aes-256-gcm', under, Buffer.from(key.nonce, 'hex'))
    decipher.setAuthTag(Buffer.from(key.tag, 'hex'))
    return Buffer.concat([decipher.update(Buffer.from(key.bytes, 'hex')), decipher.final()])
  } catch {
    return undefined // GCM's tag is the only thing that can fail here: another passphrase gave another key
  } finally {
    under.fill(0)
    if (secret !== typed) secret.fill(0)
  }
}

/**
 * The store's key, and the slot that this passphrase, or this code of a recovery sheet, opens; what was typed is wiped.
 * Throws AppError 'wrong-passphrase'.
 */
export async function unwrapKey(
  { slots }: Pick<KeyFile, 'slots'>,
  typed: Secret,
): Promise<{ key: Buffer; slot: Slot }> {
  try {
    for (const own of slots) {
      const key = await opened(own, typed)
      if (key) return { key, slot: own }
    }
  } finally {
    typed.fill(0)
  }
  throw new AppError('wrong-passphrase', say('store.wrong-passphrase'))
}

/** Throws AppError 'store-damaged' where it is none, or one of a trial before the first release. */
export function readKeyFile(at: string): KeyFile {
  const written = jsonOf(readFileSync(at, 'utf8'))
  const parsed = keyFile.safeParse(written)
  if (parsed.success) return parsed.data
  throw new AppError(
    'store-damaged',
    say(ofATrial.safeParse(written).success ? 'store.of-a-trial' : 'store.key-file'),
  )
}
const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // no key file is written like this
  }
}

/** Replaces the file as a whole, also where the power goes. */
export const writeKeyFile = (at: string, file: KeyFile): void => writeWhole(at, JSON.stringify(summed(file)))
