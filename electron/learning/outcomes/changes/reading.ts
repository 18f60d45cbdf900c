import { countedInWords } from '../../../../shared/domain/measures/counted-in-words.ts'
import type { ChangeStatement, Expectation, Side } from '../../../../shared/domain/measures/change.ts'
import type { Measure } from '../../../../shared/domain/measures/measure.ts'
import { say, type Message } from '../../../../shared/words/message.ts'
import { isoOfDay } from '../../../../shared/domain/day/iso-day.ts'
import { towards } from './grade.ts'
import type { HeldBack } from './held-back.ts'

type Told = Pick<ChangeStatement, 'before' | 'after' | 'pairs' | 'difference' | 'grade' | 'upTo'>
type Difference = NonNullable<ChangeStatement['difference']>

const unitOf = ({ quantity }: Pick<Measure, 'quantity'>) => (quantity === undefined ? 'share' : 'days')
/** Shares are said in points of percent, days as they are. */
const inWords = (value: number, measure: Measure) => (unitOf(measure) === 'share' ? 100 * value : value)

function spanInWords(side: 'before' | 'since', { from, to, ...counts }: Side, measure: Measure): Message {
  const counted = countedInWords(counts, measure)
  return from === to
    ? say('change.on-day', { side, on: to, counted })
    : say('change.span', { side, from, to, counted })
}

function wayOf({ value }: Difference): 'higher' | 'lower' | 'same' {
  if (value === 0) return 'same'
  return value > 0 ? 'higher' : 'lower'
}

/** `of`: all, those counted both times, or what is a fairer comparison than with all of the time before. */
function differenceInWords(
  difference: Difference,
  measure: Measure,
  of: 'all' | 'pairs' | 'fair' = difference.by === 'paired' ? 'pairs' : 'all',
): Message {
  const way = wayOf(difference)
  const { value, lower, upper } = towards(difference, way === 'lower' ? 'lower' : 'higher')
  const [by, low, high] = [value, lower, upper].map(each => inWords(each, measure))
  return say('change.difference', { way, of, unit: unitOf(measure), by: by!, lower: low!, upper: high! })
}

/** Those who stand in both spans, by what became of them; and apart from them those in one alone. */
function pairsInWords({ pairs }: Told): Message[] {
  if (!pairs) return []
  const { people, both, lost, gained, neither, exactP, left, came } = pairs
  return [
    say('change.pairs', { people, both, lost, gained, neither }),
    say('change.pairs-chance', { changed: lost + gained, p: exactP }),
    ...(left.denominator + came.denominator > 0
      ? [
          say('change.in-one-span', {
            left: left.denominator,
            leftHad: left.numerator,
            came: came.denominator,
            cameHad: came.numerator,
          }),
        ]
      : []),
  ]
}

/** Why it cannot be told, where nobody stands on a side. */
function missingSide({ after, upTo }: Told): Message {
  if (!after && upTo !== null) return say('change.no-data-since', { upTo })
  return say((after?.denominator ?? 0) === 0 ? 'change.nobody-since' : 'change.nobody-before')
}

/** Neither met nor missed: moved for sure but not surely as far, or not even surely moved. */
function undecided({ before, after }: Told, isMoved: boolean, moved: Message): Message[] {
  if (isMoved) return [moved, say('change.would-tell')]
  const n = { before: before!.denominator, after: after!.denominator }
  return [say('change.cannot-tell', n), say('change.would-tell')]
}

function gradeInWords(
  told: Told,
  difference: Difference,
  { direction, by }: Expectation,
  measure: Measure,
): Message[] {
  const { lower, upper } = towards(difference, direction)
  const expected = { direction, unit: unitOf(measure), expected: inWords(by, measure) } as const
  switch (told.grade) {
    case 'met':
      return [by > 0 ? say('change.as-expected', expected) : say('change.any-as-expected', { direction })]
    case 'short': {
      const most = inWords(upper, measure)
      return [say(lower > 0 ? 'change.short' : 'change.short-unmoved', { ...expected, most })]
    }
    case 'opposite':
      return [say('change.opposite', { direction })]
    default:
      return undecided(told, lower > 0, say('change.some-way', expected))
  }
}

function ungraded(told: Told, difference: Difference): Message[] {
  const isMoved = difference.lower > 0 || difference.upper < 0
  return undecided(told, isMoved, say('change.beyond-chance', { direction: wayOf(difference) })).slice(
    0,
    isMoved ? 1 : 2,
  )
}

/** Why what is seen is not credited to the change. */
function heldBackInWords(held: HeldBack, measure: Measure): Message[] {
  if (held.is === 'moving') return [say('change.held-moving', { direction: held.direction })]
  const fair = (difference: Difference | null) =>
    difference ? [differenceInWords(difference, measure, 'fair')] : []
  if (held.is === 'year-earlier') {
    const { earlier, difference } = held
    const counted = countedInWords(earlier, measure)
    return [say('change.held-year-earlier', { on: earlier.to, counted }), ...fair(difference)]
  }
  const { fromDay, toDay, counted, rest, difference } = held.spell
  const [from, to] = [isoOfDay(fromDay), isoOfDay(toDay)]
  const [spell, others] = [counted, rest].map(each => countedInWords(each, measure))
  return [say('change.held-spell', { from, to, spell: spell!, others: others! }), ...fair(difference)]
}

/** Before against after in words: what was counted, by how much it differs, and what became of the expectation. */
export function readingOf(
  told: Told,
  measure: Measure,
  { expected, heldBack }: { expected: Expectation | undefined; heldBack: HeldBack | undefined },
): Message[] {
  const { before, after, difference } = told
  const sides = [
    ...(before ? [spanInWords('before', before, measure)] : []),
    ...(after ? [spanInWords('since', after, measure)] : []),
  ]
  if (!difference) return [...sides, missingSide(told)]
  const verdictInWords = () => {
    if (heldBack) return heldBackInWords(heldBack, measure)
    return expected ? gradeInWords(told, difference, expected, measure) : ungraded(told, difference)
  }
  return [...sides, ...pairsInWords(told), differenceInWords(difference, measure), ...verdictInWords()]
}
