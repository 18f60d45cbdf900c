import { solveSymmetric } from '../foundations/cholesky.ts'
import { chiSquareCdf } from '../foundations/chi-square.ts'
import type { InSteps } from '../foundations/in-steps.ts'
import { columnAtRisk } from './column-at-risk.ts'
import type { CoxFit } from './cox-regression.ts'
import { productsOfMeans, productsOfRows } from './partial-likelihood.ts'
import { transformedTimes, type TimeTransform } from './time-transform.ts'

/**
 * A score test, chi-square with `freedom` degrees; undefined where time gives nothing to test with
 * (one event time).
 */
export interface ScoreTest {
  readonly chiSquare: number | undefined
  readonly freedom: number
  readonly p: number | undefined
}

export interface ProportionalHazardsTest {
  /** Each column on its own, the others' hazard ratios held constant. */
  readonly columns: readonly ScoreTest[]
  /** All columns together. */
  readonly global: ScoreTest
}

/**
 * Test of proportional hazards: does a coefficient change with time?
 *
 * Score test of c = 0 in the model with x'b + (x g(t))'c, at the fit: U = sum over events of w g
 * (x - mean at risk), V the Schur complement of the information of 2p columns, sums of 1, g and g^2 times the
 * variance of x at risk. A column:
 * U_j^2 / V_jj; all: U'V^-1 U. The information is the real one, not an average over time as in the first versions.
 * Source: Grambsch & Therneau 1994, Biometrika 81:515; as a score test Therneau, survival 3 (cox.zph).
 * Checked against: survival::cox.zph, all four transforms. Does not change with the unit of columns, nor of
 * time but for `identity`, where it does not either. A large sample finds changes too small to matter: look
 * at the curves too.
 * Errors: RangeError for exact ties, for `log` with an event at a time that is not above 0.
 */
export function* proportionalHazardsTest(
  fit: CoxFit,
  transform: TimeTransform = 'km',
): InSteps<ProportionalHazardsTest> {
  const { model, work } = fit.solution
  if (model.ties === 'exact') throw new RangeError('proportionalHazardsTest: not defined for exact ties.')
  const { sets, ranks, data, design } = model
  const all = transformedTimes(ranks, data.event, transform)
  const g = Float64Array.from(sets.rank, rank => all[rank]!)
  const bad = g.findIndex(value => !Number.isFinite(value))
  if (bad >= 0)
    throw new RangeError(
      `proportionalHazardsTest: the ${transform} of an event time ${sets.times[bad]} is not finite.`,
    )
  const least = g.reduce((low, value) => Math.min(low, value), Infinity)
  const centre = g.reduce((sum, value, k) => sum + sets.died[k]! * (value - least), 0) / fit.events
  const raised = g.map(value => value - least) // 0 or more, as products of rows need factors that are not negative

  const flat = yield* variances(fit)
  const sloped = yield* variances(fit, raised)
  const squared = yield* variances(
    fit,
    raised.map(value => value * value),
  )
  // around the mean of g over events: V(g - m) = V(g) - m V(1) and so on
  const mixed = sloped.map((row, a) => row.map((value, b) => value - centre * flat[a]![b]!))
  const own = squared.map((row, a) =>
    row.map((value, b) => value - 2 * centre * sloped[a]![b]! + centre * centre * flat[a]![b]!),
  )

  const score = new Float64Array(design.length)
  for (const [c, column] of design.entries()) {
    const { mean } = yield* columnAtRisk(model, work, c)
    for (let k = 0; k < g.length; k++)
      for (let place = sets.first[k]!; place < sets.first[k]! + sets.died[k]!; place++) {
        score[c]! +=
          (sets.weight ? sets.weight[place]! : 1) * (raised[k]! - centre) * (column[place]! - mean[k]!)
      }
  }
  const left = schur(flat, mixed, own)
  const testable = left.map((row, c) => row[c]! > 1e-10 * squared[c]![c]!)
  const columns = left.map((row, c) => scoreTest(testable[c] ? score[c]! ** 2 / row[c]! : undefined, 1))
  const solved =
    design.length > 0 && testable.every(Boolean)
      ? solveSymmetric(left, score)
      : { kind: 'dependent' as const }
  return {
    columns,
    global: scoreTest(
      solved.kind === 'solution'
        ? solved.values.reduce((sum, value, c) => sum + value * score[c]!, 0)
        : undefined,
      design.length,
    ),
  }
}

const scoreTest = (chiSquare: number | undefined, freedom: number): ScoreTest => ({
  chiSquare,
  freedom,
  p: chiSquare === undefined ? undefined : chiSquareCdf(chiSquare, freedom, true),
})

/** The sum over event times of `factor` times the variance of x at risk. */
function* variances({ solution: { model, work } }: CoxFit, factor?: Float64Array): InSteps<Float64Array[]> {
  const means = yield* productsOfMeans(model, work, factor)
  const { information } = yield* productsOfRows(model, work, factor)
  return information.map((row, a) => row.map((value, b) => value - means[a]![b]!))
}

/** own - mixed flat^-1 mixed. */
function schur(
  flat: readonly Float64Array[],
  mixed: readonly Float64Array[],
  own: readonly Float64Array[],
): Float64Array[] {
  return own.map((row, a) => {
    const solved = solveSymmetric(flat, mixed[a]!, 0)
    if (solved.kind === 'dependent')
      throw new RangeError('proportionalHazardsTest: the information of the fit has no inverse.')
    return row.map(
      (value, b) => value - solved.values.reduce((sum, each, k) => sum + each * mixed[b]![k]!, 0),
    )
  })
}
