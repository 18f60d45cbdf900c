import { say } from '../../../../shared/words/message.ts'
import { limits } from '../../budgets.ts'
import type { Answers, Settled } from '../source.ts'
import { saidIn } from './bound.ts'
import { cutPages, pagesIn } from './pages.ts'
import { proposalOf } from './propose.ts'

/**
 * A report waits until somebody has looked at it: whose it is and what it says are read from paper, and nothing that
 * was read so is a fact by itself.
 */
export async function settleReport({
  bytes,
  answers,
}: {
  bytes(): AsyncIterable<Uint8Array>
  readonly answers: Answers
}): Promise<Settled> {
  if (saidIn(answers)) return { is: 'settled', answers }
  for await (const piece of cutPages(bytes())) {
    const pages = piece.place.length <= limits.entryBytes ? pagesIn(piece) : undefined
    if (!pages) break
    const rows = proposalOf(pages, new Date().toISOString().slice(0, 10)).rows.length
    return { is: 'open', reason: say('report.waits', { rows, pages: pages.length }) }
  }
  return { is: 'open', reason: say('report.not-pages') }
}
