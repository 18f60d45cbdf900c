/** The height of one line of a chart's 12 px words. */
export const LINE = 15

/**
 * Widths of Inter's letters at 12 px, by kind; a little generous, because words that are cut off are worse
 * than a gap.
 */
const usual = 7.3
const widths: ReadonlyArray<readonly [letters: RegExp, width: number]> = [
  [/[tfr-]/u, 4.6],
  [/[iljI.,:;|!'() ]/u, 3.4],
  [/[mwMW%@—–]/u, 10.6],
  [/[A-Z]/u, 8.4],
  [/\d/u, 7.7],
]

/** About how wide words are at 12 px. Reckoned instead of measured, so that a layout can be tested without a screen. */
export function wordsWidth(text: string): number {
  let width = 0
  for (const letter of text) width += widths.find(([letters]) => letters.test(letter))?.[1] ?? usual
  return width
}

const shortened = (text: string, width: number): string => {
  let kept = text
  while (kept.length > 1 && wordsWidth(`${kept}…`) > width) kept = kept.slice(0, -1).trimEnd()
  return `${kept}…`
}

/** Words over at most `most` lines of `width`; what does not fit is shortened with an ellipsis, never cut. */
export function wrapWords(text: string, width: number, most: number): string[] {
  const lines: string[] = []
  let rest = text.split(/\s+/u).filter(Boolean)
  while (rest.length > 0) {
    if (lines.length === most - 1 && wordsWidth(rest.join(' ')) > width)
      return [...lines, shortened(rest.join(' '), width)]
    let taken = 1
    while (taken < rest.length && wordsWidth(rest.slice(0, taken + 1).join(' ')) <= width) taken++
    const line = rest.slice(0, taken).join(' ')
    lines.push(wordsWidth(line) > width ? shortened(line, width) : line)
    rest = rest.slice(taken)
  }
  return lines
}
