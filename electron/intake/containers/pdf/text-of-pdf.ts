import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.d.ts'
import type { PageText, Run } from '../../../../shared/domain/reports/page-text.ts'
import { say } from '../../../../shared/words/message.ts'
import { BeyondBudget } from '../../beyond-budget.ts'
import type { Limits } from '../../budgets.ts'
import { withPdf } from './open-pdf.ts'

type Bounds = Pick<Limits, 'pdfPages' | 'pageRuns' | 'pageCharacters'>
type Matrix = readonly [number, number, number, number, number, number]

/** In hundredths of a point: less is nothing that anybody printed. */
const rounded = (value: number) => Math.round(value * 100) / 100 + 0
/** The two ways in which a micro sign and an ohm are written become one; ligatures become their letters. */
const plain = (text: string) => text.normalize('NFC').replaceAll('\u03bc', '\u00b5').replaceAll('\u00ad', '-')

/** What of a text run stands where, once the page is turned as it is shown. */
function placed(text: string, [a, b, c, d, e, f]: Matrix, width: number): Run {
  const size = Math.hypot(c, d)
  const angle = rounded((Math.atan2(b, a) * 180) / Math.PI)
  // The baseline lies a fifth of the letters' height above their lower edge.
  const [ascent, descent] = [0.8 * size, 0.2 * size]
  const level = Math.abs(angle) < 0.02
  // Upright letters' box; of a line that leans, the box of its beginning: whoever reads turns the page back.
  const run = [
    rounded(e),
    rounded(f - ascent),
    rounded(width),
    rounded(ascent + descent),
    plain(text),
  ] as const
  return level ? [...run] : [...run, angle]
}

const times = ([a, b, c, d, e, f]: Matrix, [k, l, m, n, o, p]: Matrix): Matrix => [
  a * k + c * l,
  b * k + d * l,
  a * m + c * n,
  b * m + d * n,
  a * o + c * p + e,
  b * o + d * p + f,
]

async function textOfPage(page: PDFPageProxy, { pageRuns, pageCharacters }: Bounds): Promise<PageText> {
  const viewport = page.getViewport({ scale: 1 })
  const runs: Run[] = []
  let characters = 0
  const reader = page.streamTextContent({ disableNormalization: false }).getReader()
  for (;;) {
    const { done, value } = (await reader.read()) as ReadableStreamReadResult<{ items: readonly object[] }>
    if (done) break
    for (const item of value.items) {
      if (!('str' in item)) continue
      const { str, transform, width } = item as { str: string; transform: Matrix; width: number }
      if (str.trim() === '') continue
      characters += str.length
      if (runs.length >= pageRuns || characters > pageCharacters) {
        const beyond = new BeyondBudget(say('report.page-too-full'))
        await reader.cancel(beyond) // else whoever writes into it waits for a reader, and the PDF is never closed
        throw beyond
      }
      runs.push(placed(str, times(viewport.transform as unknown as Matrix, transform), width))
    }
  }
  page.cleanup()
  return { width: rounded(viewport.width), height: rounded(viewport.height), runs }
}

/**
 * The text of each page of a PDF, at its places. Throws Refused where it cannot be opened, BeyondBudget where it has
 * more than a report has.
 */
export const textOfPdf = (bytes: Uint8Array, bounds: Bounds): Promise<PageText[]> =>
  withPdf(bytes, async pdf => {
    if (pdf.numPages > bounds.pdfPages)
      throw new BeyondBudget(say('report.too-many-pages', { pages: bounds.pdfPages }))
    const pages: PageText[] = []
    for (let number = 1; number <= pdf.numPages; number++)
      pages.push(await textOfPage(await pdf.getPage(number), bounds))
    return pages
  })
