import { atOnce, PIECE, type InSteps } from '../foundations/in-steps.ts'
import { orderInSteps } from '../foundations/order.ts'
import { totalsOf, withoutEmpty, type CountTable } from './contingency-table.ts'

export type FisherTable =
  | { readonly kind: 'fitted'; readonly p: number }
  | { readonly kind: 'not-estimable'; readonly reason: 'too-large' }

/**
 * Fisher's exact test of a table of any size (Freeman and Halton's): the probability, given all margins, of
 * the tables that are not likelier than the one seen.
 *
 * Network algorithm: columns are dealt one after another; a node is what every row has left, the order of rows being
 * of no account. At a node all ways to it with the same probability go on together, and only those go on that
 * may still end on either side: where even the likeliest rest is no likelier than the table seen all count,
 * where the least likely rest is likelier none does. Logarithms that differ by less than 1e-7 count as equal.
 * Rows and columns without anybody are left out.
 * Work is bounded by `mostSteps`; beyond it the answer is "not estimable", never a guess: use
 * `fisherBySimulation` then.
 * Source: Mehta & Patel 1983, J Am Stat Assoc 78:427; Freeman & Halton 1951.
 * Checked against: R's fisher.test and listing all tables.
 * Errors: RangeError for a ragged table or what is no count.
 */
export const fisherExactTable = (given: CountTable, mostSteps?: number): FisherTable =>
  atOnce(fisherExactTableInSteps(given, mostSteps))

export function* fisherExactTableInSteps(given: CountTable, mostSteps = 1e7): InSteps<FisherTable> {
  const table = smallerSideDown(withoutEmpty(given, totalsOf('fisherExactTable', given)))
  const { rows, columns, total } = totalsOf('fisherExactTable', table)
  if (rows.length < 2) return { kind: 'fitted', p: 1 }
  const lnFactorial = lnFactorials(total)
  const bound = 1e-7 - table.flat().reduce((sum, count) => sum + lnFactorial[count]!, 0)
  const p = yield* walk(
    Int32Array.from(rows).sort(),
    Array.from(columns.sort()).reverse(),
    bound,
    lnFactorial,
    mostSteps,
  )
  return p === undefined ? { kind: 'not-estimable', reason: 'too-large' } : { kind: 'fitted', p }
}

/** Nodes hold one number a row, so rows should be the fewer. */
function smallerSideDown(table: number[][]): number[][] {
  const width = table[0]?.length ?? 0
  return table.length <= width
    ? table
    : Array.from({ length: width }, (_, c) => table.map(cells => cells[c]!))
}

function lnFactorials(most: number): Float64Array {
  const result = new Float64Array(most + 1)
  for (let k = 2; k <= most; k++) result[k] = result[k - 1]! + Math.log(k)
  return result
}

/** The likeliest and the least likely way to deal what is left: minus the sum of ln cell!. */
interface Range {
  readonly most: number
  readonly least: number
}

/**
 * What the rows of a node have left, ascending, with the ways to it: minus the sums of ln cell! and how
 * likely each is.
 */
interface Node {
  readonly left: Int32Array
  values: Float64Array
  shares: Float64Array
  ways: number
}

/** Work done, how much there may be before the next pause, and in all. */
interface Budget {
  steps: number
  pause: number
  readonly most: number
}

/** All of the probability that ends at or below `bound`; nothing once the steps are used up. */
function* walk(
  rows: Int32Array,
  columns: readonly number[],
  bound: number,
  lnFactorial: Float64Array,
  mostSteps: number,
): InSteps<number | undefined> {
  const budget: Budget = { steps: 0, pause: PIECE, most: mostSteps }
  const last = columns.length - 1
  const ranges = columns.map(() => new Map<number, Range>())
  const deals = columns.map(() => dealer(rows.length, lnFactorial, budget))
  const keyOf = keyed(rows)

  /** The range of what the columns from `stage` on can add, where it is known. */
  function knownRange(left: Int32Array, stage: number): Range | undefined {
    if (stage < last) return ranges[stage]!.get(keyOf(left))
    let value = 0
    for (const count of left) value -= lnFactorial[count]!
    return { most: value, least: value }
  }

  /** Finds it by trying all deals of one column, and from every node these lead to that is not known yet. */
  function* findRange(left: Int32Array, stage: number): InSteps<Range> {
    let [most, least] = [-Infinity, Infinity]
    const widen = (highest: number, lowest: number, further: Range) => {
      most = Math.max(most, highest + further.most)
      least = Math.min(least, lowest + further.least)
    }
    const open = new Map<number, { readonly rest: Int32Array; highest: number; lowest: number }>()
    const dealing = deals[stage]!(left, columns[stage]!, (rest, value) => {
      budget.steps++
      const further = knownRange(rest, stage + 1)
      if (further) {
        widen(value, value, further)
        return
      }
      const found = open.get(keyOf(rest))
      if (!found) {
        open.set(keyOf(rest), { rest: rest.slice(), highest: value, lowest: value })
        return
      }
      found.highest = Math.max(found.highest, value)
      found.lowest = Math.min(found.lowest, value)
    })
    for (const _ of dealing) {
      for (const { rest, highest, lowest } of open.values())
        widen(highest, lowest, knownRange(rest, stage + 1) ?? (yield* findRange(rest, stage + 1)))
      open.clear()
      if (budget.steps >= budget.pause) {
        yield
        budget.pause = budget.steps + PIECE
      }
    }
    const range = { most, least }
    ranges[stage]!.set(keyOf(left), range)
    return range
  }

  yield* findRange(rows, 0)
  let counted = 0
  let nodes: Node[] = [{ left: rows, values: Float64Array.of(0), shares: Float64Array.of(1), ways: 1 }]
  for (let stage = 0; stage < last; stage++) {
    if (budget.steps > budget.most) return undefined
    const next = new Map<number, Node>()
    for (const { left, values, shares, ways } of nodes) {
      const passed = new Float64Array(ways + 1)
      for (let k = 0; k < ways; k++) passed[k + 1] = passed[k]! + shares[k]!
      const dealing = deals[stage]!(left, columns[stage]!, (rest, value, lnShare) => {
        const { most, least } = knownRange(rest, stage + 1)!
        const share = Math.exp(lnShare)
        const allCount = atMost(values, ways, bound - value - most)
        const someCount = most === least ? allCount : atMost(values, ways, bound - value - least)
        counted += share * passed[allCount]!
        budget.steps += 1 + someCount - allCount
        if (someCount > allCount) {
          const key = keyOf(rest)
          let node = next.get(key)
          if (!node)
            next.set(
              key,
              (node = {
                left: rest.slice(),
                values: new Float64Array(16),
                shares: new Float64Array(16),
                ways: 0,
              }),
            )
          addWays(
            node,
            values.subarray(allCount, someCount),
            shares.subarray(allCount, someCount),
            value,
            share,
          )
        }
      })
      for (const _ of dealing)
        if (budget.steps >= budget.pause) {
          yield
          budget.pause = budget.steps + PIECE
        }
    }
    nodes = Array.from(next.values())
    let merged = 0
    for (const node of nodes) {
      if (merged >= PIECE) {
        yield
        merged = 0
      }
      merged += node.ways
      yield* merge(node)
    }
  }
  return budget.steps > budget.most ? undefined : Math.min(1, counted)
}

/** Ascending counts below 1 + the largest row as one whole number: the digits of a number system. */
function keyed(rows: Int32Array): (left: Int32Array) => number {
  const base = Math.max(...rows) + 1
  return left => {
    let key = 0
    for (let r = left.length - 1; r > 0; r--) key = key * base + left[r]!
    return key
  }
}

/**
 * Every way to take `column` out of what is left: what then is left (ascending; only lent), minus the sum of
 * ln cell!, and the logarithm of how likely it is (product of C(left, cell) over C(all, column)). Goes on by
 * one cell of the first row a step, and ends early where the budget does, from which `each` takes.
 */
function dealer(size: number, lnFactorial: Float64Array, budget: Budget) {
  const behind = new Int32Array(size + 1) // what the rows from here on hold
  const rest = new Int32Array(size)
  const sorted = new Int32Array(size)
  let left: Int32Array = rest
  let each: (rest: Int32Array, value: number, lnShare: number) => void
  const lnChoose = (n: number, k: number) => lnFactorial[n]! - lnFactorial[k]! - lnFactorial[n - k]!
  // What the rows before this one have come to; kept by row, so that going back up forgets it.
  const values = new Float64Array(size + 1)
  const lnShares = new Float64Array(size + 1)
  function take(row: number, open: number): void {
    const here = left[row]!
    if (row === size - 1) {
      rest[row] = here - open
      sortInto(sorted, rest)
      each(sorted, values[row]! - lnFactorial[open]!, lnShares[row]! + lnChoose(here, open))
      return
    }
    const most = Math.min(here, open)
    for (
      let cell = Math.max(0, open - behind[row + 1]!);
      cell <= most && budget.steps <= budget.most;
      cell++
    ) {
      rest[row] = here - cell
      values[row + 1] = values[row]! - lnFactorial[cell]!
      lnShares[row + 1] = lnShares[row]! + lnChoose(here, cell)
      take(row + 1, open - cell)
    }
  }
  return function* (from: Int32Array, column: number, call: typeof each): InSteps<void> {
    left = from
    each = call
    for (let r = size - 1; r >= 0; r--) behind[r] = behind[r + 1]! + left[r]!
    const [here, chances] = [from[0]!, lnChoose(behind[0]!, column)]
    for (
      let cell = Math.max(0, column - behind[1]!);
      cell <= Math.min(here, column) && budget.steps <= budget.most;
      cell++
    ) {
      rest[0] = here - cell
      values[1] = -lnFactorial[cell]!
      lnShares[1] = lnChoose(here, cell) - chances
      take(1, column - cell)
      yield
    }
  }
}

/** Insertion sort: rows are few. */
function sortInto(sorted: Int32Array, values: Int32Array): void {
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!
    let place = k
    for (; place > 0 && sorted[place - 1]! > value; place--) sorted[place] = sorted[place - 1]!
    sorted[place] = value
  }
}

/** How many of the first `count` ascending values are at most `limit`. */
function atMost(values: Float64Array, count: number, limit: number): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! <= limit) low = middle + 1
    else high = middle
  }
  return low
}

function addWays(node: Node, values: Float64Array, shares: Float64Array, value: number, share: number): void {
  const needed = node.ways + values.length
  if (needed > node.values.length) {
    node.values = grown(node.values, needed)
    node.shares = grown(node.shares, needed)
  }
  for (let k = 0; k < values.length; k++) {
    node.values[node.ways + k] = values[k]! + value
    node.shares[node.ways + k] = shares[k]! * share
  }
  node.ways = needed
}

function grown(values: Float64Array, needed: number): Float64Array {
  const larger = new Float64Array(Math.max(needed, 2 * values.length))
  larger.set(values)
  return larger
}

/** Sorts the ways to a node by value; those alike to 1e-10 become one. */
function* merge(node: Node): InSteps<void> {
  const order = yield* orderInSteps(node.values.subarray(0, node.ways))
  const values = new Float64Array(node.ways)
  const shares = new Float64Array(node.ways)
  let kept = 0
  for (const k of order) {
    if (kept > 0 && node.values[k]! - values[kept - 1]! < 1e-10) {
      shares[kept - 1]! += node.shares[k]!
      continue
    }
    values[kept] = node.values[k]!
    shares[kept++] = node.shares[k]!
  }
  node.values = values
  node.shares = shares
  node.ways = kept
}
