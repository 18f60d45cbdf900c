import type { Random } from '../../../../shared/domain/random.ts'
import { totalsOf, withoutEmpty, type CountTable } from './contingency-table.ts'

export interface SimulatedFisher {
  readonly p: number
  /** How far chance in the simulation alone may have moved p: its standard error. */
  readonly simulationError: number
}

/**
 * Fisher's exact test of a table of any size by simulation: the share of random tables with the same margins
 * that are not likelier than the one seen, (1 + their number) / (1 + draws).
 *
 * Cell by cell, counts are drawn from the hypergeometric distribution given what rows and columns have left,
 * by inversion outwards from its mode. Logarithms that differ by less than 1e-7 count as equal. For tables
 * that are too large for `fisherExactTable`.
 * Source: Patefield 1981, Appl Stat 30:91; Hope 1968.
 * Checked against: `fisherExactTable`.
 * Deterministic for a stream of random numbers.
 * Errors: RangeError for a ragged table, what is no count, and fewer than 1 draw.
 */
export async function fisherBySimulation(
  given: CountTable,
  random: Random,
  draws: number,
  breathe: () => Promise<void> | undefined,
): Promise<SimulatedFisher> {
  if (!(Number.isInteger(draws) && draws >= 1))
    throw new RangeError('fisherBySimulation: draws must be a whole number from 1.')
  const table = withoutEmpty(given, totalsOf('fisherBySimulation', given))
  const { rows, columns, total } = totalsOf('fisherBySimulation', table)
  const lnFactorial = new Float64Array(total + 1)
  for (let k = 2; k <= total; k++) lnFactorial[k] = lnFactorial[k - 1]! + Math.log(k)
  const seen = table.flat().reduce((sum, count) => sum + lnFactorial[count]!, 0)
  let rare = 0
  for (let draw = 0; draw < draws; draw++) {
    await breathe()
    if (drawn(rows, columns, total, lnFactorial, random) >= seen - 1e-7) rare++
  }
  const p = (1 + rare) / (1 + draws)
  return { p, simulationError: Math.sqrt((p * (1 - p)) / draws) }
}

/** The sum of ln cell! of one random table. */
function drawn(
  rows: Float64Array,
  columns: Float64Array,
  total: number,
  lnFactorial: Float64Array,
  random: Random,
): number {
  const open = columns.slice()
  let people = total
  let sum = 0
  for (const row of rows) {
    let left = row
    let beside = people // what this row's remaining columns hold
    for (let c = 0; c < open.length; c++) {
      const count = hypergeometricDraw(left, open[c]!, beside, lnFactorial, random)
      sum += lnFactorial[count]!
      beside -= open[c]!
      open[c]! -= count
      left -= count
    }
    people -= row
  }
  return sum
}

/** How many of `left` taken from `beside` fall among `marked` of them. */
function hypergeometricDraw(
  left: number,
  marked: number,
  beside: number,
  lnFactorial: Float64Array,
  random: Random,
): number {
  const low = Math.max(0, left - (beside - marked))
  const high = Math.min(left, marked)
  if (low === high) return low
  const mode = Math.min(high, Math.max(low, Math.floor(((left + 1) * (marked + 1)) / (beside + 2))))
  const lnChoose = (n: number, k: number) => lnFactorial[n]! - lnFactorial[k]! - lnFactorial[n - k]!
  const atMode = Math.exp(
    lnChoose(marked, mode) + lnChoose(beside - marked, left - mode) - lnChoose(beside, left),
  )
  let open = random.uniform() - atMode
  let [down, up] = [mode, mode]
  let [pDown, pUp] = [atMode, atMode]
  while (open > 0 && (down > low || up < high)) {
    if (up < high) {
      pUp *= ((left - up) * (marked - up)) / ((up + 1) * (beside - marked - left + up + 1))
      up++
      open -= pUp
      if (open <= 0) return up
    }
    if (down > low) {
      pDown *= (down * (beside - marked - left + down)) / ((left - down + 1) * (marked - down + 1))
      down--
      open -= pDown
      if (open <= 0) return down
    }
  }
  return mode
}
