import { normalPdf } from '../foundations/normal.ts'
import { requireLevel, requireStudies } from './arguments.ts'
import { notEstimable, type NotEstimable } from './estimable.ts'
import {
  posteriorOverTau,
  usualPriors,
  type BayesianPriors,
  type BayesianRandomEffects,
} from './posterior-over-tau.ts'
import { requirePriors } from './priors.ts'

/**
 * Bayesian random-effects meta-analysis of effects y with known variances v: y ~ N(theta, v), theta ~ N(mu, tau^2),
 * mu ~ N(0, 2^2), tau half-normal with scale 0.5, or as `priors` says.
 *
 * Given tau, mu is normal with precision 1/2^2 + sum w and mean sum w y / precision, w = 1 / (v + tau^2), and
 * the likelihood of tau is known in closed form; tau is integrated out by quadrature, without simulation.
 * Intervals are equal-tailed.
 * Source: Röver 2020, J Stat Softw 93:6; priors as Schuemie et al. 2022, Stat Med 41:4870.
 * Checked against: adaptive quadrature over both parameters.
 * Effects as log ratios; the priors are meant for these. Not estimable: no study. Errors: RangeError for wrong values.
 */
export function bayesianNormal(
  effect: Float64Array,
  variance: Float64Array,
  priors: BayesianPriors = usualPriors,
  level = 0.95,
): BayesianRandomEffects | NotEstimable {
  requireStudies('bayesianNormal', effect, variance)
  requirePriors('bayesianNormal', priors)
  requireLevel('bayesianNormal', level)
  if (effect.length === 0) return notEstimable('There is no study.')

  return posteriorOverTau(
    tau => {
      let precision = priors.muStandardDeviation ** -2
      let weighted = 0
      let logs = 0
      for (let i = 0; i < effect.length; i++) {
        const weight = 1 / (variance[i]! + tau ** 2)
        precision += weight
        weighted += weight * effect[i]!
        logs += Math.log(weight / (2 * Math.PI))
      }
      const mean = weighted / precision
      let squares = (mean / priors.muStandardDeviation) ** 2
      for (let i = 0; i < effect.length; i++) squares += (effect[i]! - mean) ** 2 / (variance[i]! + tau ** 2)
      const [sd, newSd] = [Math.sqrt(1 / precision), Math.sqrt(1 / precision + tau ** 2)]
      return {
        tau,
        mean,
        variance: 1 / precision,
        lnMarginal: (logs - squares - Math.log(precision)) / 2 - Math.log(priors.muStandardDeviation),
        density: mu => normalPdf((mu - mean) / sd) / sd,
        newDensity: x => normalPdf((x - mean) / newSd) / newSd,
      }
    },
    priors,
    level,
  )
}
