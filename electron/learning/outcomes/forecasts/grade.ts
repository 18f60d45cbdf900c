import {
  forecastStates,
  type ForecastGroup,
  type ForecastState,
  type ForetoldOperations,
  type Graded,
} from '../../../../shared/domain/measures/forecast.ts'
import { sortedOrder } from '../../stats/foundations/order.ts'
import { observedExpected } from '../../stats/monitoring/observed-expected.ts'
import { clusteredMean } from '../../stats/performance/clustered-mean.ts'
import { clopperPearsonInterval } from '../../stats/tables/proportion-intervals.ts'
import { ENOUGH, readingOf } from './reading.ts'

/** A group of fewer says nothing of its forecasts, and nobody has more sizes of them in mind than these. */
const [LEAST_IN_GROUP, MOST_GROUPS] = [10, 5]

/** Foretold operations of one or several measures, with the model's risk of each; NaN for none. */
export type Foretold = Pick<ForetoldOperations, 'expected' | 'state' | 'member' | 'replaced'> & {
  readonly risk: Float64Array
}
/** Those that are graded. */
interface Cases {
  readonly expected: Float64Array
  readonly happened: Uint8Array
  readonly member: Uint32Array
  readonly risk: Float64Array
}

const stateAt = (place: number): ForecastState => forecastStates[place]!
const sum = (values: Float64Array | Uint8Array): number =>
  (values as Float64Array).reduce((total, each) => total + each, 0)

function rowsOf(cases: Cases, keep: (row: number) => boolean): Cases {
  const isKept = (_: unknown, row: number) => keep(row)
  return {
    expected: cases.expected.filter(isKept),
    happened: cases.happened.filter(isKept),
    member: cases.member.filter(isKept),
    risk: cases.risk.filter(isKept),
  }
}

function gradedCases({ expected, state, member, risk }: Foretold): Cases {
  const all = {
    expected,
    happened: state.map(place => Number(stateAt(place) === 'happened')),
    member,
    risk,
  }
  return rowsOf(all, row => ['happened', 'did-not'].includes(stateAt(state[row]!)))
}

const squares = (happened: Uint8Array, risk: Float64Array) =>
  risk.map((each, row) => (happened[row]! - each) ** 2)

/** A mean of squares or of their differences, within what it can be. */
function estimated(values: Float64Array, member: Uint32Array, [least, most]: readonly [number, number]) {
  const { mean, lower, upper } = clusteredMean(values, member)
  if (lower === undefined || upper === undefined) return null
  return { value: mean, lower: Math.max(least, lower), upper: Math.min(most, upper) }
}

/** Forecasts in the order of their size, those of one size together, in up to five groups of ten or more. */
function groupsOf({ expected, happened }: Cases): ForecastGroup[] {
  const least = Math.max(LEAST_IN_GROUP, Math.ceil(expected.length / MOST_GROUPS))
  const groups: number[][] = []
  for (const row of sortedOrder(expected)) {
    const last = groups.at(-1)
    if (last && (last.length < least || expected[last.at(-1)!] === expected[row])) last.push(row)
    else groups.push([row])
  }
  // What is left over is too little for a group of its own.
  if (groups.length > 1 && groups.at(-1)!.length < LEAST_IN_GROUP) groups.at(-2)!.push(...groups.pop()!)
  return groups
    .filter(rows => rows.length >= LEAST_IN_GROUP)
    .map(rows => {
      const had = rows.filter(row => happened[row] === 1).length
      return {
        cases: rows.length,
        expected: rows.reduce((total, row) => total + expected[row]!, 0) / rows.length,
        happened: had,
        observed: had / rows.length,
        ...clopperPearsonInterval(had, rows.length),
      }
    })
}

/** One's own forecasts beside the model's, of those people of whom it says anything. */
function besideModel(cases: Cases): Graded['model'] {
  const both = rowsOf(cases, row => cases.risk[row]! >= 0 && cases.risk[row]! <= 1)
  if (both.expected.length === 0) return null
  const own = squares(both.happened, both.expected)
  const model = squares(both.happened, both.risk)
  const difference = own.map((each, row) => each - model[row]!)
  const isEarly = both.expected.length < ENOUGH
  return {
    cases: own.length,
    own: sum(own) / own.length,
    model: sum(model) / model.length,
    difference: isEarly ? null : estimated(difference, both.member, [-1, 1]),
  }
}

/**
 * What became of forecasts of operations: how many are graded and why others are not, observed over expected, Brier's
 * score with its interval by people, and calibration in groups with exact intervals; the model's beside them.
 */
export function gradeOf(foretold: Foretold): Graded {
  const cases = gradedCases(foretold)
  const n = cases.expected.length
  const states = [...foretold.state].map(stateAt)
  const counts = Object.fromEntries(
    forecastStates.map(state => [state, states.filter(each => each === state).length]),
  ) as Graded['counts'] // every state has a number
  const found = observedExpected(counts.happened, sum(cases.expected))
  const isEarly = n < ENOUGH
  const share = counts.happened / n
  const told = {
    counts,
    replaced: foretold.replaced,
    isEarly,
    expected: sum(cases.expected),
    ratio: found.kind === 'fitted' ? { value: found.ratio, ...found.exact } : null,
    brier: isEarly ? null : estimated(squares(cases.happened, cases.expected), cases.member, [0, 1]),
    brierOfShare: isEarly ? null : share * (1 - share),
    groups: isEarly ? [] : groupsOf(cases),
    model: besideModel(cases),
  }
  return { ...told, reading: readingOf(told) }
}
