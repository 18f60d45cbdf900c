/** The entries of a column in some rows. */
export function pickRows(column: Float64Array, rows: Uint32Array): Float64Array {
  const picked = new Float64Array(rows.length)
  for (let k = 0; k < rows.length; k++) picked[k] = column[rows[k]!]!
  return picked
}

/** Those of 0, 1, ... below `size` for which something holds. */
export function placesWhere(size: number, holds: (place: number) => boolean): Uint32Array {
  const places = new Uint32Array(size)
  let count = 0
  for (let place = 0; place < size; place++) if (holds(place)) places[count++] = place
  return places.slice(0, count)
}

/** The rows of one arm, ascending or in the order given. */
export function armRows(treatment: Uint8Array, arm: 0 | 1, order?: Uint32Array): Uint32Array {
  const rows = new Uint32Array(treatment.length)
  let count = 0
  for (let k = 0; k < treatment.length; k++) {
    const row = order ? order[k]! : k
    if (treatment[row] === arm) rows[count++] = row
  }
  return rows.slice(0, count)
}
