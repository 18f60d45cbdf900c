import { PAGES_BEGIN } from '../../../../shared/domain/reports/page-text.ts'
import { say } from '../../../../shared/words/message.ts'
import type { Source } from '../source.ts'
import { cutPages } from './pages.ts'
import { partsOfReport } from './parts.ts'
import { readReport } from './read.ts'
import { settleReport } from './settle.ts'

const FORMAT = 'pdf-report'

/** Reports from outside as PDF: the rows of their tables, each as a proposal until somebody has looked at it. */
export const reports: Source = {
  id: 'reports',
  version: 1,
  title: say('report.title'),
  asksFor: say('report.asks-for'),
  recognise: ({ head }) =>
    head.startsWith(PAGES_BEGIN) ? { certainty: 'certain', format: FORMAT } : { certainty: 'none' },
  settle: settleReport,
  pieces: bytes => cutPages(bytes),
  read: readReport,
  parts: partsOfReport,
}
