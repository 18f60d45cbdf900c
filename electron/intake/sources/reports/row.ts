import type { ProposedRow } from '../../../../shared/domain/reports/proposal.ts'

/** A result as it was put together from what stands on a page, in the words that stand there. */
export interface Row extends Omit<ProposedRow, 'code' | 'doubts'> {
  /** Whether it is certain that all of it belongs together and nothing is missing. */
  readonly isSure: boolean
}
