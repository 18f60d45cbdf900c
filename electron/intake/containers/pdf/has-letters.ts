import type { PageText } from '../../../../shared/domain/reports/page-text.ts'

/* Controls, signs for private use, and the one that stands for what a font has no name for. */
const nameless = /[\p{Cc}\p{Co}\ufffd]/gu
/** More of them, and the fonts do not say which letters they draw. */
const MOST_NAMELESS = 0.15

/**
 * Whether the letters of a PDF are known: fonts without a table of their letters draw what only the eye can read, and
 * what a program takes them for is anything.
 */
export function hasLetters(pages: readonly PageText[]): boolean {
  let [all, unknown] = [0, 0]
  for (const { runs } of pages)
    for (const [, , , , text] of runs) {
      all += text.length
      unknown += text.match(nameless)?.length ?? 0
    }
  return unknown <= MOST_NAMELESS * all
}
