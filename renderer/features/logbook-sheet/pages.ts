/** So many lines of text stand on a sheet beneath its head, on paper of either size. */
export const TEXT_LINES = 44

/** How many lines of text these take, one beneath the other, where a line holds so many letters. */
export const heightOf = (texts: readonly string[], letters: number): number =>
  texts.reduce((sum, text) => sum + Math.max(1, Math.ceil(text.length / letters)), 0)

/** Divides lines among sheets, so that none is cut: each sheet as full as it may be. `height`: lines of text. */
export function pagesOf<T extends { readonly height: number }>(lines: readonly T[]): T[][] {
  const pages: T[][] = []
  let left = 0
  for (const line of lines) {
    const page = pages.at(-1)
    if (page && line.height <= left) page.push(line)
    else {
      pages.push([line])
      left = TEXT_LINES
    }
    left -= line.height
  }
  return pages
}
