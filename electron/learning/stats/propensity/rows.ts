/** The entries of a column in some rows. */
export function pickRows(column: Float64Array, rows: Uint32Array): Float64Array {
  const picked = new Float64Array(rows.length)
  for (let k = 0; k < rows.length; k++) picked[k] = column[rows[k]!]!
  return picked
}

/** The rows of one arm, ascending. */
export function armRows(treatment: Uint8Array, arm: 0 | 1): Uint32Array {
  const rows = new Uint32Array(treatment.length)
  let count = 0
  for (let row = 0; row < treatment.length; row++) if (treatment[row] === arm) rows[count++] = row
  return rows.slice(0, count)
}
