import { PIECE, type InSteps } from '../foundations/in-steps.ts'
import { orderInSteps } from '../foundations/order.ts'

/** Numbers that name groups, as 0, 1, ... in ascending order of the names. */
export interface Codes {
  /** The distinct names, ascending. */
  readonly names: readonly number[]
  /** By row: which of `names` it bears. */
  readonly of: Uint32Array
}

/**
 * Finds the groups that occur.
 * Errors: RangeError naming `caller`, `argument` and the row for what is not a finite number.
 */
export function* codesOf(
  values: ArrayLike<number>,
  rows: number,
  caller: string,
  argument: string,
): InSteps<Codes> {
  if (values.length !== rows)
    throw new RangeError(`${caller}: ${argument} has ${values.length} rows, time has ${rows}.`)
  const seen = new Map<number, number>()
  const of = new Uint32Array(rows)
  for (let from = 0; from < rows; from += PIECE) {
    yield
    for (let row = from; row < Math.min(rows, from + PIECE); row++) {
      const name = values[row]!
      let place = seen.get(name)
      if (place === undefined) {
        if (!Number.isFinite(name))
          throw new RangeError(`${caller}: ${argument}, row ${row + 1}: ${name} is not a finite number.`)
        place = seen.size
        seen.set(name, place)
      }
      of[row] = place
    }
  }
  yield
  const found = Float64Array.from(seen.keys())
  const order = yield* orderInSteps(found)
  const rank = new Uint32Array(found.length)
  const names: number[] = []
  for (const place of order) {
    rank[place] = names.length
    names.push(found[place]!)
  }
  for (let from = 0; from < rows; from += PIECE) {
    yield
    for (let row = from; row < Math.min(rows, from + PIECE); row++) of[row] = rank[of[row]!]!
  }
  return { names, of }
}

/** The rows of each group, in their order. */
export function rowsOf({ names, of }: Codes): Uint32Array[] {
  const rows = Array.from(sizesOf({ names, of }), size => new Uint32Array(size))
  const filled = new Uint32Array(names.length)
  for (let row = 0; row < of.length; row++) {
    const group = of[row]!
    rows[group]![filled[group]!++] = row
  }
  return rows
}

/** How many rows each group has. */
export function sizesOf({ names, of }: Codes): Uint32Array {
  const sizes = new Uint32Array(names.length)
  for (const group of of) sizes[group]!++
  return sizes
}
