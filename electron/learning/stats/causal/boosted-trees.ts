import type { InSteps } from '../foundations/in-steps.ts'
import { mean } from '../foundations/moments.ts'
import { requireNumbers } from '../propensity/arguments.ts'
import { binColumns, type Derivatives } from './binned-columns.ts'
import { growTree, type RegressionTree, type TreeOptions } from './regression-tree.ts'

export interface BoostedTrees {
  /** How many. */
  readonly trees: number
  /** The mean of rows with these columns; `start` is what they start from, 0 where it is not said. */
  predict(columns: readonly Float64Array[], rows: number, start?: Float64Array): InSteps<Float64Array>
}

const OPTIONS: TreeOptions = { depth: 3, leafCurvature: 5, ridge: 1 }
/** Share of each tree that is added. */
const RATE = 0.1
const MOST_TREES = 500
/** So many trees without a smaller loss aside end the search. */
const PATIENCE = 30

/**
 * Gradient-boosted regression trees, by Newton steps: a regression that finds bends, jumps and products by itself.
 *
 * The predictor eta begins as `start`, counted from a constant, and grows by a tenth of a tree
 * (`growTree`, depth 3) at a time, each grown from g = y - m and h = m'(eta) of the log likelihood
 * (gaussian m = eta, binomial m = expit eta). Every fifth row (by position) is set aside: the number of
 * trees, at most 500, is where the loss there is smallest, 0 if never
 * below the start; then all rows grow so many. The constant is the mean, or the logit of
 * (events + 1/2) / (n + 1). Not to be read, nor trusted outside the range of the data, where the prediction
 * stays level.
 * Missing values: none allowed. Deterministic. In the outcome's unit (binomial: outcomes from 0 to 1).
 * Source: Friedman 2001, Ann Stat 29:1189; Chen & Guestrin 2016, KDD, section 2. Checked against: functions known by
 * construction. Errors: RangeError for no rows, columns of another length, what is not a finite number, or no share.
 */
export function* boostTrees(
  family: 'gaussian' | 'binomial',
  outcome: Float64Array,
  columns: readonly Float64Array[],
  start = new Float64Array(outcome.length),
): InSteps<BoostedTrees> {
  const people = outcome.length
  if (people === 0) throw new RangeError('boostTrees: there are no rows.')
  requireNumbers('boostTrees', 'outcome', outcome, people)
  requireNumbers('boostTrees', 'start', start, people)
  for (const [c, column] of columns.entries()) {
    requireNumbers('boostTrees', `column ${c + 1}`, column, people)
    yield
  }
  const likelihood = family === 'gaussian' ? gaussian(outcome) : binomial(outcome)
  const binned = yield* binColumns(columns, people)
  const everybody = Uint32Array.from({ length: people }, (_, row) => row)

  /** As many trees as `aside` asks for; without it all of them. */
  function* boost(rows: Uint32Array, most: number, aside?: Uint32Array): InSteps<RegressionTree[]> {
    const eta = start.slice()
    const derivatives = { gradient: new Float64Array(people), curvature: new Float64Array(people) }
    const trees: RegressionTree[] = []
    let least = aside && likelihood.loss(eta, aside)
    let kept = 0
    while (trees.length < most && trees.length - kept < PATIENCE) {
      likelihood.differentiate(eta, derivatives)
      const tree = yield* growTree(binned, derivatives, rows.slice(), OPTIONS)
      trees.push(tree)
      for (let i = 0; i < people; i++) eta[i]! += RATE * tree(columns, i)
      yield
      const loss = aside && likelihood.loss(eta, aside)
      if (loss === undefined || loss < least!) {
        least = loss
        kept = trees.length
      }
    }
    return trees.slice(0, kept)
  }
  const chosen = yield* boost(
    everybody.filter(row => row % 5 !== 4),
    MOST_TREES,
    everybody.filter(row => row % 5 === 4),
  )
  const trees = yield* boost(everybody, chosen.length)
  return {
    trees: trees.length,
    *predict(of, rows, start = new Float64Array(rows)) {
      const eta = start.slice()
      for (const tree of trees) {
        for (let i = 0; i < rows; i++) eta[i]! += RATE * tree(of, i)
        yield
      }
      return eta.map(likelihood.meanAt)
    },
  }
}

/** What boosting asks of a family; eta is counted from a constant predictor. */
interface Likelihood {
  meanAt(eta: number): number
  differentiate(eta: Float64Array, into: Derivatives): void
  /** Minus the log likelihood of some rows, less its constants. */
  loss(eta: Float64Array, rows: Uint32Array): number
}

function gaussian(outcome: Float64Array): Likelihood {
  const centre = mean(outcome)
  const centred = outcome.map(y => y - centre)
  return {
    meanAt: eta => centre + eta,
    differentiate(eta, { gradient, curvature }) {
      for (let i = 0; i < eta.length; i++) {
        gradient[i] = centred[i]! - eta[i]!
        curvature[i] = 1
      }
    },
    loss: (eta, rows) => rows.reduce((sum, row) => sum + (centred[row]! - eta[row]!) ** 2 / 2, 0),
  }
}

function binomial(outcome: Float64Array): Likelihood {
  const row = outcome.findIndex(y => !(y >= 0 && y <= 1))
  if (row >= 0) throw new RangeError(`boostTrees: outcome, row ${row + 1}, is not from 0 to 1.`)
  const events = outcome.reduce((sum, y) => sum + y, 0)
  const start = Math.log((events + 0.5) / (outcome.length - events + 0.5))
  const meanAt = (eta: number) => 1 / (1 + Math.exp(-start - eta))
  return {
    meanAt,
    differentiate(eta, { gradient, curvature }) {
      for (let i = 0; i < eta.length; i++) {
        const m = meanAt(eta[i]!)
        gradient[i] = outcome[i]! - m
        curvature[i] = m * (1 - m)
      }
    },
    loss: (eta, rows) =>
      rows.reduce((sum, row) => {
        const at = start + eta[row]!
        return sum + Math.max(at, 0) + Math.log1p(Math.exp(-Math.abs(at))) - outcome[row]! * at
      }, 0),
  }
}
