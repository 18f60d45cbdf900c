import { numberKey } from './blocking-keys.ts'
import { compareBirths } from './compare-births.ts'
import { compareNames } from './compare-names.ts'
import { compareAddresses, compareIdentifiers, compareTelecoms } from './compare-numbers.ts'
import type { PersonFields } from './fields.ts'
import type { Agreement, Level } from './levels.ts'
import { isMostlyLast, isUnique, shareOf, type WordCounts } from './word-counts.ts'

/**
 * Shares of people who bear a typical name: how often two people of a census and a register who were not one
 * agreed in it (Australian Bureau of Statistics 3302.0.55.004, 2011-12, Appendix C, pass 1).
 */
const TYPICAL_GIVEN = 0.006
const TYPICAL_FAMILY = 0.007

/**
 * How two descriptions agree, field by field; names by how common they are among the people counted,
 * and without the numbers that many of them bear.
 */
export function compare(one: PersonFields, other: PersonFields, counts: WordCounts): Agreement {
  const { given, family, middle, order, givenWords, familyWords, isExtended } = compareNames(one, other)
  const { year, month, day } = compareBirths(one.birth, other.birth)
  const own = ({ identifiers }: PersonFields) =>
    identifiers.filter(each => counts.manys?.has(numberKey(each)) !== true)
  const commonest = (words: readonly string[], typical: number) =>
    words.reduce((most, word) => Math.max(most, shareOf(word, counts, typical)), 0)
  return {
    given,
    family,
    middle,
    order,
    year,
    month,
    day,
    sex: sexLevel(one.sex, other.sex),
    telecom: compareTelecoms(one.telecoms, other.telecoms),
    address: compareAddresses(one.address, other.address),
    identifier: compareIdentifiers(own(one), own(other)),
    givenShare: commonest(givenWords, TYPICAL_GIVEN),
    familyShare: commonest(familyWords, TYPICAL_FAMILY),
    givenExtended: isExtended,
    familySlip:
      family === 'close' &&
      order === 'exact' &&
      familyWords.some(word => isUnique(word, counts)) &&
      !givenWords.some(word => isMostlyLast(word, counts)),
  }
}

function sexLevel(one: PersonFields['sex'], other: PersonFields['sex']): Level {
  if (one === undefined || other === undefined) return 'unknown'
  return one === other ? 'exact' : 'disagree'
}
