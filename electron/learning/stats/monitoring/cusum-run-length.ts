import { checkOddsRatio, checkRisks, cusumWeight } from './risk-adjusted-cusum.ts'

/**
 * Average run length of a risk-adjusted CUSUM: patients until its first signal, by a Markov chain.
 *
 * Heights from 0 in `states` + 1/2 steps up to `limit`, so that the limit lies between two heights; a patient
 * moves the chart by W, shared between the two nearest heights so that its mean
 * stays; above the limit it signals. With Q the moves among heights the average run lengths solve (I - Q)
 * L = 1. Patients are drawn from `risks`, each as likely; `actualOddsRatio` is how the odds of the event have
 * changed (1: not at all, a false alarm).
 * Source: Brook & Evans 1972, Biometrika 59:539; sharing: Webster & Pettitt 2007, Commun Stat Simul Comput 36:471.
 * Checked against: R's vlad on cardiac surgery, and the exact run length of one risk. The error falls with
 * the square of `states`.
 * Infinite where no event can happen in the direction looked for.
 * Errors: RangeError for wrong risks, odds ratios, limit or states.
 */
export function cusumRunLength(
  risks: Float64Array,
  oddsRatio: number,
  limit: number,
  actualOddsRatio = 1,
  states = 300,
): number {
  if (risks.length === 0) throw new RangeError('cusumRunLength: risks hold none.')
  checkRisks('cusumRunLength', risks)
  checkOddsRatio('cusumRunLength', oddsRatio)
  if (!(actualOddsRatio > 0 && actualOddsRatio < Infinity))
    throw new RangeError('cusumRunLength: actualOddsRatio must be above 0.')
  if (!(limit > 0 && limit < Infinity)) throw new RangeError('cusumRunLength: limit must be above 0.')
  if (!(Number.isInteger(states) && states >= 2 && states <= 2_000))
    throw new RangeError('cusumRunLength: states must be a whole number from 2 to 2,000.')
  const moves = movesOf(risks, { oddsRatio, actualOddsRatio, width: limit / (states + 0.5), states })
  return solveFirst(moves, states + 1)
}

interface Steps {
  /** What the chart looks for, and what is so. */
  readonly oddsRatio: number
  readonly actualOddsRatio: number
  /** Of one step, on the scale of the log likelihood ratio. */
  readonly width: number
  readonly states: number
}

/** The chance of each move, in steps, from -states to states; what goes further is at either end. */
function movesOf(risks: Float64Array, { oddsRatio, actualOddsRatio, width, states }: Steps): Float64Array {
  const moves = new Float64Array(2 * states + 3)
  const centre = states + 1
  const add = (weight: number, chance: number) => {
    const place = Math.max(-states - 1, Math.min(states + 1, weight / width))
    const below = Math.min(states, Math.floor(place))
    moves[centre + below]! += chance * (1 - (place - below))
    moves[centre + below + 1]! += chance * (place - below)
  }
  for (const risk of risks) {
    const actual = (actualOddsRatio * risk) / (1 + (actualOddsRatio - 1) * risk)
    add(cusumWeight(risk, true, oddsRatio), actual / risks.length)
    add(cusumWeight(risk, false, oddsRatio), (1 - actual) / risks.length)
  }
  return moves
}

/**
 * The first entry of L in (I - Q) L = 1. Elimination from the highest height down, without pivoting: every
 * row of Q sums to at most 1, and in the form of Grassmann, Taksar and Heyman no subtraction loses digits: a
 * pivot is what leaves its state downwards or signals.
 */
function solveFirst(moves: Float64Array, size: number): number {
  const centre = size
  const rows = Array.from({ length: size }, (_, from) => {
    const row = new Float64Array(size)
    for (let to = 1; to < size; to++) row[to] = moves[centre + to - from]!
    for (let move = 0; move <= centre - from; move++) row[0]! += moves[move]!
    return row
  })
  const signals = Float64Array.from({ length: size }, (_, from) => {
    let sum = 0
    for (let move = centre + size - from; move < moves.length; move++) sum += moves[move]!
    return sum
  })
  const steps = new Float64Array(size).fill(1)
  for (let state = size - 1; state > 0; state--) {
    const row = rows[state]!
    let leaving = signals[state]!
    for (let to = 0; to < state; to++) leaving += row[to]!
    if (leaving === 0) continue // never entered again once left, or never left: then nothing enters it from below
    for (let from = 0; from < state; from++) {
      const into = rows[from]!
      const share = into[state]! / leaving
      if (share === 0) continue
      steps[from]! += share * steps[state]!
      signals[from]! += share * signals[state]!
      for (let to = 0; to < state; to++) into[to]! += share * row[to]!
    }
  }
  return signals[0] === 0 ? Infinity : steps[0]! / signals[0]!
}
