import { quantiles } from '../foundations/quantile.ts'

/** Something that rows are compared in. */
export interface ComparedColumn {
  /**
   * `number`: how far apart, over the spread. `presence`: 1 where both have it, 0 where one has; neither says nothing.
   * `alleles`: 0, 1 or 2 of them.
   */
  readonly kind: 'number' | 'presence' | 'alleles'
  /** NaN: not known (of alleles: not called), and compared with nothing. */
  readonly values: Float32Array | Float64Array
  readonly weight: number
}

export interface Likenesses {
  /** By row, from 0 to 1; NaN where nothing can be compared. That of the row itself is 1. */
  readonly likeness: Float64Array
  /** By row: which part of the weight of what is known of the one row could be compared. */
  readonly compared: Float64Array
}

/** So many of a large column are looked at for its spread. */
const SAMPLE = 5_000

/**
 * How far apart numbers lie at most: from the 5th to the 95th percentile. One wrong number of many must not make all
 * others alike.
 */
export function spreadOf(values: ComparedColumn['values']): number {
  const step = Math.max(1, Math.floor(values.length / SAMPLE))
  const known: number[] = []
  for (let row = 0; row < values.length; row += step) if (!Number.isNaN(values[row])) known.push(values[row]!)
  if (known.length === 0) return 0
  const [low, high] = quantiles(Float64Array.from(known), [0.05, 0.95])
  return high! - low!
}

/** How alike two values are, from 0 to 1; NaN where they say nothing. `spread` of numbers alone. */
export function likenessIn(kind: ComparedColumn['kind'], one: number, other: number, spread: number): number {
  if (Number.isNaN(one) || Number.isNaN(other)) return NaN
  switch (kind) {
    case 'presence':
      return one === 0 && other === 0 ? NaN : Number(one === other)
    case 'alleles':
      return 1 - Math.abs(one - other) / 2
    case 'number':
      if (one === other) return 1
      return spread === 0 ? 0 : 1 - Math.min(1, Math.abs(one - other) / spread)
  }
}

/**
 * Gower's general coefficient of similarity of every row to one row: the weighted mean of how alike they are in each
 * column that can be compared. Numbers by their distance over the spread of the middle nine tenths, clipped; presences
 * asymmetrically, so that what neither has says nothing; genotypes by shared alleles, where no call says nothing.
 * O(rows x columns). Source: Gower 1971, Biometrics 27:857. Checked against: a table worked by hand, and properties.
 * Errors: RangeError for columns of other lengths, weights below 0, or a row that is not there.
 */
export function likenesses(
  columns: readonly ComparedColumn[],
  row: number,
  rows: number,
  spreads: readonly number[] = columns.map(({ kind, values }) => (kind === 'number' ? spreadOf(values) : 0)),
): Likenesses {
  if (!(Number.isInteger(row) && row >= 0 && row < rows)) throw new RangeError(`likenesses: no row ${row}.`)
  const sum = new Float64Array(rows)
  const compared = new Float64Array(rows)
  let known = 0
  columns.forEach(({ kind, values, weight }, at) => {
    if (values.length !== rows)
      throw new RangeError(`likenesses: column ${at + 1} has ${values.length} rows.`)
    if (!(weight >= 0)) throw new RangeError(`likenesses: the weight of column ${at + 1} is below 0.`)
    const hers = values[row]!
    if (Number.isNaN(hers) || weight === 0) return
    if (kind !== 'presence' || hers === 1) known += weight
    const spread = spreads[at]!
    for (let other = 0; other < rows; other++) {
      const alike = likenessIn(kind, hers, values[other]!, spread)
      if (Number.isNaN(alike)) continue
      sum[other]! += weight * alike
      compared[other]! += weight
    }
  })
  return {
    likeness: sum.map((total, other) => (compared[other] === 0 ? NaN : total / compared[other]!)),
    // What the other has and she has not is compared too: no more than all of hers.
    compared: compared.map(part => (known === 0 ? 0 : Math.min(1, part / known))),
  }
}
