import { reachesJaroWinkler } from '../../learning/stats/linkage/jaro-winkler.ts'
import type { PersonFields } from './fields.ts'
import type { Level } from './levels.ts'
import type { NameWord, ParsedName } from './name-words.ts'
import { isOfNewborn, isStandIn } from './stand-ins.ts'

/** How two names agree, and in which words: undefined where they do not. */
export interface NameAgreement {
  readonly given: Level
  readonly family: Level
  readonly middle: Level
  readonly order: Level
  readonly givenWords: readonly string[]
  readonly familyWords: readonly string[]
  /** Whether the family names were compared whole, and not a part of one. */
  readonly wholeFamily: boolean
  /** Whether the given names of one only extend the other's: Jean-Marc and Jean. */
  readonly isExtended: boolean
}

/** Jaro-Winkler similarity of a slip of the pen, and of a name written by ear. */
const CLOSE = 0.92
const SIMILAR = 0.8
const PREFIX_SCALE = 0.1

const NAMELESS: NameAgreement = {
  given: 'unknown',
  family: 'unknown',
  middle: 'unknown',
  order: 'unknown',
  givenWords: [],
  familyWords: [],
  wholeFamily: true,
  isExtended: false,
}

const isNear = (one: NameWord, other: NameWord) =>
  one.text === other.text || reachesJaroWinkler(one.ready, other.ready, CLOSE, PREFIX_SCALE)

function levelOf(one: NameWord, other: NameWord): Level {
  if (one.text === other.text) return 'exact'
  if (isNear(one, other)) return 'close'
  const alike = one.sound === other.sound || isInitial(one, other)
  return alike || reachesJaroWinkler(one.ready, other.ready, SIMILAR, PREFIX_SCALE) ? 'similar' : 'disagree'
}

const isInitial = (one: NameWord, other: NameWord) =>
  one.text[0] === other.text[0] && (one.text.length === 1 || other.text.length === 1)

const holds = (words: readonly NameWord[], { text }: NameWord) => words.some(word => word.text === text)

interface Found {
  readonly level: Level
  /** The words that agree, one of each name; what is left over is compared as middle names. */
  readonly pair: readonly [NameWord, NameWord] | undefined
}

/** exact: the first words, or all given names written as one; similar: one goes by another's middle name. */
function compareGiven(one: ParsedName, other: ParsedName): Found {
  const [a, b] = [one.words[0]!, other.words[0]!]
  if ([a, b].some(isStandIn) || [one, other].some(isOfNewborn)) return { level: 'unknown', pair: [a, b] }
  // Two who are called by one letter may be called by two names.
  if (a.text === b.text && /^[a-z]$/.test(a.text)) return { level: 'similar', pair: [a, b] }
  const level = levelOf(a, b)
  if (level === 'exact' || level === 'close') return { level, pair: [a, b] }
  if (one.givens !== '' && one.givens === other.givens) return { level: 'exact', pair: [a, b] }
  const middle = holds(other.words.slice(1, -1), a) || holds(one.words.slice(1, -1), b)
  return { level: middle ? 'similar' : level, pair: [a, b] }
}

/** exact: also where one of two family names is the other's only one, as García of García López. */
function compareFamily(one: ParsedName, other: ParsedName): Found {
  if (one.words.length < 2 || other.words.length < 2) return { level: 'unknown', pair: undefined }
  const [a, b] = [one.words.at(-1)!, other.words.at(-1)!]
  if (isStandIn(a) || isStandIn(b)) return { level: 'unknown', pair: [a, b] }
  const level = levelOf(a, b)
  if (level === 'exact' || level === 'close') return { level, pair: [a, b] }
  const within = (words: readonly NameWord[], word: NameWord) =>
    words.slice(1, -1).find(each => each.text === word.text)
  const inOne = within(one.words, b)
  if (inOne) return { level: 'exact', pair: [inOne, b] }
  const inOther = within(other.words, a)
  if (inOther) return { level: 'exact', pair: [a, inOther] }
  return { level, pair: [a, b] }
}

/**
 * exact: every further word of one is the other's too; close: by its initial. Where each has one that the other has
 * not, they differ: twins may share a second name and differ in the third. Unknown where either has none left over.
 */
function compareMiddle(one: readonly NameWord[], other: readonly NameWord[]): Level {
  if (one.length === 0 || other.length === 0) return 'unknown'
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one]
  const levels = fewer.map(word => {
    const found = more.map(each => (isInitial(word, each) ? 'initial' : levelOf(word, each)))
    if (found.includes('exact') || found.includes('close')) return 'exact'
    return found.includes('initial') ? 'close' : 'disagree'
  })
  if (levels.includes('disagree')) return 'disagree'
  return levels.includes('close') ? 'close' : 'exact'
}

/** Of the words that agree with none of the other's, those before the family name. */
const furtherGiven = ({ words }: ParsedName, left: readonly NameWord[], family: NameWord | undefined) =>
  left.filter(word => !family || words.indexOf(word) < words.indexOf(family))

/** Whether one bears more further given names than the other; an initial may stand for one or for none. */
function extendsOther(one: readonly NameWord[], other: readonly NameWord[]): boolean {
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one]
  return more.filter(({ text }) => text.length > 1).length > fewer.length
}

const agrees = (level: Level) => level === 'exact' || level === 'close'

function compareTwo(one: ParsedName, other: ParsedName, order: Level): NameAgreement {
  const given = compareGiven(one, other)
  const family = compareFamily(one, other)
  const joined = given.level === 'exact' && given.pair![0].text !== given.pair![1].text
  const left = (words: readonly NameWord[], side: 0 | 1) =>
    words.filter(word => word !== given.pair?.[side] && word !== family.pair?.[side])
  const rest = [left(one.words, 0), left(other.words, 1)] as const
  const many = one.words.length > 2 && other.words.length > 2
  const middle = many && !joined ? compareMiddle(...rest) : 'unknown'
  const both = agrees(given.level) && agrees(family.level)
  return {
    given: given.level,
    family: family.level,
    middle,
    order: both ? order : 'unknown',
    givenWords: agrees(given.level) ? given.pair!.map(({ text }) => text) : [],
    familyWords: agrees(family.level) ? family.pair!.map(({ text }) => text) : [],
    isExtended:
      given.level === 'exact' &&
      !joined &&
      extendsOther(
        furtherGiven(one, rest[0], family.pair?.[0]),
        furtherGiven(other, rest[1], family.pair?.[1]),
      ),
    wholeFamily: family.pair?.[0] === one.words.at(-1) && family.pair?.[1] === other.words.at(-1),
  }
}

const RANK: Readonly<Record<Level, number>> = { exact: 8, close: 6, similar: 3, unknown: 1, disagree: 0 }
const rank = ({ given, family, middle, order, isExtended }: NameAgreement) =>
  RANK[given] + RANK[family] + (RANK[middle] + RANK[order]) / 20 - Number(isExtended) / 100

/**
 * The best agreement of any name of one with any of the other. order: exact as written, close with the family
 * name first in one of them, which is tried where the names as written do not agree.
 */
export function compareNames(one: PersonFields, other: PersonFields): NameAgreement {
  let best = NAMELESS
  let most = -1
  const consider = (found: NameAgreement) => {
    const value = rank(found)
    if (value > most) [best, most] = [found, value]
  }
  const considerTurned = (a: ParsedName, b: ParsedName) => {
    const found = compareTwo(a, b, 'close')
    if (found.order !== 'close' || !found.wholeFamily) return
    const isOneLonger = a.words.length > 2 !== b.words.length > 2 && a.givens !== b.givens
    // Turned round, any of the further words may have been the given name: nobody can tell from the shorter one.
    consider(isOneLonger ? { ...found, given: 'similar', givenWords: [], order: 'unknown' } : found)
  }
  for (const a of one.names)
    for (const b of other.names) {
      const written = compareTwo(a.written, b.written, 'exact')
      consider(written)
      if (written.order === 'exact' || !a.turned || !b.turned) continue
      const [oneWords, otherWords] = [a.written.words, b.written.words]
      if (isNear(oneWords[0]!, otherWords.at(-1)!)) considerTurned(a.turned, b.written)
      if (isNear(oneWords.at(-1)!, otherWords[0]!)) considerTurned(a.written, b.turned)
    }
  return best
}
