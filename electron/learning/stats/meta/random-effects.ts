import { metaAnalysis } from './meta-analysis.ts'

export interface RandomEffects {
  readonly estimate: number
  readonly standardError: number
  readonly interval: { lower: number; upper: number }
  readonly prediction: { lower: number; upper: number }
  readonly tau2: number
  /** Share of the variation that is between sites, per cent. */
  readonly i2Percent: number
  /** Weight of each site, per cent. */
  readonly weightPercent: readonly number[]
}

/**
 * Random effects as sites are pooled here: REML, Hartung-Knapp interval, prediction interval with t(k - 2), 95 %.
 *
 * Formulas, sources and checks: `metaAnalysis`. Effects and variances on a log scale.
 * Errors: RangeError for fewer than 3 sites, between which the spread cannot be told from chance, and wrong values.
 */
export function randomEffects(effect: readonly number[], variance: readonly number[]): RandomEffects {
  if (effect.length < 3) throw new RangeError('randomEffects: needs three or more sites.')
  const fit = metaAnalysis(Float64Array.from(effect), Float64Array.from(variance), 'REML', 'hartung-knapp')
  if (
    fit.kind === 'not-estimable' ||
    fit.interval.kind === 'not-estimable' ||
    fit.predictionHiggins.kind === 'not-estimable'
  )
    throw new Error('randomEffects: three sites are always enough.')
  const {
    estimate,
    standardError,
    interval,
    predictionHiggins: prediction,
    tau2,
    i2Percent,
    weightPercent,
  } = fit
  return { estimate, standardError, interval, prediction, tau2, i2Percent, weightPercent: [...weightPercent] }
}
