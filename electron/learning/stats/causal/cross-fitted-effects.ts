import type { Random } from '../../../../shared/domain/random.ts'
import { breathing, type InSteps } from '../foundations/in-steps.ts'
import { quantile } from '../foundations/quantile.ts'
import { requireFlags, requireNumbers } from '../propensity/arguments.ts'
import { armRows, pickRows } from '../propensity/rows.ts'
import { fitGeneralizedLinear } from '../regression/generalized-linear.ts'
import { augmentedWeighting, augmentedWeightingInTreated } from './augmented-weighting.ts'
import { contrastsOf, type Contrast, type Contrasts } from './contrasts.ts'
import { fitFlexible } from './flexible-model.ts'

export interface CrossFittedStudy {
  readonly outcome: Float64Array
  readonly treatment: Uint8Array
  /** Without an intercept. */
  readonly covariates: readonly Float64Array[]
  readonly family: 'gaussian' | 'binomial'
}
export interface CrossFittedOptions {
  readonly random: Random
  readonly breathe: () => Promise<void> | undefined
  /** Parts into which people are dealt; 5 where it is not said. */
  readonly folds?: number
  /** Dealings, of which the median is taken; 3 where it is not said. */
  readonly repeats?: number
  /** Propensities are kept at least this far from 0 and 1; 0.01 where it is not said. */
  readonly bound?: number
}
export interface CrossFitted {
  /** In everybody. */
  readonly everybody: Contrasts
  /** In the treated. */
  readonly treated: Contrast
  /**
   * How many propensities were brought to the bound: people who hardly could have had the other treatment.
   * Few of them do not show that there are few such people.
   */
  readonly bounded: number
}
export type CrossFittedResult =
  | ({ kind: 'fitted' } & CrossFitted)
  | { kind: 'not-estimable'; reason: 'too-few-in-an-arm' }

/** People an arm and part. */
const LEAST = 20

/**
 * Doubly robust effects with flexible models (AIPW with cross-fitting, "double machine learning").
 *
 * People are dealt into parts, each arm evenly. For each part both models, propensity and outcome by arm, are fitted by
 * `fitFlexible` to the other parts and predict it; a logistic regression of the treatment on the logit of the
 * propensity then stretches the propensities, which boosting that stops early leaves too near to each other; then
 * `augmentedWeighting` and `augmentedWeightingInTreated`. As nobody is predicted from the own outcome, models may be as
 * bendable as the data ask for, and as errors of one model are multiplied by those of the other, the interval holds
 * although they are learnt slowly. All this with several dealings: the median m of the estimates, and the root of the
 * median of s^2 + (estimate - m)^2. A single one is too sure: in 1,000 simulated studies of 800 people its 95
 * % interval covered 91 %, the median's 96 % of 220.
 * For when the shape of confounding is unknown and there are several hundred people an arm: in studies of 400
 * people a single dealing covered 89 %. Where a kind of person had one treatment only, the effect in everybody is
 * extrapolated and its interval too short; `bounded` shows it where that kind is told by a few columns, not always. The
 * effect in the treated needs only that the treated could have gone untreated.
 * Missing values: none allowed.
 * Source: Chernozhukov et al. 2018, Econom J 21:C1, sections 3 and 5 (median 3.4); stretching Cox 1958,
 * Biometrika 45:562, and Ballinari & Bearth 2024, arXiv:2409.04874.
 * Checked against: simulated coverage; known individual effects (ACIC 2016), where that in the treated is
 * held, in one simulation of three not by every dealing.
 * In the outcome's unit. Deterministic for a random stream. Not estimable with fewer than 20 people an arm and part.
 * Rejects with RangeError what is not a finite number, columns of another length, and options that are none.
 */
export const crossFittedEffects = (
  study: CrossFittedStudy,
  { breathe, ...options }: CrossFittedOptions,
): Promise<CrossFittedResult> => breathing(inSteps(study, options), breathe)

function* inSteps(
  study: CrossFittedStudy,
  { random, folds = 5, repeats = 3, bound = 0.01 }: Omit<CrossFittedOptions, 'breathe'>,
): InSteps<CrossFittedResult> {
  const { outcome, treatment, covariates } = study
  const people = treatment.length
  requireNumbers('crossFittedEffects', 'outcome', outcome, people)
  requireFlags('crossFittedEffects', 'treatment', treatment, people)
  for (const [c, column] of covariates.entries()) {
    requireNumbers('crossFittedEffects', `covariate ${c + 1}`, column, people)
    yield
  }
  if (!(Number.isInteger(folds) && folds >= 2))
    throw new RangeError('crossFittedEffects: folds is not a whole number from 2 on.')
  if (!(Number.isInteger(repeats) && repeats >= 1))
    throw new RangeError('crossFittedEffects: repeats is not a whole number from 1 on.')
  if (!(bound > 0 && bound < 0.5))
    throw new RangeError('crossFittedEffects: bound is not between 0 and one half.')
  const arms = [armRows(treatment, 0), armRows(treatment, 1)]
  if (arms.some(rows => rows.length < LEAST * folds))
    return { kind: 'not-estimable', reason: 'too-few-in-an-arm' }

  const found: CrossFitted[] = []
  for (let turn = 0; turn < repeats; turn++) {
    const parts: Uint32Array[][] = []
    for (const rows of arms) {
      parts.push(dealt(rows, folds, random))
      yield
    }
    const { raw, ...predictions } = yield* predictLeftOut(study, parts)
    const stretched = recalibrated(treatment, raw)
    const propensity = stretched.map(e => Math.min(1 - bound, Math.max(bound, e)))
    const data = { outcome, treatment, propensity, ...predictions }
    const treated = augmentedWeightingInTreated(data)
    if (treated.kind === 'not-estimable') return { kind: 'not-estimable', reason: 'too-few-in-an-arm' }
    found.push({
      everybody: contrastsOf(augmentedWeighting(data)),
      treated,
      bounded: propensity.filter((e, i) => e !== stretched[i]).length,
    })
  }
  const of = (name: keyof Contrasts) => middle(found.map(({ everybody }) => everybody[name]))
  return {
    kind: 'fitted',
    everybody: {
      difference: of('difference')!,
      logRiskRatio: of('logRiskRatio'),
      logOddsRatio: of('logOddsRatio'),
    },
    treated: middle(found.map(({ treated }) => treated))!,
    bounded: quantile(
      Float64Array.from(found, ({ bounded }) => bounded),
      0.5,
    ),
  }
}

/**
 * Each part's propensities, and outcomes under either treatment, predicted from the other parts; `parts` of
 * the untreated, then of the treated.
 */
function* predictLeftOut(
  { outcome, treatment, covariates, family }: CrossFittedStudy,
  parts: readonly Uint32Array[][],
): InSteps<{ raw: Float64Array; predictedTreated: Float64Array; predictedComparator: Float64Array }> {
  const flags = Float64Array.from(treatment)
  const [raw, predictedTreated, predictedComparator] = [flags.slice(), flags.slice(), flags.slice()]
  for (const k of parts[0]!.keys()) {
    const held = together(parts.map(own => own[k]!))
    const columns = yield* pickColumns(covariates, held)
    const learn = function* (
      kind: 'gaussian' | 'binomial',
      values: Float64Array,
      rows: Uint32Array,
      into: Float64Array,
    ): InSteps<void> {
      const predict = yield* fitFlexible(kind, pickRows(values, rows), yield* pickColumns(covariates, rows))
      const means = yield* predict(columns, held.length)
      held.forEach((row, i) => {
        into[row] = means[i]!
      })
    }
    const [comparator, treated] = parts.map(own => together(own.filter((_, part) => part !== k)))
    yield* learn('binomial', flags, together([comparator!, treated!]), raw)
    yield* learn(family, outcome, comparator!, predictedComparator)
    yield* learn(family, outcome, treated!, predictedTreated)
  }
  return { raw, predictedTreated, predictedComparator }
}

/** Expected treatment given the logit of the propensity, by logistic regression. */
function recalibrated(treatment: Uint8Array, propensity: Float64Array): Float64Array {
  const logit = propensity.map(e => Math.log(e) - Math.log1p(-e))
  const fit = fitGeneralizedLinear('binomial', {
    outcome: Float64Array.from(treatment),
    design: [new Float64Array(logit.length).fill(1), logit],
  })
  if (fit.kind === 'not-estimable') return propensity // all alike, or the arms are told apart
  const [intercept, slope] = fit.coefficients
  return logit.map(each => 1 / (1 + Math.exp(-intercept! - slope! * each)))
}

/** The median of several dealings; undefined where one of them has no estimate. */
function middle(contrasts: readonly (Contrast | undefined)[]): Contrast | undefined {
  const known = contrasts.filter(each => each !== undefined)
  if (known.length < contrasts.length) return undefined
  const estimate = quantile(
    Float64Array.from(known, each => each.estimate),
    0.5,
  )
  return {
    estimate,
    standardError: Math.sqrt(
      quantile(
        Float64Array.from(known, each => each.standardError ** 2 + (each.estimate - estimate) ** 2),
        0.5,
      ),
    ),
  }
}

/** The rows of an arm in an order drawn by chance, dealt out in turn. */
function dealt(rows: Uint32Array, folds: number, random: Random): Uint32Array[] {
  const shuffled = rows.slice()
  for (let k = shuffled.length - 1; k > 0; k--) {
    const other = random.integer(k + 1)
    ;[shuffled[k], shuffled[other]] = [shuffled[other]!, shuffled[k]!]
  }
  return Array.from({ length: folds }, (_, part) => shuffled.filter((_, k) => k % folds === part))
}

function together(parts: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

function* pickColumns(columns: readonly Float64Array[], rows: Uint32Array): InSteps<Float64Array[]> {
  const picked: Float64Array[] = []
  for (const column of columns) {
    picked.push(pickRows(column, rows))
    yield
  }
  return picked
}
