import { readyWord, reachesJaroWinkler } from '../../learning/stats/linkage/jaro-winkler.ts'
import type { AddressParts } from './contacts.ts'
import { LONG_ENOUGH, type IdentifyingValue } from './identifying-values.ts'
import type { Level } from './levels.ts'

/** exact: they share a telephone number or an e-mail address. */
export function compareTelecoms(one: readonly string[], other: readonly string[]): Level {
  if (one.length === 0 || other.length === 0) return 'unknown'
  return one.some(each => other.includes(each)) ? 'exact' : 'disagree'
}

const STREET_CLOSE = 0.92

/** exact: street and postcode; close: street alone, or nearly so in one postcode; similar: postcode alone. */
export function compareAddresses(one: AddressParts, other: AddressParts): Level {
  const code = one.postcode !== undefined && one.postcode === other.postcode
  const codes = one.postcode !== undefined && other.postcode !== undefined
  const streets = one.street !== undefined && other.street !== undefined
  if (streets && one.street === other.street) {
    if (code) return 'exact'
    return codes ? 'disagree' : 'close'
  }
  if (!codes) return 'unknown'
  if (!code) return 'disagree'
  const near =
    streets && reachesJaroWinkler(readyWord(one.street!), readyWord(other.street!), STREET_CLOSE, 0.1)
  return near ? 'close' : 'similar'
}

/** Who gave it out: a system, or what a label names; '' where nobody says. */
const registerIn = ({ system, register = '' }: IdentifyingValue) =>
  system === '' ? register && `label ${register}` : system

/** A register, as it is called, in which both have values and none in common. */
export function contradictingSystem(
  one: readonly IdentifyingValue[],
  other: readonly IdentifyingValue[],
): string | undefined {
  for (const each of one) {
    const register = registerIn(each)
    if (register === '') continue
    const isOfIt = (number: IdentifyingValue) => registerIn(number) === register
    const [mine, theirs] = [one.filter(isOfIt), other.filter(isOfIt)]
    const isShared = mine.some(({ value }) => theirs.some(number => number.value === value))
    if (theirs.length > 0 && !isShared) return each.system || each.register?.split('\n')[0]
  }
  return undefined
}

/**
 * exact: the same value of six characters or more in the same named system; close: the same where it is shorter, as
 * every clinic's register begins with 1 and not all name theirs as nobody else does, or in systems of different or no
 * name; disagree: a system in which they differ.
 */
export function compareIdentifiers(
  one: readonly IdentifyingValue[],
  other: readonly IdentifyingValue[],
): Level {
  let level: Level = 'unknown'
  for (const a of one)
    for (const b of other) {
      if (a.value !== b.value) continue
      const [isLong, isOneSystem] = [a.value.length >= LONG_ENOUGH, a.system === b.system && a.system !== '']
      if (isLong && isOneSystem) return 'exact'
      if (isLong || isOneSystem) level = 'close'
    }
  if (level === 'close') return level
  return contradictingSystem(one, other) === undefined ? level : 'disagree'
}
