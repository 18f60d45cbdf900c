import type { PrintToPDFOptions } from 'electron'

/** Largest side of a page: no chart is larger, and a page cannot ask for one without end. */
const LARGEST_INCHES = 60

/** One page of the size asked for, without margins, headers or footers. */
export function printOptions(widthInches: number, heightInches: number): PrintToPDFOptions {
  if (
    !(widthInches > 0 && widthInches <= LARGEST_INCHES && heightInches > 0 && heightInches <= LARGEST_INCHES)
  )
    throw new RangeError('A page has two sides above 0 and up to 60 inches.')
  return {
    pageSize: { width: widthInches, height: heightInches },
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    printBackground: true,
    pageRanges: '1',
  }
}
