import { binomialCdf, binomialPmf } from '../foundations/binomial.ts'
import { checkCount } from './two-by-two.ts'

export interface BinomialTest {
  /** Two-sided: all counts not likelier than the one seen. */
  readonly p: number
  readonly pLess: number
  readonly pGreater: number
}

/**
 * Exact binomial test of a proportion against `expected`.
 *
 * Two-sided p sums the probabilities of all counts that are at most as likely as the one seen (1 + 1e-7 for rounding).
 * The other side's counts are found by halving, so the work does not grow with n. No observations: p 1.
 * Source: Clopper & Pearson 1934; Sterne 1954.
 * Checked against: R's binom.test.
 * Errors: RangeError for counts and probabilities.
 */
export function binomialTest(events: number, size: number, expected = 0.5): BinomialTest {
  checkCount('binomialTest', 'size', size)
  checkCount('binomialTest', 'events', events, size)
  if (!(expected >= 0 && expected <= 1)) throw new RangeError('binomialTest: expected is not a probability.')
  const atMost = binomialCdf(events, size, expected)
  const atLeast = binomialCdf(events - 1, size, expected, true)
  return {
    p: Math.min(1, twoSided({ events, size, expected }, { atMost, atLeast })),
    pLess: atMost,
    pGreater: atLeast,
  }
}

interface Observed {
  readonly events: number
  readonly size: number
  readonly expected: number
}

/** From the probabilities of at most and of at least the events seen. */
function twoSided(
  { events, size, expected }: Observed,
  { atMost, atLeast }: { atMost: number; atLeast: number },
): number {
  const mean = size * expected
  if (events === mean) return 1
  const bound = binomialPmf(events, size, expected) * (1 + 1e-7)
  const rare = (k: number) => binomialPmf(k, size, expected) <= bound
  if (events < mean) {
    const first = firstWhere(rare, Math.ceil(mean), size + 1)
    return atMost + binomialCdf(first - 1, size, expected, true)
  }
  const last = Math.floor(mean) - firstWhere(back => rare(Math.floor(mean) - back), 0, Math.floor(mean) + 1)
  return atLeast + (last < 0 ? 0 : binomialCdf(last, size, expected))
}

/** The first whole number in low..high for which a property that then stays holds; `high` where none has it. */
function firstWhere(holds: (k: number) => boolean, low: number, high: number): number {
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
