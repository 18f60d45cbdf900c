import { describe, expect, it } from 'vitest'
import { normalQuantile } from '../../../electron/learning/stats/foundations/normal.ts'
import { bettingMeanSequenceAtOnce } from '../../../electron/learning/stats/sequential/betting-mean-sequence.ts'
import {
  boundedMeanSequence,
  type SequenceOfLimits,
} from '../../../electron/learning/stats/sequential/bounded-mean-sequence.ts'
import {
  confidenceSequence,
  sequenceP,
} from '../../../electron/learning/stats/sequential/confidence-sequence.ts'
import { ratioSequence } from '../../../electron/learning/stats/sequential/ratio-sequence.ts'
import {
  riskDifferenceLimits,
  riskDifferenceSequence,
} from '../../../electron/learning/stats/sequential/risk-difference-sequence.ts'
import { createRandom, type Random } from '../../../shared/domain/random.ts'

/**
 * Looks after every observation, in a thousand seeded runs: the share of runs whose limits EVER miss the
 * truth. By design it may lie well below alpha (the limits hold for ever, the runs end); above it, only by
 * chance of the simulation.
 */
const RUNS = 1000
const ALPHA = 0.05
const BY_CHANCE = 3 * Math.sqrt((ALPHA * (1 - ALPHA)) / RUNS)
const Z = normalQuantile(0.975)

function shareThatEverMisses(seed: number, misses: (random: Random) => boolean): number {
  const random = createRandom(seed)
  let missed = 0
  for (let run = 0; run < RUNS; run++) if (misses(random)) missed++
  return missed / RUNS
}

const leavesOut = ({ lower, upper }: SequenceOfLimits, truth: number) =>
  lower.some((low, look) => low > truth || upper[look]! < truth)
const flip = (random: Random, p: number) => (random.uniform() < p ? 1 : 0)

describe('limits that hold at every look', () => {
  it('of a mean, asymptotic: skewed data, 100th to 1000th person; a fixed interval misses in a third of runs', () => {
    let fixedMissed = 0
    const missed = shareThatEverMisses(1, random => {
      let [n, sum, squares, ever, fixedEver] = [0, 0, 0, false, false]
      while (n < 1000) {
        const value = random.exponential()
        n++
        sum += value
        squares += value * value
        if (n < 100) continue
        const error = Math.sqrt((squares - (sum * sum) / n) / (n - 1) / n)
        const { lower, upper } = confidenceSequence(sum / n, error, {
          alpha: ALPHA,
          tightestAt: 1 / Math.sqrt(300),
        })
        if (lower > 1 || upper < 1) ever = true
        if (Math.abs(sum / n - 1) > Z * error) fixedEver = true
      }
      if (fixedEver) fixedMissed++
      return ever
    })
    console.log(`mean: ever missed ${missed}, fixed interval ${fixedMissed / RUNS}`)
    expect(missed).toBeLessThanOrEqual(ALPHA + BY_CHANCE)
    expect(fixedMissed / RUNS).toBeGreaterThan(0.25)
  })

  it('of a normal mean, exact: looks from the very first on', () => {
    const missed = shareThatEverMisses(2, random => {
      let [n, sum, ever] = [0, 0, false]
      while (n < 2000) {
        n++
        sum += random.normal()
        const { lower, upper } = confidenceSequence(sum / n, 1 / Math.sqrt(n), {
          alpha: ALPHA,
          tightestAt: 0.1,
        })
        if (lower > 0 || upper < 0) ever = true
      }
      return ever
    })
    console.log(`normal mean: ever missed ${missed}`)
    expect(missed).toBeLessThanOrEqual(ALPHA + BY_CHANCE)
    expect(missed).toBeGreaterThan(0.01)
  })

  it.each([[0.5], [0.03]])('of a risk of %d, exact at any number: empirical Bernstein and betting', risk => {
    const values = (random: Random) => Float64Array.from({ length: 500 }, () => flip(random, risk))
    const bernstein = shareThatEverMisses(3, random =>
      leavesOut(boundedMeanSequence(values(random), ALPHA), risk),
    )
    const betting = shareThatEverMisses(4, random =>
      leavesOut(bettingMeanSequenceAtOnce(values(random), { alpha: ALPHA, grid: 200 }), risk),
    )
    const fixed = shareThatEverMisses(3, random => {
      let sum = 0
      return values(random).some((value, k) => {
        sum += value
        const p = sum / (k + 1)
        return k >= 49 && Math.abs(p - risk) > Z * Math.sqrt((p * (1 - p)) / (k + 1))
      })
    })
    console.log(
      `risk ${risk}: ever missed, empirical Bernstein ${bernstein}, betting ${betting}, fixed interval ${fixed}`,
    )
    expect(bernstein).toBeLessThanOrEqual(ALPHA + BY_CHANCE)
    expect(betting).toBeLessThanOrEqual(ALPHA + BY_CHANCE)
    expect(fixed).toBeGreaterThan(0.2)
  })

  it('of a risk difference: exact, and asymptotic from 40 people an arm on', () => {
    const [risk1, risk0] = [0.3, 0.15]
    const exact = shareThatEverMisses(5, random => {
      const arm = Uint8Array.from({ length: 800 }, () => flip(random, 0.4))
      const outcome = arm.map(each => flip(random, each ? risk1 : risk0))
      return leavesOut(riskDifferenceSequence(outcome, arm, ALPHA), risk1 - risk0)
    })
    let fixedMissed = 0
    const asymptotic = shareThatEverMisses(6, random => {
      const people = [0, 0]
      const events = [0, 0]
      let [ever, fixedEver] = [false, false]
      for (let k = 0; k < 800; k++) {
        const arm = flip(random, 0.4)
        people[arm]!++
        events[arm]! += flip(random, arm ? risk1 : risk0)
        if (Math.min(...people) < 40) continue
        const { lower, upper } = riskDifferenceLimits(
          { events: events[1]!, people: people[1]! },
          { events: events[0]!, people: people[0]! },
          { alpha: ALPHA, tightestAt: 0.04 },
        )
        if (lower > risk1 - risk0 || upper < risk1 - risk0) ever = true
        const [p1, p0] = [events[1]! / people[1]!, events[0]! / people[0]!]
        if (
          Math.abs(p1 - p0 - risk1 + risk0) >
          Z * Math.sqrt((p1 * (1 - p1)) / people[1]! + (p0 * (1 - p0)) / people[0]!)
        )
          fixedEver = true
      }
      if (fixedEver) fixedMissed++
      return ever
    })
    console.log(
      `risk difference: ever missed, exact ${exact}, asymptotic ${asymptotic}, fixed interval ${fixedMissed / RUNS}`,
    )
    expect(exact).toBeLessThanOrEqual(ALPHA + BY_CHANCE)
    expect(asymptotic).toBeLessThanOrEqual(ALPHA + BY_CHANCE)
    expect(fixedMissed / RUNS).toBeGreaterThan(0.2)
  })

  it('of a rate ratio, at every event from the 20th to the 500th', () => {
    const logRatio = Math.log(0.7)
    let fixedMissed = 0
    const missed = shareThatEverMisses(7, random => {
      // Events of two arms under equal observation: each is one of the first arm with probability r/(1 + r).
      const share = 0.7 / 1.7
      let [first, second, ever, fixedEver] = [0, 0, false, false]
      for (let events = 1; events <= 500; events++) {
        if (flip(random, share)) first++
        else second++
        if (first < 5 || second < 5) continue
        const error = Math.sqrt(1 / first + 1 / second)
        const limits = ratioSequence(Math.log(first / second), error, events, {
          alpha: ALPHA,
          tightestAt: 0.15,
        })
        if (limits.kind === 'not-estimable') continue
        if (limits.lower > 0.7 || limits.upper < 0.7) ever = true
        if (Math.abs(Math.log(first / second) - logRatio) > Z * error) fixedEver = true
      }
      if (fixedEver) fixedMissed++
      return ever
    })
    console.log(`rate ratio: ever missed ${missed}, fixed interval ${fixedMissed / RUNS}`)
    expect(missed).toBeLessThanOrEqual(ALPHA + BY_CHANCE)
    expect(fixedMissed / RUNS).toBeGreaterThan(0.2)
  })

  it('p values that hold at every look are below 0.05 at any look in no more than one run of twenty', () => {
    const missed = shareThatEverMisses(8, random => {
      let sum = 0
      for (let n = 1; n <= 1000; n++) {
        sum += random.normal()
        if (sequenceP(sum / n, 1 / Math.sqrt(n), { tightestAt: 0.05 }) < ALPHA) return true
      }
      return false
    })
    expect(missed).toBeLessThanOrEqual(ALPHA + BY_CHANCE)
  })
})
