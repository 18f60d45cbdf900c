/** What is fixed when a 2x2 table is read with its margins: sizes of the arms and all events of both. */
export interface Margins {
  readonly size1: number
  readonly size2: number
  readonly events: number
}

/** Probabilities of `first`, `first` + 1, ... events in arm 1; what lies beyond is below the smallest number. */
export interface CountDistribution {
  readonly first: number
  readonly probability: Float64Array
}

/**
 * Noncentral hypergeometric distribution (Fisher's): events in arm 1 given both sizes, all events and the odds ratio.
 *
 * P(u) proportional to C(size1, u) C(size2, events - u) OR^u. Built outwards from the mode by the ratio of neighbours,
 * P(u + 1) / P(u) = OR (size1 - u)(events - u) / ((u + 1)(size2 - events + u + 1)), so no factorial can
 * overflow and every probability, however small, keeps its digits; counts less likely than `cut` times the
 * mode are left out.
 * Source: Fisher 1935, J R Stat Soc 98:39; Liao & Rosen 2001, Am Stat 55:366.
 * Checked against: R's dhyper and direct sums.
 * `lnOddsRatio` is finite; work grows with the square root of the size. Callers check the margins.
 */
export function hypergeometric(
  { size1, size2, events }: Margins,
  lnOddsRatio = 0,
  cut = 1e-300,
): CountDistribution {
  const low = Math.max(0, events - size2)
  const high = Math.min(size1, events)
  const lnRatio = (u: number) =>
    lnOddsRatio + Math.log(((size1 - u) / (u + 1)) * ((events - u) / (size2 - events + u + 1)))
  const mode = modeOf(lnRatio, low, high)
  const oddsRatio = Math.exp(lnOddsRatio)
  const above: number[] = []
  for (let u = mode, term = 1; u < high; u++) {
    term *= oddsRatio * ((size1 - u) / (u + 1)) * ((events - u) / (size2 - events + u + 1))
    if (!(term > cut)) break
    above.push(term)
  }
  const below: number[] = []
  for (let u = mode - 1, term = 1; u >= low; u--) {
    term *= (((u + 1) / (size1 - u)) * ((size2 - events + u + 1) / (events - u))) / oddsRatio
    if (!(term > cut)) break
    below.push(term)
  }
  const probability = Float64Array.from([...below.toReversed(), 1, ...above])
  const total = sumFromEnds(probability)
  for (let k = 0; k < probability.length; k++) probability[k]! /= total
  return { first: mode - below.length, probability }
}

/** P(X >= count) or, with `below`, P(X <= count). */
export function tailOf({ first, probability }: CountDistribution, count: number, below = false): number {
  let sum = 0
  if (below) for (let k = 0; k < probability.length && first + k <= count; k++) sum += probability[k]!
  else for (let k = probability.length - 1; k >= 0 && first + k >= count; k--) sum += probability[k]!
  return Math.min(1, sum)
}

/** The mean of a distribution of counts. */
export function meanOf({ first, probability }: CountDistribution): number {
  let sum = 0
  for (let k = 0; k < probability.length; k++) sum += k * probability[k]!
  return first + sum
}

/** How likely exactly `count` is. */
export const probabilityOf = ({ first, probability }: CountDistribution, count: number): number =>
  probability[count - first] ?? 0

/**
 * All counts not likelier than `count`, together, and those equally likely; what differs by less than 1e-7 relative
 * counts as equal, as rounding would otherwise tear mirror images apart.
 */
export function noLikelierThan(
  distribution: CountDistribution,
  count: number,
): { total: number; equal: number } {
  const here = probabilityOf(distribution, count)
  let total = 0
  let equal = 0
  for (const each of distribution.probability) {
    if (each > here * (1 + 1e-7)) continue
    total += each
    if (each >= here * (1 - 1e-7)) equal += each
  }
  return { total: Math.min(1, total), equal }
}

/** The ratio of neighbours falls with u: the mode is the first u after which it is below 1. */
function modeOf(lnRatio: (u: number) => number, low: number, high: number): number {
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (lnRatio(middle) > 0) low = middle + 1
    else high = middle
  }
  return low
}

/** The smallest first, so that they are not lost beside the largest. */
function sumFromEnds(values: Float64Array): number {
  let sum = 0
  let [start, end] = [0, values.length - 1]
  while (start <= end) sum += values[start]! < values[end]! ? values[start++]! : values[end--]!
  return sum
}
