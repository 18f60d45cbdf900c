import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { canonical } from '../../shared/domain/canonical.ts'
import type { Client } from '../../shared/contract/define.ts'
import type { post } from '../../shared/contract/post.ts'
import { envelope, type Envelope } from '../../shared/domain/envelope.ts'
import { MILLISECONDS_PER_DAY } from '../../shared/domain/moment.ts'
import { AppError } from '../../shared/errors.ts'
import { say } from '../../shared/words/message.ts'
import { seal } from './envelope.ts'
import type { Identity } from './identity.ts'

/** After a succession sequences go on at a multiple of this. */
const SUCCESSION_STRIDE = 1_000
/** Multiples that one day has room for. */
const STRIDES_OF_A_DAY = 1_000
const MEMORY = 'successions'

type Records = Client<typeof post>

/** Everything this casebook has signed and the store still knows. */
export async function signedByUs(records: Records): Promise<Envelope[]> {
  return [...(await records.sent({})).map(each => each.envelope), ...(await successions(records))]
}

/** Successions have no row in the outbox, because nobody approves them: they say nothing but that a log began. */
async function successions(records: Records): Promise<Envelope[]> {
  const { value } = await records.recall({ name: MEMORY })
  return value === null ? [] : z.array(envelope).parse(JSON.parse(value))
}

/** Signs what was approved, oldest first, and gives the envelopes back to the store. Returns the new ones. */
export async function signOutbox(identity: Identity, records: Records): Promise<Envelope[]> {
  const waiting = await records.outbox({})
  if (waiting.length === 0) return []
  const sequenceOf = new Map((await records.sent({})).map(each => [each.outbox, each.envelope.sequence]))
  let next = nextSequence(await signedByUs(records))
  const signed: Envelope[] = []
  for (const { outbox, kind, body, withdraws } of waiting) {
    const text = withdraws === undefined ? body : withdrawal(sequenceOf.get(withdraws))
    const sealed = seal(identity, { kind, sequence: next, body: text })
    await records.posted({ outbox, envelope: sealed })
    sequenceOf.set(outbox, next)
    signed.push(sealed)
    next += 1
  }
  return signed
}

function withdrawal(sequence: number | undefined): string {
  if (sequence === undefined) throw new AppError('internal', say('exchange.withdraws-unposted'))
  return canonical({ format: 'casebook-withdrawal/1', withdraws: sequence })
}

/**
 * Where a new log's sequences begin: above all that a lost store can have signed, and apart from every other
 * restore of the same backup. Two envelopes under one number would be refused by every peer; so the day decides,
 * and chance within it.
 */
export function successionStart(next: number, now: Date): number {
  const today =
    Math.floor(now.getTime() / MILLISECONDS_PER_DAY) * STRIDES_OF_A_DAY + randomInt(STRIDES_OF_A_DAY)
  return Math.max(today, Math.floor(next / SUCCESSION_STRIDE) + 1) * SUCCESSION_STRIDE
}

/** Signs and keeps the notice that `log` follows `previousLog`. */
export async function signSuccession(
  identity: Identity,
  records: Records,
  { log, previousLog }: { readonly log: string; readonly previousLog: string },
): Promise<void> {
  const sequence = successionStart(nextSequence(await signedByUs(records)), new Date())
  const body = canonical({ format: 'casebook-succession/1', log, previousLog, from: sequence })
  const notice = seal(identity, { kind: 'succession', sequence, body })
  await records.remember({ name: MEMORY, value: canonical([...(await successions(records)), notice]) })
}

const nextSequence = (signed: readonly Envelope[]) =>
  signed.reduce((highest, each) => Math.max(highest, each.sequence), -1) + 1
