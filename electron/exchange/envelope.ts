import { sign, verify } from 'node:crypto'
import type { z } from 'zod'
import { canonical } from '../../shared/domain/canonical.ts'
import { envelope, type Envelope, type envelopeKind } from '../../shared/domain/envelope.ts'
import { verifyingKey, type Identity } from './identity.ts'

/** The longest canonical envelope that is read: a body of 64,000 characters, each escaped to six bytes at worst. */
export const LONGEST_ENVELOPE_BYTES = 400_000

export interface Refusal {
  readonly issuer: string
  readonly sequence: number
  readonly reason: string
}
/** What a thing that came from outside turned out to be. */
export type Unsealed =
  | { readonly ok: true; readonly envelope: Envelope }
  | { readonly ok: false; readonly refusal: Refusal }

/** Signs a text with this casebook's key. The same text in the same place always gives the same envelope. */
export function seal(
  identity: Identity,
  kind: z.infer<typeof envelopeKind>,
  sequence: number,
  body: string,
): Envelope {
  const content = { format: 'casebook-envelope/1' as const, kind, issuer: identity.key, sequence, body }
  return {
    ...content,
    signature: sign(null, Buffer.from(canonical(content)), identity.signingKey).toString('hex'),
  }
}

/** Checks form and signature of anything. An envelope is valid by itself, whoever handed it over. */
export function unseal(candidate: unknown): Unsealed {
  const parsed = envelope.safeParse(candidate)
  if (!parsed.success)
    return { ok: false, refusal: { ...namesOf(candidate), reason: 'This is not an envelope.' } }
  const { signature, ...content } = parsed.data
  const genuine = verify(
    null,
    Buffer.from(canonical(content)),
    verifyingKey(content.issuer),
    Buffer.from(signature, 'hex'),
  )
  if (!genuine)
    return {
      ok: false,
      refusal: {
        issuer: content.issuer,
        sequence: content.sequence,
        reason: 'The signature does not hold: it was changed on the way, or somebody else wrote it.',
      },
    }
  return { ok: true, envelope: parsed.data }
}

/** The bytes of an envelope wherever it is written or sent. */
export const envelopeBytes = (sealed: Envelope): Buffer => Buffer.from(canonical(sealed))

/** Reads bytes that should be an envelope. Anything too long, not JSON, or not an envelope is refused. */
export function unsealBytes(bytes: Uint8Array): Unsealed {
  const nothing = (reason: string): Unsealed => ({ ok: false, refusal: { issuer: '', sequence: -1, reason } })
  if (bytes.byteLength > LONGEST_ENVELOPE_BYTES) return nothing('This is longer than an envelope can be.')
  try {
    return unseal(JSON.parse(Buffer.from(bytes).toString('utf8')))
  } catch (error) {
    if (error instanceof SyntaxError) return nothing('This is not JSON.')
    throw error
  }
}

/** As much of a name as a broken envelope still shows. -1 stands for a sequence that cannot be read. */
function namesOf(candidate: unknown): { issuer: string; sequence: number } {
  const { issuer, sequence } = (typeof candidate === 'object' && candidate !== null ? candidate : {}) as {
    issuer?: unknown
    sequence?: unknown
  }
  return {
    issuer: typeof issuer === 'string' && /^[0-9a-f]{64}$/.test(issuer) ? issuer : '',
    sequence: Number.isSafeInteger(sequence) ? (sequence as number) : -1,
  }
}
