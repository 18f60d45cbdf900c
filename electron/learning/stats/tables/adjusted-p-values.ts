import { sortedOrder } from '../foundations/order.ts'

export type Adjustment =
  | 'bonferroni'
  | 'holm'
  | 'hochberg'
  | 'hommel'
  | 'benjamini-hochberg'
  | 'benjamini-yekutieli'

/**
 * P values adjusted for having tested several hypotheses; an adjusted p below 0.05 keeps the error at 5 %.
 *
 * With m values, the i-th smallest p(i): Bonferroni m p; Holm running maximum of (m - i + 1) p(i); Hochberg
 * running minimum from the largest of the same; Hommel by Wright's algorithm: these hold the chance of any
 * false finding. Benjamini-Hochberg running minimum from the largest of (m/i) p(i), Benjamini-Yekutieli times
 * sum of 1/i: these hold the share of false findings, the latter whatever the dependence. At most 1. Ties
 * come out equal. No values: none.
 * Source: Holm 1979; Hochberg 1988; Hommel 1988; Wright 1992, Biometrics 48:1005; Benjamini & Hochberg 1995;
 * Benjamini & Yekutieli 2001.
 * Checked against: R's p.adjust. Errors: RangeError with the row for what is not a probability.
 */
export function adjustedPValues(p: Float64Array, adjustment: Adjustment): Float64Array {
  const row = p.findIndex(each => !(each >= 0 && each <= 1))
  if (row >= 0) throw new RangeError(`adjustedPValues: p, row ${row + 1}, is not a probability.`)
  const m = p.length
  const order = sortedOrder(p)
  const sorted = new Float64Array(m)
  for (let k = 0; k < m; k++) sorted[k] = p[order[k]!]!
  const adjusted = ascending(sorted, m, adjustment)
  const result = new Float64Array(m)
  for (let k = 0; k < m; k++) result[order[k]!] = Math.min(1, adjusted[k]!)
  return result
}

function ascending(sorted: Float64Array, m: number, adjustment: Adjustment): Float64Array {
  switch (adjustment) {
    case 'bonferroni':
      return sorted.map(p => m * p)
    case 'holm':
      return runningMaximum(sorted.map((p, k) => (m - k) * p))
    case 'hochberg':
      return runningMinimum(sorted.map((p, k) => (m - k) * p))
    case 'hommel':
      return hommel(sorted)
    case 'benjamini-hochberg':
      return runningMinimum(sorted.map((p, k) => (m / (k + 1)) * p))
    case 'benjamini-yekutieli': {
      const harmonic = sorted.reduce((sum, _, k) => sum + 1 / (k + 1), 0)
      return runningMinimum(sorted.map((p, k) => ((harmonic * m) / (k + 1)) * p))
    }
  }
}

function runningMaximum(values: Float64Array): Float64Array {
  for (let k = 1; k < values.length; k++) values[k] = Math.max(values[k]!, values[k - 1]!)
  return values
}

/** From the largest down. */
function runningMinimum(values: Float64Array): Float64Array {
  for (let k = values.length - 2; k >= 0; k--) values[k] = Math.min(values[k]!, values[k + 1]!)
  return values
}

/** Wright's algorithm, quadratic in the number of values. */
function hommel(sorted: Float64Array): Float64Array {
  const n = sorted.length
  const simes = sorted.reduce((least, p, k) => Math.min(least, (n * p) / (k + 1)), Infinity)
  const q = new Float64Array(n).fill(simes)
  const adjusted = q.slice()
  for (let m = n - 1; m >= 2; m--) {
    // The n - m + 1 smallest against the m - 1 largest, among which Simes' inequality is tried.
    const split = n - m + 1
    let least = Infinity
    for (let k = split; k < n; k++) least = Math.min(least, (m * sorted[k]!) / (k - split + 2))
    for (let k = 0; k < split; k++) q[k] = Math.min(m * sorted[k]!, least)
    for (let k = split; k < n; k++) q[k] = q[split - 1]!
    for (let k = 0; k < n; k++) adjusted[k] = Math.max(adjusted[k]!, q[k]!)
  }
  return adjusted.map((each, k) => Math.max(each, sorted[k]!))
}
