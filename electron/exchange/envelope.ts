import { sign, verify } from 'node:crypto'
import { canonical } from '../../shared/domain/canonical.ts'
import { envelope, letterIn, type Envelope } from '../../shared/domain/envelope.ts'
import { AppError } from '../../shared/errors.ts'
import { say, type Message } from '../../shared/words/message.ts'
import { verifyingKey, type Identity } from './identity.ts'

/** The longest canonical envelope that is read: a body of 64,000 characters, each escaped to six bytes at worst. */
export const LONGEST_ENVELOPE_BYTES = 400_000

export interface Refusal {
  readonly issuer: string
  readonly sequence: number
  readonly reason: Message
}
/** What a thing that came from outside turned out to be. */
export type Unsealed =
  | { readonly ok: true; readonly envelope: Envelope }
  | { readonly ok: false; readonly refusal: Refusal }

/**
 * Signs a letter with this casebook's key. The same letter in the same place always gives the same envelope.
 * Faults: `refused` where the body is not what letters of its kind say; no envelope comes of it.
 */
export function seal(
  identity: Identity,
  { kind, sequence, body }: Pick<Envelope, 'kind' | 'sequence' | 'body'>,
): Envelope {
  const content = { format: 'casebook-envelope/1' as const, kind, issuer: identity.key, sequence, body }
  const signature = sign(null, Buffer.from(canonical(content)), identity.signingKey).toString('hex')
  const sealed = envelope.safeParse({ ...content, signature })
  if (!sealed.success) throw new AppError('refused', NOT_AN_ENVELOPE)
  const read = letterIn(sealed.data)
  if (!read.ok) throw new AppError('refused', read.reason)
  return sealed.data
}

/** Checks form, signature and letter of anything. An envelope is valid by itself, whoever handed it over. */
export function unseal(candidate: unknown): Unsealed {
  const parsed = envelope.safeParse(candidate)
  if (!parsed.success) return refuse(namesOf(candidate), NOT_AN_ENVELOPE)
  const { signature, ...content } = parsed.data
  const genuine = verify(
    null,
    Buffer.from(canonical(content)),
    verifyingKey(content.issuer),
    Buffer.from(signature, 'hex'),
  )
  if (!genuine) return refuse(content, say('letters.bad-signature'))
  const read = letterIn(parsed.data)
  return read.ok ? { ok: true, envelope: parsed.data } : refuse(content, read.reason)
}

/** Stands for an issuer and a sequence that cannot be read. */
export const NAMELESS = { issuer: '', sequence: -1 } as const

const NOT_AN_ENVELOPE = say('letters.no-envelope')
const refuse = ({ issuer, sequence }: Omit<Refusal, 'reason'>, reason: Message) => ({
  ok: false as const,
  refusal: { issuer, sequence, reason },
})

/** The bytes of an envelope wherever it is written or sent. */
export const envelopeBytes = (sealed: Envelope): Buffer => Buffer.from(canonical(sealed))

/** What becomes of bytes that nobody reads. */
export const TOO_LONG = refuse(NAMELESS, say('letters.too-long'))

/** Reads bytes that should be an envelope. Anything too long, not JSON, or not an envelope is refused. */
export function unsealBytes(bytes: Uint8Array): Unsealed {
  if (bytes.byteLength > LONGEST_ENVELOPE_BYTES) return TOO_LONG
  try {
    return unseal(JSON.parse(Buffer.from(bytes).toString('utf8')))
  } catch (error) {
    if (error instanceof SyntaxError) return refuse(NAMELESS, say('letters.not-json'))
    throw error
  }
}

/** As much of a name as a broken envelope still shows. */
function namesOf(candidate: unknown): { issuer: string; sequence: number } {
  const { issuer, sequence } = (typeof candidate === 'object' && candidate !== null ? candidate : {}) as {
    issuer?: unknown
    sequence?: unknown
  }
  return {
    issuer: typeof issuer === 'string' && /^[0-9a-f]{64}$/.test(issuer) ? issuer : NAMELESS.issuer,
    sequence: Number.isSafeInteger(sequence) ? (sequence as number) : NAMELESS.sequence,
  }
}
