import { describe, expect, it } from 'vitest'
import { bayesianNormal } from '../../../../../electron/learning/stats/meta/bayesian-normal.ts'
import { bayesianProfiles } from '../../../../../electron/learning/stats/meta/bayesian-profiles.ts'
import {
  probabilityBelow,
  summariseDensity,
} from '../../../../../electron/learning/stats/meta/density-summary.ts'
import {
  interpolateProfile,
  type LikelihoodProfile,
} from '../../../../../electron/learning/stats/meta/likelihood-profile.ts'
import { normalPdf } from '../../../../../electron/learning/stats/foundations/normal.ts'
import { parabola, profileOf, rateRatioProfile, type RateSite } from './profiles.ts'
import { fitted, randomStudies } from './studies.ts'
import { runs } from '../../../runs.ts'

const f = (...values: number[]) => Float64Array.from(values)

/** Posterior of mu and tau by plain sums over a grid of both and of every site's own effect. */
function bruteForce(profiles: readonly LikelihoodProfile[]) {
  const sites = profiles.map(interpolateProfile)
  const step = 0.05
  const thetas = Float64Array.from({ length: 481 }, (_, k) => -12 + k * step)
  const likelihood = sites.map(site => thetas.map(theta => Math.exp(site.value(theta))))
  let [total, mu1, mu2, tau1, below] = [0, 0, 0, 0, 0]
  for (let k = 0; k <= 50; k++) {
    const tau = k * step
    const kernel = Float64Array.from({ length: 481 }, (_, distance) =>
      tau === 0 ? Number(distance === 0) : (normalPdf((distance * step) / tau) / tau) * step,
    )
    for (let m = 120; m <= 360; m++) {
      const mu = thetas[m]!
      let density = normalPdf(mu / 2) * normalPdf(tau / 0.5) * (k === 0 ? 0.5 : 1)
      for (const values of likelihood) {
        let sum = 0
        for (let t = 0; t < thetas.length; t++) sum += kernel[Math.abs(t - m)]! * values[t]!
        density *= sum
      }
      total += density
      mu1 += density * mu
      mu2 += density * mu ** 2
      tau1 += density * tau
      below += density * ((1 - Math.sign(m - 240)) / 2)
    }
  }
  const mean = mu1 / total
  return { mean, sd: Math.sqrt(mu2 / total - mean ** 2), tau: tau1 / total, below: below / total }
}

describe('Bayesian random effects of likelihood profiles', () => {
  const sites: RateSite[] = [
    [2, 100, 5, 100],
    [0, 80, 4, 90],
    [3, 120, 3, 60],
    [1, 90, 0, 100],
  ]
  const profiles = sites.map(site => profileOf(rateRatioProfile(...site)))

  it('agree with sums over a grid, sites without events among them', () => {
    const fit = fitted(bayesianProfiles(profiles))
    const brute = bruteForce(profiles)
    expect(fit.mu.mean).toBeCloseTo(brute.mean, 3)
    expect(fit.mu.standardDeviation).toBeCloseTo(brute.sd, 3)
    expect(Math.abs(fit.tau.mean - brute.tau)).toBeLessThan(0.001)
    expect(fit.probabilityBelowZero).toBeCloseTo(brute.below, 3)
    expect(fit.prediction.lower).toBeLessThan(fit.mu.lower)
    expect(fit.prediction.upper).toBeGreaterThan(fit.mu.upper)
  })

  it('are those of normal effects where profiles are parabolas', () => {
    for (const seed of [2, 1, 4].slice(0, runs(1, 3))) {
      const { effect, variance } = randomStudies(seed, { count: 3 + seed, tau: 0.3 * seed, logSpread: 0.7 })
      const normal = fitted(bayesianNormal(effect, variance))
      const profile = fitted(
        bayesianProfiles(Array.from(effect, (each, site) => parabola(each, variance[site]!))),
      )
      for (const part of ['mu', 'tau', 'prediction'] as const) {
        for (const key of ['mean', 'median', 'standardDeviation', 'lower', 'upper'] as const)
          expect(profile[part][key]).toBeCloseTo(normal[part][key], 6)
      }
      const constant = effect.reduce((sum, _, site) => sum + 0.5 * Math.log(2 * Math.PI * variance[site]!), 0)
      // Profiles are taken relative to their highest of the eight points, normal densities to none.
      const highest = effect.reduce(
        (sum, each, site) => sum + Math.max(...parabola(each, variance[site]!).logLikelihood),
        0,
      )
      expect(profile.lnMarginalLikelihood + highest - constant).toBeCloseTo(normal.lnMarginalLikelihood, 6)
    }
  })

  it('are the priors where no site knows anything', () => {
    const fit = fitted(bayesianProfiles([profileOf(() => 0), profileOf(() => 0)]))
    expect(fit.mu.mean).toBeCloseTo(0, 6)
    expect(fit.mu.standardDeviation).toBeCloseTo(2, 4)
    expect(fit.mu.upper).toBeCloseTo(3.9199, 3)
    expect(fit.tau.median).toBeCloseTo(0.5 * 0.67448975, 4)
    expect(fit.tau.mean).toBeCloseTo(0.5 * Math.sqrt(2 / Math.PI), 4)
    expect(fit.lnMarginalLikelihood).toBeCloseTo(0, 6)
  })

  it('turn with the arms', () => {
    const fit = fitted(bayesianProfiles(profiles))
    const turned = fitted(
      bayesianProfiles(sites.map(([x1, t1, x2, t2]) => profileOf(rateRatioProfile(x2, t2, x1, t1)))),
    )
    expect(turned.mu.mean).toBeCloseTo(-fit.mu.mean, 6)
    expect(turned.prediction.lower).toBeCloseTo(-fit.prediction.upper, 5)
  })

  it('give an estimate even where an arm has no event at any site', () => {
    const none: RateSite[] = [
      [0, 100, 5, 100],
      [0, 50, 2, 60],
    ]
    const fit = fitted(bayesianProfiles(none.map(site => profileOf(rateRatioProfile(...site)))))
    expect(fit.mu.upper).toBeLessThan(1)
    expect(fit.mu.lower).toBeGreaterThan(-6)
  })

  it('bear sites that contradict each other: a large tau', () => {
    expect(fitted(bayesianProfiles([parabola(-1, 0.0004), parabola(1, 0.0004)])).tau.mean).toBeGreaterThan(
      0.7,
    )
  })

  it('are not estimable without a site, and refuse wrong profiles, priors and levels', () => {
    expect(bayesianProfiles([]).kind).toBe('not-estimable')
    expect(() => bayesianProfiles([profileOf(() => NaN)])).toThrow(RangeError)
    expect(() => bayesianProfiles(profiles, { muStandardDeviation: 0, tauScale: 1 })).toThrow(RangeError)
    expect(() => bayesianProfiles(profiles, { muStandardDeviation: 1, tauScale: Infinity })).toThrow(
      RangeError,
    )
    expect(() => bayesianProfiles(profiles, undefined, 0)).toThrow(RangeError)
  })
})

describe('Bayesian random effects of normal effects', () => {
  it('agree with sums over a grid', () => {
    const [effect, variance] = [
      [-0.9, -0.2, -0.55, 0.1],
      [0.04, 0.09, 0.06, 0.12],
    ]
    const fit = fitted(bayesianNormal(f(...effect), f(...variance)))
    const brute = bruteForce(effect.map((each, site) => parabola(each, variance[site]!)))
    expect(fit.mu.mean).toBeCloseTo(brute.mean, 3)
    expect(fit.mu.standardDeviation).toBeCloseTo(brute.sd, 3)
    expect(Math.abs(fit.tau.mean - brute.tau)).toBeLessThan(0.001)
    expect(fit.probabilityBelowZero).toBeCloseTo(brute.below, 3)
  })

  it('with a vague prior on mu and hardly any on heterogeneity are equal-effects pooling', () => {
    const { effect, variance } = randomStudies(6, { count: 6, tau: 0, logSpread: 0.5 })
    const weight = variance.map(each => 1 / each)
    const total = weight.reduce((sum, each) => sum + each, 0)
    const fit = fitted(bayesianNormal(effect, variance, { muStandardDeviation: 1e3, tauScale: 1e-4 }))
    expect(fit.mu.mean).toBeCloseTo(
      effect.reduce((sum, each, row) => sum + each * weight[row]!, 0) / total,
      5,
    )
    expect(fit.mu.standardDeviation).toBeCloseTo(1 / Math.sqrt(total), 5)
  })

  it('of identical studies lets tau be small, of one study follows the priors', () => {
    expect(fitted(bayesianNormal(f(0.1, 0.1, 0.1), f(0.01, 0.02, 0.03))).tau.median).toBeLessThan(0.2)
    const one = fitted(bayesianNormal(f(1), f(0.1)))
    expect(one.mu.mean).toBeLessThan(1)
    expect(one.mu.mean).toBeGreaterThan(0.8)
  })

  it('hold with a thousand precise studies and with effects that contradict each other', () => {
    const { effect, variance } = randomStudies(8, { count: 1_000, tau: 0.2, logSpread: 0.5 })
    const many = fitted(bayesianNormal(effect, variance))
    expect(Math.abs(many.tau.mean - 0.2)).toBeLessThan(0.03)
    expect(fitted(bayesianNormal(f(-2, 2), f(1e-6, 1e-6))).tau.mean).toBeGreaterThan(1)
  })

  it('are not estimable without a study, and refuse wrong values', () => {
    expect(bayesianNormal(f(), f()).kind).toBe('not-estimable')
    expect(() => bayesianNormal(f(1), f(0))).toThrow(RangeError)
    expect(() => bayesianNormal(f(1), f(1), { muStandardDeviation: NaN, tauScale: 1 })).toThrow(RangeError)
  })
})

describe('summaries of a density at equally spaced points', () => {
  it('are those of the normal distribution', () => {
    const table = {
      start: -8,
      step: 0.05,
      density: Float64Array.from({ length: 321 }, (_, k) => normalPdf(-8 + 0.05 * k)),
    }
    const summary = summariseDensity(table, 0.95)
    expect(summary.mean).toBeCloseTo(0, 12)
    expect(summary.standardDeviation).toBeCloseTo(1, 10)
    expect(summary.upper).toBeCloseTo(1.959963984540054, 4)
    expect(probabilityBelow(table, 1)).toBeCloseTo(0.8413447460685429, 5)
    expect([probabilityBelow(table, -9), probabilityBelow(table, 9)]).toEqual([0, 1])
  })
  it('are those of the half-normal distribution, which does not fade out at 0', () => {
    const summary = summariseDensity(
      { start: 0, step: 0.1, density: Float64Array.from({ length: 91 }, (_, k) => normalPdf(0.1 * k)) },
      0.9,
    )
    expect(summary.mean).toBeCloseTo(Math.sqrt(2 / Math.PI), 6)
    expect(summary.standardDeviation).toBeCloseTo(Math.sqrt(1 - 2 / Math.PI), 5)
    expect(summary.median).toBeCloseTo(0.6744897501960817, 5)
    expect(summary.lower).toBeCloseTo(0.06270677794321385, 5)
  })
})
