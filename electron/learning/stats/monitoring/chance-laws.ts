import type { Random } from '../../../../shared/domain/random.ts'
import { betaCdf } from '../foundations/beta-distribution.ts'
import { binomialCdf } from '../foundations/binomial.ts'
import { hypergeometric, tailOf } from '../tables/hypergeometric.ts'
import { drawPlaces } from './chance-draws.ts'
import type { Law, Stretch } from './exact-scan.ts'

type Tails = readonly [fewer: number, more: number]
const NOT_JUDGED: Tails = [1, 1]

const sumOf = (values: ArrayLike<number>, from = 0, to = values.length): number => {
  let sum = 0
  for (let row = from; row < to; row++) sum += values[row]!
  return sum
}

/** Reckons each once. */
function remembered(): (key: number, reckon: () => Tails) => Tails {
  const known = new Map<number, Tails>()
  return (key, reckon) => {
    const before = known.get(key)
    if (before) return before
    const found = reckon()
    known.set(key, found)
    return found
  }
}

/**
 * Events among so many people in each period, where everybody is as likely to have one. A stretch within the
 * baseline is held against the baseline, one after it against the baseline and itself; one that lies on both sides is
 * not judged. Given their total the events of a stretch follow the hypergeometric distribution (shares), or the
 * binomial one (rates: events that may come more than once each).
 */
export function countsLaw(
  events: ArrayLike<number>,
  sizes: ArrayLike<number>,
  { of, baselineRows }: { readonly of: 'share' | 'rate'; readonly baselineRows: number },
): Law {
  const rows = events.length
  const total = sumOf(events)
  const ends = Array.from({ length: rows }, (_, row) => sumOf(sizes, 0, row + 1))
  const all = ends.at(-1) ?? 0
  const size = ({ first, length }: Stretch) =>
    ends[first + length - 1]! - (first === 0 ? 0 : ends[first - 1]!)
  const atBaseline = size({ first: 0, length: baselineRows })
  const known = remembered()
  return {
    name: [of, baselineRows, total, ...Array.from(sizes)].join(' '),
    rows,
    most: row => (of === 'share' ? sizes[row]! : total),
    baseOf: values => sumOf(values, 0, baselineRows),
    tails(stretch, sum, base) {
      const isAfter = stretch.first >= baselineRows
      if (!isAfter && stretch.first + stretch.length > baselineRows) return NOT_JUDGED
      const [mine, others] = [size(stretch), atBaseline - (isAfter ? 0 : size(stretch))]
      const among = base + (isAfter ? sum : 0)
      const key = ((stretch.first * rows + stretch.length) * (total + 1) + base) * (total + 1) + sum
      if (sum > among || mine === 0) return NOT_JUDGED
      return known(key, () => {
        if (of === 'rate') {
          const share = mine / (mine + others)
          return [binomialCdf(sum, among, share), sum === 0 ? 1 : binomialCdf(sum - 1, among, share, true)]
        }
        const chances = hypergeometric({ size1: mine, size2: others, events: among })
        return [tailOf(chances, sum, true), tailOf(chances, sum)]
      })
    },
    draw(random: Random) {
      const drawn = new Float64Array(rows)
      const rowOf = (place: number) => ends.findIndex(end => place < end)
      if (of === 'rate') for (let k = 0; k < total; k++) drawn[rowOf(random.uniform() * all)]!++
      else for (const place of drawPlaces(random, total, all)) drawn[rowOf(place)]!++
      return drawn
    },
  }
}

/** Gaps between so many events, and last the open one since the last of them, which is judged for being long alone. */
interface Gaps {
  /** How many events there are, and among how many cases, or on how many days they could have been. */
  readonly events: number
  readonly among: number
}

/**
 * Cases without the event between one and the next, where every case is as likely to be one: given `events` among so
 * many cases, each set of places is as likely, and so a stretch of r gaps is as long as the r-th event is late. So
 * little or less: r events or more among its cases and its own; so much or more: fewer than r among the cases before
 * the last. The open gap is one like the others.
 */
export function caseGapsLaw({ events, among }: Gaps): Law {
  const known = remembered()
  return {
    name: `cases ${events} ${among}`,
    rows: events,
    most: () => among - events,
    baseOf: () => 0,
    tails({ first, length }, sum) {
      const isOpen = first + length === events
      const [fewer, more] = known(length * (among + 1) + sum, () => {
        const within = (cases: number) => hypergeometric({ size1: cases, size2: among - cases, events })
        return [tailOf(within(sum + length), length), tailOf(within(sum + length - 1), length - 1, true)]
      })
      return [isOpen ? 1 : fewer, more]
    },
    draw: random => gapsOf(sorted(drawPlaces(random, events, among)), among, 1),
  }
}

/**
 * Days from one event to the next, where every day is as likely: days are drawn with their ties, and chances of a
 * stretch are those of a continuous time (the r-th of `events` uniform ones: beta(r, events + 1 - r)), a day being a
 * day long.
 */
export function dayGapsLaw({ events, among }: Gaps): Law {
  const known = remembered()
  return {
    name: `days ${events} ${among}`,
    rows: events,
    most: () => among,
    baseOf: () => 0,
    tails({ first, length }, sum) {
      const isOpen = first + length === events
      const [fewer, more] = known(length * (among + 1) + sum, () => {
        const rest = events + 1 - length
        return [
          betaCdf(Math.min(1, (sum + 1) / among), length, rest),
          betaCdf(Math.min(1, sum / among), length, rest, true),
        ]
      })
      return [isOpen ? 1 : fewer, more]
    },
    draw: random => gapsOf(sorted(Array.from({ length: events }, () => random.integer(among))), among, 0),
  }
}

const sorted = (places: readonly number[]) => Float64Array.from(places).sort()

/** From each event to the next, and from the last to the end; `own` is what an event takes of it. */
const gapsOf = (places: Float64Array, among: number, own: 0 | 1): Float64Array =>
  places.map((place, k) => (places[k + 1] ?? among - (own === 1 ? 0 : 1)) - place - own)
