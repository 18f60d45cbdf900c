import { chiSquareCdf } from '../foundations/chi-square.ts'
import { standardErrorsOf } from './coefficient-table.ts'
import { fitGeneralizedLinear, type GeneralizedLinearFit } from './generalized-linear.ts'
import type { Family, RegressionData } from './regression-data.ts'

export interface GoodnessOfFit {
  readonly aic: number
  readonly bic: number
  readonly deviance: number
  /** Of the intercept alone, the offset kept. */
  readonly nullDeviance: number
  readonly pearsonChiSquare: number
  /** Pearson's chi-square over the residual degrees of freedom; undefined where there are none. */
  readonly dispersion: number | undefined
  /** Standard errors times the root of that dispersion (quasi-likelihood); undefined with it. */
  readonly quasiStandardErrors: Float64Array | undefined
  /** Against the intercept alone; p is undefined without a further column. */
  readonly likelihoodRatio: {
    readonly chiSquare: number
    readonly freedom: number
    readonly p: number | undefined
  }
}

/**
 * Deviances, information criteria, dispersion and the likelihood ratio test of a generalised linear model.
 *
 * AIC = 2 k - 2 ln L, BIC = k ln n - 2 ln L, k the columns (gaussian: and the variance), n the rows of weight above 0.
 * Deviance: binomial 2 sum of w [ y ln(y/m) + (1-y) ln((1-y)/(1-m)) ], poisson 2 sum of w [ y ln(y/m) - (y - m) ],
 * gaussian sum of w (y - m)^2. Pearson: sum of w (y - m)^2 / m'. The test is chi-square with the columns less one
 * degrees of freedom, for gaussian fits on the ratio of maximised likelihoods.
 * Source: McCullagh & Nelder 1989, sections 2.3 and 4.5. Checked against: R's glm, AIC, BIC.
 */
export function goodnessOfFit(fit: GeneralizedLinearFit): GoodnessOfFit {
  const { family, data, rows, residualFreedom, logLikelihood } = fit
  const parameters = data.design.length + (family === 'gaussian' ? 1 : 0)
  const deviance = devianceOf(family, data, fit.linearPredictor)
  const nullDeviance = nullDevianceOf(family, data)
  const pearsonChiSquare = pearsonOf(family, data, fit.linearPredictor)
  const dispersion = residualFreedom > 0 ? pearsonChiSquare / residualFreedom : undefined
  const freedom = data.design.length - 1
  const ratio = family === 'gaussian' ? rows * Math.log(nullDeviance / deviance) : nullDeviance - deviance
  const chiSquare = Math.max(0, ratio || 0)
  return {
    aic: 2 * parameters - 2 * logLikelihood,
    bic: parameters * Math.log(rows) - 2 * logLikelihood,
    deviance,
    nullDeviance,
    pearsonChiSquare,
    dispersion,
    quasiStandardErrors:
      dispersion === undefined
        ? undefined
        : standardErrorsOf(fit.covariance).map(each => each * Math.sqrt(dispersion / fit.dispersion)),
    likelihoodRatio: {
      chiSquare,
      freedom,
      p: freedom > 0 ? chiSquareCdf(chiSquare, freedom, true) : undefined,
    },
  }
}

/** Twice the gap between the log likelihood of a perfect fit and that at a linear predictor. */
export function devianceOf(
  family: Family,
  { outcome, weights }: RegressionData,
  predictor: Float64Array,
): number {
  let sum = 0
  for (let i = 0; i < outcome.length; i++) {
    const weight = weights ? weights[i]! : 1
    if (weight > 0) sum += weight * devianceRow[family](outcome[i]!, predictor[i]!)
  }
  return sum
}

/** x ln(x), 0 at 0. */
const entropy = (x: number) => (x > 0 ? x * Math.log(x) : 0)
const softplus = (eta: number) => Math.max(eta, 0) + Math.log1p(Math.exp(-Math.abs(eta)))

const devianceRow: Record<Family, (y: number, eta: number) => number> = {
  gaussian: (y, eta) => (y - eta) ** 2,
  binomial: (y, eta) =>
    2 *
    (y === 0 || y === 1
      ? softplus(y ? -eta : eta)
      : Math.max(0, entropy(y) + entropy(1 - y) + y * softplus(-eta) + (1 - y) * softplus(eta))),
  poisson: (y, eta) => {
    const mean = Math.exp(eta)
    return 2 * Math.max(0, (y > 0 ? y * (Math.log(y) - eta) : 0) - (y - mean))
  },
}

/** Where no finite intercept fits best (all outcomes 0, or all 1), the limit of a perfect fit. */
function nullDevianceOf(family: Family, { outcome, offset, weights }: RegressionData): number {
  const data: RegressionData = {
    outcome,
    offset,
    weights,
    design: [new Float64Array(outcome.length).fill(1)],
  }
  const fit = fitGeneralizedLinear(family, data)
  return fit.kind === 'fitted' ? devianceOf(family, data, fit.linearPredictor) : 0
}

function pearsonOf(family: Family, { outcome, weights }: RegressionData, predictor: Float64Array): number {
  let sum = 0
  for (let i = 0; i < outcome.length; i++) {
    const weight = weights ? weights[i]! : 1
    if (weight > 0) sum += weight * pearsonRow[family](outcome[i]!, predictor[i]!)
  }
  return sum
}

/** Squared residual over variance; for an outcome of 0 or 1 that is the odds of the other. */
const pearsonRow: Record<Family, (y: number, eta: number) => number> = {
  gaussian: (y, eta) => (y - eta) ** 2,
  binomial(y, eta) {
    if (y === 0 || y === 1) return Math.exp(y ? -eta : eta)
    const mean = 1 / (1 + Math.exp(-eta))
    return (y - mean) ** 2 / (mean * (1 - mean))
  },
  poisson: (y, eta) => (y - Math.exp(eta)) ** 2 / Math.exp(eta),
}
