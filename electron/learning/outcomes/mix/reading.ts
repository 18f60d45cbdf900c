import { isoOfDay } from '../../../../shared/domain/day/iso-day.ts'
import { countedInWords } from '../../../../shared/domain/measures/counted-in-words.ts'
import type { Measure } from '../../../../shared/domain/measures/measure.ts'
import type { MixFrame } from '../../../../shared/domain/measures/mix-frame.ts'
import type { MixLine, MixStatement } from '../../../../shared/domain/measures/mix.ts'
import { say, type Message } from '../../../../shared/words/message.ts'

type Told = Pick<MixStatement, 'unit' | 'before' | 'after' | 'difference' | 'factors'>
type Difference = NonNullable<MixStatement['difference']>

/** Rows whose interval leaves out no difference by chance alone. */
const BY_CHANCE = 0.05

function spanInWords(
  side: 'before' | 'after',
  { from, to, ...counts }: MixStatement['before'],
  measure: Measure,
): Message {
  const counted = countedInWords(counts, measure)
  return measure.index.at === 'period-end'
    ? say('mix.on-day', { side, on: to, counted })
    : say('mix.span', { side, from, to, counted })
}

function differenceInWords({ value, lower, upper }: Difference, unit: Told['unit']): Message {
  const factor = unit === 'share' ? 100 : 1
  if (value === 0)
    return say('mix.difference', { way: 'same', unit, by: 0, lower: factor * lower, upper: factor * upper })
  const [low, high] = value > 0 ? [lower, upper] : [-upper, -lower]
  return say('mix.difference', {
    way: value > 0 ? 'higher' : 'lower',
    unit,
    by: factor * Math.abs(value),
    lower: factor * low,
    upper: factor * high,
  })
}

const compared = ({ factors }: Told): MixLine[] =>
  factors.flatMap(({ rows }) => rows).filter(({ difference }) => difference !== null)

function emptySide({ before, after }: Told): 'before' | 'after' | 'both' {
  if (before.denominator > 0) return 'after'
  return after.denominator > 0 ? 'before' : 'both'
}

/** What was counted, by how much it differs, and how many rows were looked at. */
export function readingOf(told: Told, measure: Measure): Message[] {
  const { before, after, difference, unit } = told
  const rows = compared(told)
  const beyond = rows.filter(({ isBeyond }) => isBeyond).length
  if (!difference) return [say('mix.nobody', { side: emptySide(told) })]
  const mayBeChance = difference.lower <= 0 && difference.upper >= 0
  return [
    spanInWords('after', after, measure),
    spanInWords('before', before, measure),
    differenceInWords(difference, unit),
    ...(mayBeChance ? [say('mix.may-be-chance')] : []),
    say('mix.looked', { rows: rows.length, beyond, chance: BY_CHANCE * rows.length }),
  ]
}

/** Records that begin so short before a span know of nobody whether she came before. */
const KNOWN_DAYS = 365

/** What must stand beside it. */
export function doubtsOf(told: Told, measure: Measure, { fromDay }: MixFrame, beforeDay: number): Message[] {
  const small = told.factors.flatMap(({ rows }) => rows).filter(({ isSmall }) => isSmall).length
  const has = (is: Told['factors'][number]['is']) => told.factors.some(each => each.is === is)
  const isOfVisits = measure.index.at !== 'event' && (has('clinician') || has('place') || has('import'))
  const said: Array<Message | false> = [
    say('mix.no-cause'),
    told.factors.length > 1 && say('mix.overlap'),
    small > 0 && say('mix.small', { rows: small }),
    told.difference?.by === 'paired' && say('mix.same-people'),
    told.unit === 'days' && say('mix.median'),
    has('known') &&
      fromDay !== null &&
      beforeDay - fromDay < KNOWN_DAYS &&
      say('mix.known-from', { on: isoOfDay(fromDay) }),
    isOfVisits && say('mix.visit'),
  ]
  return said.filter(each => each !== false)
}
