import { dayNumber } from '../../../../shared/domain/day/iso-day.ts'
import type { MeasureSeries } from '../../../../shared/domain/measures/series.ts'
import { createRandom, type Random } from '../../../../shared/domain/random.ts'
import { MOST_GAPS } from '../charts/gaps.ts'
import type { InSteps } from '../../stats/foundations/in-steps.ts'
import { caseGapsLaw, dayGapsLaw } from '../../stats/monitoring/chance-laws.ts'
import { levelFor, stretchesEndingAt } from '../../stats/monitoring/exact-scan.ts'

type Drawn = Extract<MeasureSeries['chart'], { kind: 'drawn' }>
type Way = 1 | -1

/** Half of so many series: the time by which that is so is known to about a tenth of it. */
const SERIES = 100

/** What a chart of gaps shows at a time: the places of its events among the cases, or days, from `start` to `end`. */
interface Shown {
  readonly places: readonly number[]
  readonly start: number
  readonly end: number
}

/** The events of a chart as it stands, in their places among all cases, or days, of its periods. */
function shownBy(chart: Drawn, points: MeasureSeries['points']): Shown {
  const whole = points.filter(({ isWhole }) => isWhole)
  const own = chart.is === 'g' ? 1 : 0
  const gaps = chart.marks.map(({ value }) => value!)
  const fromFirst = gaps.reduce((all, gap) => all + gap + own, 0) + (1 - own)
  const before =
    chart.is === 'g'
      ? whole.reduce((all, { denominator }) => all + denominator, 0) - fromFirst
      : dayNumber(chart.marks[0]!.from) - dayNumber(whole[0]!.from)
  // Of a chart that shows its latest events alone what came before is as if it had not been.
  const lead = gaps.length >= MOST_GAPS ? 0 : Math.max(0, before)
  let next = lead
  const places = gaps.map(gap => {
    const place = next
    next += gap + own
    return place
  })
  return { places, start: 0, end: lead + fromFirst }
}

/** Whether the newest gaps are told as too long (`way` 1), or as too short (-1), as the chart judges them. */
function tells(is: 'g' | 't', { places, start, end }: Shown, { way, level }: { way: Way; level: number }) {
  const own = is === 'g' ? 1 : 0
  const gaps = places.map((place, at) => (places[at + 1] ?? end - 1 + own) - place - own)
  const law = lawOf(is, { places, start, end })
  // The gap that is still open may be told as long, and never as short.
  const judged = way > 0 ? gaps : gaps.slice(0, -1)
  return stretchesEndingAt(judged.length).some(({ first, length }) => {
    const sum = judged.slice(first, first + length).reduce((all, gap) => all + gap, 0)
    return law.tails({ first, length }, sum, 0)[way > 0 ? 1 : 0] <= level
  })
}

const lawOf = (is: 'g' | 't', { places, start, end }: Shown) =>
  is === 'g'
    ? caseGapsLaw({ events: places.length, among: end - start })
    : dayGapsLaw({ events: places.length, among: end - places[0]! })

/** One case, or day, later: the page shows as many of them as before, so the oldest is gone. */
function later({ places, start, end }: Shown, happens: boolean, isFull: boolean): Shown {
  const all = happens ? [...places, end] : places
  if (isFull) {
    const kept = all.slice(-MOST_GAPS)
    return { places: kept, start: happens ? all.at(-MOST_GAPS - 1)! + 1 : start, end: end + 1 }
  }
  return { places: all.filter(place => place > start), start: start + 1, end: end + 1 }
}

/** With fewer events there is no chart. */
const LEAST = 3

function timeUntilTold(
  { is, shown, share, most }: { is: 'g' | 't'; shown: Shown; share: number; most: number },
  { way, level, random }: { way: Way; level: number; random: Random },
): number {
  const isFull = shown.places.length >= MOST_GAPS
  // Gaps that get longer are seen in the one that is open, which is looked at twice in its usual length.
  const step = Math.max(1, Math.round(1 / share / 2))
  let now = shown
  for (let passed = 1; passed <= most; passed++) {
    const happens = random.uniform() < Math.min(1, share)
    now = later(now, happens, isFull)
    const isLookedAt = way < 0 ? happens : passed % step === 0
    if (isLookedAt && now.places.length >= LEAST && tells(is, now, { way, level })) return passed
  }
  return Infinity
}

/**
 * Cases (g) or days (t) until half of the series tell that events come `times` as often; undefined where fewer do
 * within as many as are shown now. Drawn on from the chart's own events; as on the page, the oldest case or day leaves
 * with each new one, and gaps are judged at the level of the chart as it stands.
 * Checked against: fresh series with a planted doubling and halving, through the window's own g and t charts.
 */
export function* untilGapsTell(
  { chart, points }: { readonly chart: Drawn; readonly points: MeasureSeries['points'] },
  times: number,
): InSteps<number | undefined> {
  const is = chart.is === 'g' ? 'g' : 't'
  const way: Way = times > 1 ? -1 : 1
  const shown = shownBy(chart, points)
  const share = shown.places.length / (shown.end - shown.start)
  const { level } = levelFor(lawOf(is, shown))
  const random = createRandom(way > 0 ? 2_033 : 2_034)
  const found: number[] = []
  let most = shown.end - shown.start
  for (let draw = 0; draw < SERIES; draw++) {
    found.push(timeUntilTold({ is, shown, share: times * share, most }, { way, level, random }))
    // Half are told by then already, or half are not: whatever is longer changes no median.
    if (found.length - found.filter(Number.isFinite).length > SERIES / 2) return undefined
    most = Math.min(most, medianOf(found) ?? Infinity)
    yield
  }
  return medianOf(found)
}

/** The time by which half of all series are told; undefined while fewer are. */
const medianOf = (found: readonly number[]): number | undefined =>
  found.filter(Number.isFinite).toSorted((one, other) => one - other)[SERIES / 2 - 1]

/** So many cases, or days, stand on the chart. */
export function shownOnGaps({ chart, points }: { chart: Drawn; points: MeasureSeries['points'] }): number {
  const { start, end } = shownBy(chart, points)
  return end - start
}
