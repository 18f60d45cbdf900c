import type { ChangeStatement } from '../../../../shared/domain/measures/change.ts'
import { measureParts, type MeasureFrame } from '../../../../shared/domain/measures/frame.ts'
import type { Measure } from '../../../../shared/domain/measures/measure.ts'
import type { MeasureSeries } from '../../../../shared/domain/measures/series.ts'
import type { InSteps } from '../../stats/foundations/in-steps.ts'
import { normalCdf } from '../../stats/foundations/normal.ts'
import { quantile } from '../../stats/foundations/quantile.ts'
import { hypergeometric, tailOf } from '../../stats/tables/hypergeometric.ts'
import { wilsonInterval } from '../../stats/tables/proportion-intervals.ts'
import { ranksAndTies } from '../../stats/tables/ranks-and-ties.ts'
import { differenceOfShares, shiftOfQuantities } from './difference.ts'

type Difference = NonNullable<ChangeStatement['difference']>
type Counted = Pick<MeasureSeries['total'], 'numerator' | 'denominator' | 'value' | 'interval'>

/** What stood out before a change, and the difference from the rest of that time. */
export interface Spell {
  /** Days; both belong to it. */
  readonly fromDay: number
  readonly toDay: number
  readonly counted: Counted
  readonly rest: Counted
  /** The time since less the rest; null where nobody is left on a side. */
  readonly difference: Difference | null
}

const DAYS_PER_MONTH = 365.25 / 12
const MONTHS = 12
/** A spell that chance alone makes less often than this, if one had chosen it beforehand, is set aside to be fair. */
const SELDOM = 0.05

const [had, not] = (['numerator', 'without'] as const).map(part => measureParts.indexOf(part))

/** What was counted in some rows of a frame. */
function countedIn({ quantity }: Measure, frame: MeasureFrame, rows: readonly number[]): Counted {
  const numerator = rows.filter(row => frame.part[row] === had).length
  const denominator = rows.length
  if (denominator === 0) return { numerator, denominator, value: null, interval: null }
  if (quantity !== undefined) {
    const value = quantile(quantitiesAt(frame, rows), 0.5)
    return { numerator, denominator, value, interval: null }
  }
  return {
    numerator,
    denominator,
    value: numerator / denominator,
    interval: wilsonInterval(numerator, denominator),
  }
}
const quantitiesAt = ({ quantity }: MeasureFrame, rows: readonly number[]) =>
  Float64Array.from(rows, row => quantity[row]!)

/** How seldom chance leaves so much (`way` 1) or so little (-1) in some of the rows. */
type Chance = (rows: readonly number[], way: 1 | -1) => number

function chanceOfShare({ part }: MeasureFrame, all: readonly number[]): Chance {
  const events = all.filter(row => part[row] === had).length
  return (rows, way) => {
    const mine = rows.filter(row => part[row] === had).length
    const law = hypergeometric({ size1: rows.length, size2: all.length - rows.length, events })
    return tailOf(law, mine, way < 0)
  }
}

/** By the sum of ranks, as the normal distribution has it. */
function* chanceOfQuantity(frame: MeasureFrame, all: readonly number[]): InSteps<Chance> {
  const { ranking } = yield* ranksAndTies(quantitiesAt(frame, all))
  const rankOf = new Map(all.map((row, place) => [row, ranking[place]!]))
  return (rows, way) => {
    const [n, m] = [rows.length, all.length - rows.length]
    const sum = rows.reduce((total, row) => total + rankOf.get(row)!, 0)
    const deviation = Math.sqrt((n * m * (n + m + 1)) / 12)
    return deviation === 0 ? 1 : normalCdf((-way * (sum - (n * (n + m + 1)) / 2)) / deviation)
  }
}

/**
 * The months in a row of the year before a change that stand out most from all the time before it, one way, and what
 * the difference is without them. A change is mostly written down because something was bad, and what was bad by
 * chance passes by itself (regression to the mean): held against that spell, a change that did nothing looks good.
 * Undefined where chance mostly makes such a spell. `made`: the first day of the change. `way`: 1 where the spell is
 * higher than the rest. `frame`: of what happens one by one, over the time before and since.
 * Checked against: series without any change, each with a change written after its chart told of something.
 */
export function* spellBefore(
  measure: Measure,
  frame: MeasureFrame,
  { made, since, way }: { made: number; since: readonly number[]; way: 1 | -1 },
): InSteps<Spell | undefined> {
  const { day, part } = frame
  const all = [...day.keys()].filter(
    row => day[row]! < made && (part[row] === had || (part[row] === not && measure.quantity === undefined)),
  )
  const monthOf = (row: number) => Math.floor((made - 1 - day[row]!) / DAYS_PER_MONTH)
  const chanceOf =
    measure.quantity === undefined ? chanceOfShare(frame, all) : yield* chanceOfQuantity(frame, all)
  let [least, spell]: [number, readonly number[]] = [SELDOM, []]
  for (let first = 0; first < MONTHS; first++) {
    for (let last = first; last < MONTHS; last++) {
      const rows = all.filter(row => monthOf(row) >= first && monthOf(row) <= last)
      // What is most of the time before is no spell of it.
      if (rows.length === 0 || 2 * rows.length > all.length) continue
      const chance = chanceOf(rows, way)
      if (chance < least) [least, spell] = [chance, rows]
    }
    yield
  }
  if (spell.length === 0) return undefined
  const inSpell = new Set(spell)
  const rest = all.filter(row => !inSpell.has(row))
  const [others, mine] = [countedIn(measure, frame, rest), countedIn(measure, frame, since)]
  const difference =
    measure.quantity === undefined
      ? yield* differenceOfShares(others, mine)
      : yield* shiftOfQuantities(quantitiesAt(frame, rest), quantitiesAt(frame, since))
  const days = spell.map(row => day[row]!)
  return {
    fromDay: Math.min(...days),
    toDay: Math.max(...days),
    counted: countedIn(measure, frame, spell),
    rest: others,
    difference,
  }
}
