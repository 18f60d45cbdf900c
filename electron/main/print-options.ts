import type { PrintToPDFOptions } from 'electron'

/** Largest side of a page: no chart is larger, and a page cannot ask for one without end. */
const LARGEST_INCHES = 60

/** Nobody prints more in one go: a logbook of this length is two decades of operations. */
const MOST_PAGES = 500

/** So many pages of the size asked for, without margins, headers or footers. */
export function printOptions(widthInches: number, heightInches: number, pages = 1): PrintToPDFOptions {
  if (
    !(widthInches > 0 && widthInches <= LARGEST_INCHES && heightInches > 0 && heightInches <= LARGEST_INCHES)
  )
    throw new RangeError('A page has two sides above 0 and up to 60 inches.')
  if (!Number.isInteger(pages) || pages < 1 || pages > MOST_PAGES)
    throw new RangeError('From 1 to 500 pages are printed.')
  return {
    pageSize: { width: widthInches, height: heightInches },
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    printBackground: true,
    pageRanges: pages === 1 ? '1' : `1-${pages}`,
  }
}
