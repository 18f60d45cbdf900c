import type { Part } from '../../../../shared/domain/part.ts'
import type { Box } from '../../../../shared/domain/reports/page-text.ts'
import type { JudgedLine } from '../../../../shared/domain/reports/proposal.ts'
import type { Piece, Situation } from '../source.ts'
import { saidIn } from './bound.ts'
import { isPartOfPdf, pagesIn } from './pages.ts'
import { proposalOf } from './propose.ts'

const covers = (outer: Box, { top, height }: Box) =>
  top + height / 2 >= outer.top && top + height / 2 <= outer.top + outer.height

/** Each page by its number: of how many lines something stands on a chart, is in the file only, or not understood. */
export function* partsOfReport(piece: Piece, { answers, received }: Situation): Generator<Part> {
  const pages = isPartOfPdf(piece) ? undefined : pagesIn(piece)
  if (!pages) return
  const said = saidIn(answers)
  const { lines } = proposalOf(pages, received, { decimal: said?.decimal })
  const isRead = ({ page, fate, box }: JudgedLine) =>
    fate === 'row' && (said?.rows.some(row => row.page === page && covers(row.box, box)) ?? false)
  for (const number of pages.keys()) {
    const own = lines.filter(({ page }) => page === number + 1)
    const read = own.filter(isRead).length
    const lost = own.filter(({ fate }) => fate === 'lost').length
    yield {
      name: `Page ${number + 1}`,
      number: String(number + 1),
      entries: own.length,
      read,
      kept: own.length - read - lost,
      lost,
      hasWords: own.length > 0,
      unread: 0,
    }
  }
}
