/**
 * A covariate with so few people on one side would let chance decide the propensity model; it is left out of it,
 * not of the balance table.
 */
const RARE = 10

/** The propensity model's columns: an intercept and every covariate that varies enough, centred and scaled. */
export function designOf(columns: readonly Float64Array[], people: number): Float64Array[] {
  const design = [new Float64Array(people).fill(1)]
  for (const column of columns) {
    const mean = column.reduce((sum, value) => sum + value, 0) / people
    const deviation = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / people)
    if (deviation > 0 && people - atMode(column) >= RARE)
      design.push(column.map(value => (value - mean) / deviation))
  }
  return design
}

/**
 * How many people have the commonest value, where half of them or more share one; else at most half, which is all that
 * matters of more than a few. One pass finds the only value that can be it. Source: Boyer & Moore 1981.
 */
function atMode(column: Float64Array): number {
  let [candidate, lead] = [NaN, 0]
  for (const value of column) {
    if (lead === 0) candidate = value
    lead += value === candidate ? 1 : -1
  }
  return column.reduce((count, value) => count + (value === candidate ? 1 : 0), 0)
}
