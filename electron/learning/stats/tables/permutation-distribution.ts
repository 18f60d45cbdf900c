import type { InSteps } from '../foundations/in-steps.ts'
import type { CountDistribution } from './hypergeometric.ts'

/** More additions than this (about a second) are not worth an exact p: the normal approximation is good long before. */
const MOST_ADDITIONS = 3e8

/**
 * Distribution of the sum of `chosen` scores drawn without order from whole scores of at least 0, all choices
 * equally likely; `first` is the smallest sum possible. Nothing where that is too much work.
 *
 * Shift algorithm: the number of ways to reach a sum with k scores, one score taken in after another;
 * additions only, so small tails keep their digits.
 * Source: Streitberg & Roehmel 1986, Comput Stat Data Anal 4:1.
 * Checked against: listing all choices, R's dwilcox.
 */
export function* sumOfChosen(scores: Float64Array, chosen: number): InSteps<CountDistribution | undefined> {
  const all = scores.length
  if (all * chosen * Math.min(chosen, all - chosen) > MOST_ADDITIONS) return undefined
  if (chosen > all - chosen)
    return mirrored(
      yield* sumOfChosen(scores, all - chosen),
      scores.reduce((sum, score) => sum + score, 0),
    )
  const smallest = scores.reduce((least, score) => Math.min(least, score), Infinity)
  const sorted = scores.map(score => score - smallest).sort()
  const width = sorted.subarray(all - chosen).reduce((sum, score) => sum + score, 0) + 1
  if (all * chosen * width > MOST_ADDITIONS) return undefined
  // ways[k] holds the ways to reach each sum with k scores; probabilities at the end, so that only ratios matter.
  const ways = Array.from({ length: chosen + 1 }, () => new Float64Array(width))
  ways[0]![0] = 1
  const reach = new Float64Array(chosen + 1)
  for (const [taken, score] of sorted.entries()) {
    yield
    for (let k = Math.min(chosen, taken + 1); k >= 1; k--) {
      const [from, to] = [ways[k - 1]!, ways[k]!]
      for (let sum = reach[k - 1]!; sum >= 0; sum--) to[sum + score]! += from[sum]!
      reach[k] = Math.max(reach[k]!, reach[k - 1]! + score)
    }
  }
  return { first: smallest * chosen, probability: shares(ways[chosen]!) }
}

/** Distribution of the sum of whole scores each of which is in or out, equally likely. Conventions as `sumOfChosen`. */
export function* sumOfAnySubset(scores: Float64Array): InSteps<CountDistribution | undefined> {
  const width = scores.reduce((sum, score) => sum + score, 0) + 1
  if (scores.length * width > MOST_ADDITIONS) return undefined
  const probability = new Float64Array(width)
  probability[0] = 1
  let reach = 0
  for (const score of scores.slice().sort()) {
    yield
    for (let sum = reach + score; sum >= 0; sum--)
      probability[sum] = (probability[sum]! + (sum >= score ? probability[sum - score]! : 0)) / 2
    reach += score
  }
  return { first: 0, probability }
}

/** What the others of all scores add up to. */
function mirrored(distribution: CountDistribution | undefined, total: number): CountDistribution | undefined {
  if (!distribution) return undefined
  return {
    first: total - distribution.first - distribution.probability.length + 1,
    probability: distribution.probability.toReversed(),
  }
}

function shares(ways: Float64Array): Float64Array {
  const total = ways.reduce((sum, each) => sum + each, 0)
  return ways.map(each => each / total)
}
