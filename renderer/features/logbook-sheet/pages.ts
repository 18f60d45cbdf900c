/** So many lines of text stand on a sheet beneath its head, however its lines break. */
export const TEXT_LINES = 44
/** As many letters as stand in a line of the widest columns. */
const LETTERS = 30

/** How many lines of text something takes in a column. */
const heightOf = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + Math.max(1, Math.ceil(text.length / LETTERS)), 0)

/** What stands in the two columns of a line that may take several lines of text. */
export interface Height {
  readonly operation: string
  readonly outcome: readonly string[]
}

/** Divides lines among sheets, so that none is cut: each sheet as full as it may be. */
export function pagesOf<T extends Height>(lines: readonly T[]): T[][] {
  const pages: T[][] = []
  let left = 0
  for (const line of lines) {
    const height = Math.max(heightOf([line.operation]), heightOf(line.outcome))
    const page = pages.at(-1)
    if (page && height <= left) page.push(line)
    else {
      pages.push([line])
      left = TEXT_LINES
    }
    left -= height
  }
  return pages
}
