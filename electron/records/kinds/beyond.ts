import type { Amount } from '../../../shared/domain/fact.ts'
import type { Quantity } from '../../../shared/domain/facts/value.ts'

const unitsOf = ({ unit, unitCode }: Amount) => [unit, unitCode].filter(each => each !== undefined)

/** Whether both are in one unit: by the codes where both have one, else by any name they share. */
function areInOneUnit(one: Amount, other: Amount): boolean {
  if (one.unitCode !== undefined && other.unitCode !== undefined) return one.unitCode === other.unitCode
  return unitsOf(one).some(each => unitsOf(other).includes(each))
}

/** The number in the unit of a limit; undefined where it is not certain to be in the same. */
function numberFor(value: Quantity, limit: Amount): number | undefined {
  // A limit without a unit is in that of its result.
  if (unitsOf(limit).length === 0 || areInOneUnit(value, limit)) return value.value
  return value.kept && unitsOf(limit).includes(value.kept.unit) ? value.kept.value : undefined
}

const isAtMost = ({ comparator }: Quantity) => comparator === '<' || comparator === '<='
const isAtLeast = ({ comparator }: Quantity) => comparator === '>' || comparator === '>='

/** The limit that a number is certainly below or above. */
export interface Passed {
  readonly side: 'below' | 'above'
  readonly limit: Amount
}
interface Between {
  readonly low?: Amount | undefined
  readonly high?: Amount | undefined
}

/** Which limit of a range a number is certainly beyond, in whatever unit each is written; undefined for none. */
export function beyond(value: Quantity, { low, high }: Between): Passed | undefined {
  const isExact = value.comparator === undefined
  const isUsed = (limit: Amount | undefined): limit is Amount => limit !== undefined && !limit.comparator
  if (isUsed(low) && (isExact || isAtMost(value))) {
    const number = numberFor(value, low)
    if (number !== undefined && (number < low.value || (number === low.value && value.comparator === '<')))
      return { side: 'below', limit: low }
  }
  if (!isUsed(high) || !(isExact || isAtLeast(value))) return undefined
  const number = numberFor(value, high)
  if (number === undefined) return undefined
  return number > high.value || (number === high.value && value.comparator === '>')
    ? { side: 'above', limit: high }
    : undefined
}
