/** A column of words as numbers: `codes[row]` is a word's place in `words`, or NOT_RECORDED. */
export interface Dictionary {
  readonly codes: Int32Array
  readonly words: readonly string[]
}

export const NOT_RECORDED = -1

/** Numbers the words of a column in the order in which they first appear. */
export function dictionary(column: ReadonlyArray<string | undefined>): Dictionary {
  const places = new Map<string, number>()
  const codes = new Int32Array(column.length)
  column.forEach((word, row) => {
    if (word === undefined) {
      codes[row] = NOT_RECORDED
      return
    }
    let place = places.get(word)
    if (place === undefined) places.set(word, (place = places.size))
    codes[row] = place
  })
  return { codes, words: [...places.keys()] }
}
