/** Counts by row and column, as rows. */
export type CountTable = readonly (readonly number[])[]

export interface TableTotals {
  readonly rows: Float64Array
  readonly columns: Float64Array
  readonly total: number
}

/**
 * Sums of rows, of columns and of all. Throws RangeError, naming the caller, for a ragged table and for what
 * is no count.
 */
export function totalsOf(caller: string, table: CountTable): TableTotals {
  const width = table[0]?.length ?? 0
  const rows = new Float64Array(table.length)
  const columns = new Float64Array(width)
  let total = 0
  table.forEach((cells, r) => {
    if (cells.length !== width)
      throw new RangeError(`${caller}: row ${r + 1} has ${cells.length} cells, not ${width}.`)
    cells.forEach((count, c) => {
      if (!(Number.isInteger(count) && count >= 0))
        throw new RangeError(`${caller}: row ${r + 1}, column ${c + 1} is not a count.`)
      rows[r]! += count
      columns[c]! += count
      total += count
    })
  })
  return { rows, columns, total }
}

/** The table without rows and columns that hold nobody. */
export function withoutEmpty(table: CountTable, { rows, columns }: TableTotals): number[][] {
  return table.filter((_, r) => rows[r]! > 0).map(cells => cells.filter((_, c) => columns[c]! > 0))
}
