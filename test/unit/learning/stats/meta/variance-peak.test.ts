import { describe, expect, it } from 'vitest'
import { risesUntil, studyLikelihood } from '../../../../../electron/learning/stats/meta/study-likelihood.ts'
import { variancePeak } from '../../../../../electron/learning/stats/meta/variance-peak.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { runs } from '../../../runs.ts'

const SITES = 20

/**
 * Restricted log likelihoods over a fine grid, on the scale ln(v_min + tau2), beyond the point from where
 * they fall.
 */
function search(
  questions: number,
  seed: number,
  points: number,
  draw: (random: ReturnType<typeof createRandom>, effect: Float64Array, variance: Float64Array) => void,
) {
  const random = createRandom(seed)
  const effect = new Float64Array(SITES)
  const variance = new Float64Array(SITES)
  const likelihood = studyLikelihood('restricted', effect, variance)
  let [below, severalPeaks, atZero] = [0, 0, 0]
  for (let question = 0; question < questions; question++) {
    draw(random, effect, variance)
    const smallest = Math.min(...variance)
    const bound = risesUntil(Math.max(...effect) - Math.min(...effect), smallest)
    const tau2 = variancePeak(likelihood, smallest, bound)
    if (tau2 === 0) atZero++
    const found = likelihood.logLikelihood(tau2)
    const reach = Math.log1p((2 * bound + smallest) / smallest)
    let peaks = 0
    let rising = true
    let before = -Infinity
    let highest = -Infinity
    for (let k = 0; k <= points; k++) {
      const height = likelihood.logLikelihood(smallest * Math.expm1((reach * k) / points))
      if (rising && height < before) peaks++
      rising = height >= before
      before = height
      highest = Math.max(highest, height)
    }
    if (highest > found + 1e-11 * (1 + Math.abs(found))) below++
    if (peaks > 1) severalPeaks++
  }
  return { below, severalPeaks, atZero }
}

describe('the highest point of the restricted likelihood', () => {
  it('is found in every one of some thousand questions of 20 sites', () => {
    const { below, atZero } = search(runs(1_000, 10_000), 1, 60, (random, effect, variance) => {
      const tau = 0.3 * random.uniform()
      for (let i = 0; i < SITES; i++) {
        variance[i] = Math.exp(-3 + random.normal())
        effect[i] = random.normal() * Math.sqrt(variance[i]! + tau ** 2)
      }
    })
    expect(below).toBe(0)
    expect(atZero).toBeGreaterThan(runs(50, 500))
  })

  it('is found where there are several peaks: very unequal variances and a few sites far off', () => {
    const { below, severalPeaks } = search(runs(150, 600), 2, 800, (random, effect, variance) => {
      const far = Math.exp(2 * random.normal())
      for (let i = 0; i < SITES; i++) {
        variance[i] = Math.exp(-3 + 4 * random.normal())
        effect[i] =
          random.normal() *
          Math.sqrt(variance[i]! * Math.exp(2 * random.normal()) + (random.uniform() < 0.2 ? far ** 2 : 0))
      }
    })
    expect(below).toBe(0)
    expect(severalPeaks).toBeGreaterThan(runs(1, 5)) // else this test would prove nothing
  })

  it('is the higher of two peaks that a search from either end would find only by luck', () => {
    // Two precise studies apart by 0.2, two imprecise ones apart by 40: a peak at each scale.
    const effect = Float64Array.of(-0.1, 0.1, -20, 20)
    const variance = Float64Array.of(1e-4, 1e-4, 90, 90)
    const likelihood = studyLikelihood('restricted', effect, variance)
    const tau2 = variancePeak(likelihood, 1e-4, risesUntil(40, 1e-4))
    for (let k = -80; k <= 30; k++)
      expect(likelihood.logLikelihood(10 ** (k / 10))).toBeLessThanOrEqual(
        likelihood.logLikelihood(tau2) + 1e-12,
      )
  })

  it('is 0 where the likelihood only falls, and settles a tie for the smaller tau2', () => {
    expect(
      variancePeak(studyLikelihood('restricted', Float64Array.of(0, 0.1), Float64Array.of(1, 1)), 1, 0),
    ).toBe(0)
  })
})
