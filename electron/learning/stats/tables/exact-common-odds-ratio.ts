import { exactOddsRatio } from './fisher-exact.ts'
import { hypergeometric, noLikelierThan, type CountDistribution } from './hypergeometric.ts'
import { checkLevel, checkTwoByTwo, type TwoByTwo } from './two-by-two.ts'

export type ExactCommonOddsRatio =
  | {
      readonly kind: 'fitted'
      readonly p: number
      readonly oddsRatio: number | null
      readonly lower: number
      readonly upper: number
    }
  | { readonly kind: 'not-estimable'; readonly reason: 'too-large' }

/**
 * Exact conditional test of a common odds ratio over strata, its conditional maximum-likelihood estimate and
 * exact central limits.
 *
 * Given all margins, events in arm 1 over all strata are a sum of independent noncentral hypergeometric counts; their
 * distribution is the convolution. p sums the sums not likelier than the one seen. Where convolving would
 * take more than 1e8 products (many large strata; the chi-square test is then as good), not estimable. p
 * below about 1e-100 may be too small.
 * Source: Gart 1970; Mehta, Patel & Gray 1985, J Am Stat Assoc 80:969.
 * Checked against: R's mantelhaen.test(exact = TRUE).
 * Errors: RangeError for counts and level.
 */
export function exactCommonOddsRatio(strata: readonly TwoByTwo[], level = 0.95): ExactCommonOddsRatio {
  checkLevel('exactCommonOddsRatio', level)
  strata.forEach(stratum => checkTwoByTwo('exactCommonOddsRatio', stratum))
  const margins = strata.map(({ events1, size1, events2, size2 }) => ({
    size1,
    size2,
    events: events1 + events2,
  }))
  const seen = strata.reduce((sum, { events1 }) => sum + events1, 0)
  const alone = convolved(margins.map(each => hypergeometric(each, 0, CUT)))
  // Estimate and limits tilt a distribution already near the odds ratio, as what was cut off would be missed
  // far from it.
  const near = roughLnOddsRatio(strata)
  const beside = convolved(margins.map(each => hypergeometric(each, near, CUT)))
  if (!alone || !beside) return { kind: 'not-estimable', reason: 'too-large' }
  const ends = {
    low: margins.reduce((sum, { events, size2 }) => sum + Math.max(0, events - size2), 0),
    high: margins.reduce((sum, { events, size1 }) => sum + Math.min(size1, events), 0),
  }
  return {
    kind: 'fitted',
    p: noLikelierThan(alone, seen).total,
    ...exactOddsRatio(lnOddsRatio => tilted(beside, lnOddsRatio - near), seen, ends, level),
  }
}

const CUT = 1e-150
const MOST_PRODUCTS = 1e8

/** The distribution of a sum of independent counts; nothing where that is too much work. */
function convolved(distributions: readonly CountDistribution[]): CountDistribution | undefined {
  let sum: CountDistribution = { first: 0, probability: Float64Array.of(1) }
  let products = 0
  for (const each of distributions.toSorted(
    (one, other) => one.probability.length - other.probability.length,
  )) {
    products += sum.probability.length * each.probability.length
    if (products > MOST_PRODUCTS) return undefined
    const next = new Float64Array(sum.probability.length + each.probability.length - 1)
    sum.probability.forEach((p, k) => {
      for (let j = 0; j < each.probability.length; j++) next[k + j]! += p * each.probability[j]!
    })
    sum = { first: sum.first + each.first, probability: next }
  }
  return sum
}

/** A distribution at another odds ratio: probabilities times OR^count, made to sum to 1. */
function tilted({ first, probability }: CountDistribution, lnOddsRatio: number): CountDistribution {
  const logs = probability.map((p, k) => Math.log(p) + k * lnOddsRatio)
  const largest = logs.reduce((most, each) => Math.max(most, each), -Infinity)
  const raised = logs.map(each => Math.exp(each - largest))
  const total = raised.reduce((sum, each) => sum + each, 0)
  return { first, probability: raised.map(each => each / total) }
}

/** Mantel and Haenszel's, with half a pair added to both of its sums. */
function roughLnOddsRatio(strata: readonly TwoByTwo[]): number {
  let [r, s] = [0.5, 0.5]
  for (const { events1, size1, events2, size2 } of strata) {
    const people = size1 + size2
    if (people === 0) continue
    r += (events1 / people) * (size2 - events2)
    s += ((size1 - events1) / people) * events2
  }
  return Math.log(r / s)
}
