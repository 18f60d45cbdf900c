import type { Person } from '../../../shared/domain/patient.ts'
import { numberSystem } from '../../../shared/domain/facts/number-system.ts'
import { isFiller } from '../../../shared/domain/placeholder.ts'
import { fold } from './fold.ts'

/** A number by which a system knows a person. */
export interface IdentifyingValue {
  /** Lower case, no slash at its end, an OID with its prefix; '' where the source named none. */
  readonly system: string
  /** Capitals and digits only, no zeros in front. */
  readonly value: string
  /**
   * Where no system is named, what its label says gives it out: a register that the label names, or the source itself,
   * where it names but the kind of number. Two such numbers tell two people apart; the same one joins nobody by it, as
   * a label is soon another's as well.
   */
  readonly register?: string
}

/** Shorter ones are met by chance in another system. */
export const LONG_ENOUGH = 6

function normalised(value: string): string | undefined {
  const plain = value
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replace(/^0+/, '')
  // A word is not a number: `MRN`, `UNKNOWN`. Neither is what a form was filled with.
  const digits = plain.replaceAll(/\D/g, '')
  return digits !== '' && !isFiller(plain) && !isFiller(digits) ? plain : undefined
}

/** Numbers of a policy are a household's, and change with the insurer: they neither join nor part. */
const OF_A_HOUSEHOLD =
  'insurance insurer policy subscriber member payer payor plan group account family household guarantor'
/** So is what a newborn's record has of its mother, or a child's of whoever brings it. */
const OF_ANOTHER =
  'mother mothers maternal mum father fathers paternal parent parents guardian guardians spouse husband wife ' +
  'partner sibling kin mutter vater mere pere madre padre mae pai'
/** And what was given until somebody knew better. */
const FOR_NOW =
  'temp temporary provisional interim newborn unidentified emergency trauma provisorisch provisoire'
const NOT_HER_OWN = new Set([OF_A_HOUSEHOLD, OF_ANOTHER, FOR_NOW].join(' ').split(' '))

const wordsIn = (label: string): string[] =>
  fold(label)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')

/** What any house calls its own numbers. */
const OF_THE_HOUSE = new Set(
  (
    'mr mrn mrns pid pi pn pt medical record records patient patients person internal external local unique ' +
    'identifier id ids no nr number numbers num file chart card clinic hospital health unit folder registration reg ' +
    'case visit vn an master index enterprise the of s'
  ).split(' '),
)
/** The register by the words of a label, and by its source on a line below where they say no more; '' for nothing. */
function registerOf(words: readonly string[], source: string): string {
  if (words.length === 0) return ''
  return words.every(word => OF_THE_HOUSE.has(word)) ? `${words.join(' ')}\n${source}` : words.join(' ')
}

/** What identifies, each once, by system and value; what does not identify one person is left out. */
export function identifyingValues(identifiers: Person['identifiers'], source: string): IdentifyingValue[] {
  const found = new Map<string, IdentifyingValue>()
  for (const { system, value, label = '', use } of identifiers) {
    const words = wordsIn(label)
    // An old number may be somebody else's by now.
    if (use !== undefined || words.some(word => NOT_HER_OWN.has(word))) continue
    const plain = normalised(value)
    if (plain === undefined) continue
    const named = { system: numberSystem(system), value: plain }
    const register = named.system === '' ? registerOf(words, source) : ''
    found.set(`${named.system} ${named.value} ${register}`, { ...named, ...(register && { register }) })
  }
  return [...found.entries()].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each)
}
