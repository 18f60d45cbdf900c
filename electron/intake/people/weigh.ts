import { comparedFields, type Agreement, type ComparedField } from './levels.ts'
import type { MatchModel } from './model.ts'

/** What each field says: log2 of how much likelier its agreement is if the two are one person. */
export type FieldWeights = Readonly<Record<ComparedField, number>>

export interface MatchWeight {
  readonly fields: FieldWeights
  readonly total: number
  /** The probability that the two are one person. */
  readonly posterior: number
}

/** A name in which they agree speaks by its own share of people, not by the typical one. */
function rarity(field: 'given' | 'family', agreement: Agreement, { fields }: MatchModel): number {
  const level = agreement[field]
  const share = agreement[`${field}Share`]
  const typical = fields[field].exact?.u
  if (share === 0 || typical === undefined) return 0
  if (level === 'exact') return Math.log2(typical / share)
  // That a rare name is nearly another says little more: there are many slips, and each is rare.
  return level === 'close' ? Math.min(0, Math.log2(typical / share)) : 0
}

function fieldWeight(field: ComparedField, agreement: Agreement, model: MatchModel): number {
  const level = agreement[field]
  const chances = level === 'unknown' ? undefined : model.fields[field][level]
  const weight = chances ? Math.log2(chances.m / chances.u) : 0
  return field === 'given' || field === 'family' ? weight + rarity(field, agreement, model) : weight
}

/**
 * The match weight of two descriptions, and the probability that they are of one person.
 *
 * Fellegi & Sunter 1969: the sum over the fields of log2 m/u, names by their own frequency (Winkler 1989). A
 * household shares telephone and address, so where both speak for a match only the stronger counts.
 */
export function weigh(agreement: Agreement, model: MatchModel): MatchWeight {
  const weights = {} as Record<ComparedField, number> // filled for every field in the next line
  for (const field of comparedFields) weights[field] = fieldWeight(field, agreement, model)
  const weaker = Math.min(weights.telecom, weights.address)
  if (weaker > 0) weights[weights.telecom === weaker ? 'telecom' : 'address'] = 0
  let total = 0
  for (const field of comparedFields) total += weights[field]
  const odds = (model.prior / (1 - model.prior)) * 2 ** total
  return { fields: weights, total, posterior: odds === Infinity ? 1 : odds / (1 + odds) }
}
