import { say, type Message } from '../../../shared/words/message.ts'
import type { Agreement, Level } from './levels.ts'
import type { FieldWeights } from './weigh.ts'

interface Reason {
  readonly message: Message
  readonly weight: number
}

/** What speaks by less than a bit for or against is not worth a sentence. */
const WORTH_SAYING = 1

/** `similar` says the same as `disagree` where a field does not know it. */
const threeOf = (level: Exclude<Level, 'unknown'>) => (level === 'similar' ? 'disagree' : level)
const twoOf = (level: Level) => (level === 'exact' ? 'exact' : 'disagree')

function birthMessage({ year, month, day }: Agreement): Message | undefined {
  const parts = [year, month, day]
  if (parts.every(part => part === 'unknown')) return undefined
  if (month === 'close') return say('people.birth', { how: 'exchanged' })
  const wrong = parts.filter(part => part === 'disagree' || part === 'close').length
  if (wrong > 1) return say('people.birth', { how: 'different' })
  if (wrong === 1) return say('people.birth', { how: 'part' })
  return say('people.birth', { how: parts.includes('unknown') ? 'partly' : 'same' })
}

/** Why two descriptions may or may not be of one person, the weightiest first. */
export function reasonsOf(agreement: Agreement, weights: FieldWeights): Message[] {
  const { given, family, middle, order, sex, telecom, address, identifier } = agreement
  const found: Reason[] = []
  const tell = (message: Message | undefined, weight: number) => {
    if (message && Math.abs(weight) >= WORTH_SAYING) found.push({ message, weight })
  }
  if (given !== 'unknown') tell(say('people.given', { level: given }), weights.given)
  if (family !== 'unknown') tell(say('people.family', { level: family }), weights.family)
  if (middle !== 'unknown') tell(say('people.middle', { level: threeOf(middle) }), weights.middle)
  if (order === 'close') tell(say('people.order'), weights.order)
  tell(birthMessage(agreement), weights.year + weights.month + weights.day)
  if (sex !== 'unknown') tell(say('people.sex', { level: twoOf(sex) }), weights.sex)
  if (telecom !== 'unknown') tell(say('people.telecom', { level: twoOf(telecom) }), weights.telecom)
  if (address !== 'unknown') tell(say('people.address', { level: address }), weights.address)
  if (identifier !== 'unknown')
    tell(say('people.identifier', { level: threeOf(identifier) }), weights.identifier)
  return found
    .toSorted((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
    .map(({ message }) => message)
}
