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
    const atMode = Math.max(...tally(column))
    if (deviation > 0 && people - atMode >= RARE) design.push(column.map(value => (value - mean) / deviation))
  }
  return design
}

const tally = (column: Float64Array) => {
  const counts = new Map<number, number>()
  for (const value of column) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts.values()
}
