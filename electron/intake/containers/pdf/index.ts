import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { say } from '../../../../shared/words/message.ts'
import type { PagesLine } from '../../../../shared/domain/reports/page-text.ts'
import { BeyondBudget } from '../../beyond-budget.ts'
import { limits } from '../../budgets.ts'
import { Refused } from '../../refused.ts'
import type { Container } from '../container.ts'
import { hasLetters } from './has-letters.ts'
import { textOfPdf } from './text-of-pdf.ts'

/** So many bytes of the PDF stand in one line, as base64. */
const LINE = 3 << 14

async function heldOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const held: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    held.push(chunk)
    length += chunk.byteLength
    if (length > limits.pdfBytes)
      throw new BeyondBudget(say('report.too-large', { megabytes: limits.pdfBytes / 2 ** 20 }))
  }
  return Buffer.concat(held)
}

/** The canonical text of a PDF: its pages, then the PDF itself, so that whoever has the one has the other. */
async function linesOf(file: Buffer): Promise<Uint8Array[]> {
  const pages = await textOfPdf(file, limits)
  if (pages.every(({ runs }) => runs.length === 0))
    throw new Refused(say('report.picture', { pages: pages.length }))
  if (!hasLetters(pages)) throw new Refused(say('report.no-letters'))
  const line: PagesLine = { casebookPages: 1, pages }
  const lines = [Buffer.from(`${JSON.stringify(line)}\n`)]
  for (let at = 0; at < file.length; at += LINE)
    lines.push(Buffer.from(`"${file.toString('base64', at, at + LINE)}"\n`))
  return lines
}

/** The last PDF: a file is looked into several times, and each time would cost as much as the first. */
let last: { readonly sha256: string; readonly lines: readonly Uint8Array[] } | undefined

/** Readers of PDF look for its beginning within so many bytes; what stands before it is of whoever sent it. */
const BEGINS_WITHIN = 1_024

/** A PDF, and no text that speaks of one. */
function beginsLikePdf(head: Uint8Array): boolean {
  const first = Buffer.from(head.subarray(0, BEGINS_WITHIN)).toString('latin1')
  return first.startsWith('%PDF-') || (/[\r\n]%PDF-\d/.test(first) && !isUtf8(head))
}

/** A PDF as text: the letters of each page at their places, and the file itself behind them. */
export const pdf: Container = {
  id: 'pdf',
  recognise: beginsLikePdf,
  async *unpack(chunks) {
    const file = await heldOf(chunks)
    const sha256 = createHash('sha256').update(file).digest('hex')
    const lines = last?.sha256 === sha256 ? last.lines : await linesOf(file)
    last = { sha256, lines }
    yield* lines
  },
}
