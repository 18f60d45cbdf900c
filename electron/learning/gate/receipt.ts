import { createHash } from 'node:crypto'
import { canonical, type Json } from '../../../shared/domain/canonical.ts'
import type { Receipt, Summary } from '../../../shared/domain/summary.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { ROUNDING_BLOCK } from './midpoint.ts'
import { armNames } from './two-by-two.ts'

/** Of a hash, as much as a person compares. */
const HASH_START = 12

/**
 * Rule 22: the exact bytes that would leave, their hash, and what they say in plain words. A person approves the
 * hash.
 */
export function receiptOf(document: Json, sentences: Message[]): Receipt {
  const bytes = canonical(document)
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), sentences }
}

/** What leaves with a summary, to be read before it does. */
export function sentencesOf({ questionHash, years, method, ...release }: Summary): Message[] {
  const arms = armNames.map(arm => {
    const { people, events, riskPer100: risk } = release[arm]
    return say('gate.tells-arm', { arm, people, events, risk, block: ROUNDING_BLOCK })
  })
  return [
    say('gate.tells-question', { hash: questionHash.slice(0, HASH_START) }),
    ...arms,
    say('gate.tells-effect', { ratio: release.logHazardRatio, error: release.standardError }),
    years.from === years.to ? say('gate.tells-year', { year: years.from }) : say('gate.tells-years', years),
    say('gate.tells-method', method),
    say('gate.tells-nothing-else'),
  ]
}
