import { describe, expect, it } from 'vitest'
import { bayesianProfiles } from '../../../electron/learning/stats/meta/bayesian-profiles.ts'
import type { LikelihoodProfile } from '../../../electron/learning/stats/meta/likelihood-profile.ts'
import { poolProfiles } from '../../../electron/learning/stats/meta/pool-profiles.ts'
import { profilePoints } from '../../../shared/domain/answer.ts'
import { createRandom, type Random } from '../../../shared/domain/random.ts'

const points = Float64Array.from(profilePoints)

/** A count with a small mean: as many exponential times as fit into it. */
function poisson(mean: number, random: Random): number {
  let count = 0
  for (let time = random.exponential(); time < mean; time += random.exponential()) count++
  return count
}

interface Site {
  readonly exposedEvents: number
  readonly comparatorEvents: number
  readonly odds: number
}

/**
 * A site whose comparator arm expects fewer than two events, and its log likelihood at the shared points,
 * with two decimals, as sites send it.
 */
function drawSite(logRatio: number, random: Random): Site {
  const expected = 0.4 + 1.5 * random.uniform()
  const share = 0.4 + 1.2 * random.uniform()
  return {
    exposedEvents: poisson(expected * share * Math.exp(logRatio), random),
    comparatorEvents: poisson(expected, random),
    odds: share,
  }
}
const exactly = ({ exposedEvents, comparatorEvents, odds }: Site, b: number) =>
  exposedEvents * b - (exposedEvents + comparatorEvents) * Math.log(odds * Math.exp(b) + 1)
function profileOf(site: Site): LikelihoodProfile {
  const exact = points.map(b => exactly(site, b))
  const top = Math.max(...exact)
  return { at: points, logLikelihood: exact.map(each => Math.round((each - top) * 100) / 100) }
}
/** Whether the interval of the sites' exact likelihoods holds the truth. */
function exactCovers(sites: readonly Site[], truth: number): boolean {
  const sum = (b: number) => sites.reduce((total, site) => total + exactly(site, b), 0)
  let top = -Infinity
  for (let b = -6; b <= 6; b += 0.02) top = Math.max(top, sum(b))
  return 2 * (top - sum(truth)) <= 3.841458820694124 // R: qchisq(.95, 1)
}

describe('pooled likelihood profiles of sites with rare events', () => {
  it.each([
    [0, 12],
    [Math.log(2), 16],
    [Math.log(0.5), 15],
  ])('cover a log ratio of %d, the same at all sites, in 93 to 97 per cent of 1,000 runs', (truth, seed) => {
    const random = createRandom(seed)
    let [covered, otherwise, withZero, all] = [0, 0, 0, 0]
    for (let run = 0; run < 1_000; run++) {
      const sites = Array.from({ length: 15 }, () => drawSite(truth, random))
      withZero += sites.filter(site => site.exposedEvents === 0 || site.comparatorEvents === 0).length
      all += sites.length
      const pooled = poolProfiles(sites.map(profileOf))
      const covers =
        pooled.kind !== 'not-estimable' && pooled.interval.lower <= truth && truth <= pooled.interval.upper
      if (covers) covered++
      if (covers !== exactCovers(sites, truth)) otherwise++
    }
    expect(otherwise).toBeLessThanOrEqual(5) // eight rounded points are as good as the whole curve
    expect(withZero / all).toBeGreaterThan(0.3)
    expect(covered).toBeGreaterThanOrEqual(930)
    expect(covered).toBeLessThanOrEqual(970)
  })

  it('leave an estimate with little bias, where leaving out sites without events would not', () => {
    const random = createRandom(504)
    const truth = Math.log(0.4)
    let [pooled, selected, runs] = [0, 0, 0]
    for (let run = 0; run < 300; run++) {
      const sites = Array.from({ length: 30 }, () => drawSite(truth, random))
      const every = poolProfiles(sites.map(profileOf))
      const some = poolProfiles(
        sites.filter(site => site.exposedEvents > 0 && site.comparatorEvents > 0).map(profileOf),
      )
      if (every.kind !== 'fitted' || some.kind !== 'fitted') continue
      runs++
      pooled += every.estimate
      selected += some.estimate
    }
    expect(runs).toBeGreaterThan(270)
    expect(Math.abs(pooled / runs - truth)).toBeLessThan(0.08)
    expect(selected / runs - truth).toBeGreaterThan(0.2)
  })

  it('cover, as Bayesian random effects, the mean and a new site when the truth is drawn from the priors', () => {
    const random = createRandom(505)
    const runs = 50
    let [mean, fresh] = [0, 0]
    for (let run = 0; run < runs; run++) {
      const mu = 0.7 * random.normal() // narrower than the prior, as effects beyond the points cannot be seen
      const tau = Math.abs(0.5 * random.normal())
      const pooled = bayesianProfiles(
        Array.from({ length: 8 }, () => profileOf(drawSite(mu + tau * random.normal(), random))),
        { muStandardDeviation: 0.7, tauScale: 0.5 },
      )
      if (pooled.kind !== 'fitted') continue
      if (pooled.mu.lower <= mu && mu <= pooled.mu.upper) mean++
      const next = mu + tau * random.normal()
      if (pooled.prediction.lower <= next && next <= pooled.prediction.upper) fresh++
    }
    expect(mean / runs).toBeGreaterThan(0.85)
    expect(fresh / runs).toBeGreaterThan(0.85)
  })
})
