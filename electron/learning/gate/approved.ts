import type { Verdict } from '../../../shared/domain/summary.ts'
import { AppError } from '../../../shared/errors.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { objections } from './registry.ts'

/**
 * The bytes a person approved by their hash. Throws AppError: `refused` where they may not leave, `conflict` where
 * they changed.
 */
export function approved(verdict: Verdict, approvedSha256: string): string {
  if (verdict.kind === 'refused')
    throw new AppError('refused', inOneMessage(verdict.rules.flatMap(each => [each.reason, each.remedy])))
  const [changed] = objections('approval', { receipt: verdict.receipt, approvedSha256 })
  if (changed) throw new AppError('conflict', inOneMessage([changed.reason, changed.remedy]))
  return verdict.receipt.bytes
}

/** Sentence after sentence. */
const inOneMessage = (messages: readonly Message[]): Message =>
  messages.reduceRight((rest, first) => say('gate.sentences', { first, rest }))
