import path from 'node:path'
import { toFault } from '../../../shared/errors.ts'
import { recordsDesk, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { lookAt } from '../sweep/look-at.ts'
import type { Operation } from '../sweep/operations.ts'
import { noFindings, type Findings } from './home-trial.ts'

/** Drafts that were said to be kept and are not there. */
async function missing(desk: RecordsDesk, kept: readonly string[]): Promise<string[]> {
  if (desk.state().is !== 'open') return []
  const { drafts } = await desk.drafts.list({})
  return kept.filter(about => !drafts.some(each => each.about === about)).map(about => `draft ${about}`)
}

/**
 * Opens the home of a trial as whoever comes next would, and says what is wrong with it. `done`: the deed had been said
 * to be done; `kept`: drafts that had been said to be kept. `more` is asked while it is open.
 */
export async function examine(
  deed: Operation,
  folder: string,
  {
    done,
    kept,
    more,
  }: {
    done: boolean
    kept: readonly string[]
    more?: (desk: RecordsDesk) => Promise<Partial<Findings>> | Partial<Findings>
  },
): Promise<Findings> {
  const desk = recordsDesk(path.join(folder, 'home'), { alone: true })
  try {
    const { shut, unsound, left, litter } = await lookAt(deed, { folder, desk }, done)
    const found = { ...noFindings, ...(await more?.(desk)) }
    return {
      lost: [...found.lost, ...(done ? left : []), ...(await missing(desk, kept))],
      believed: found.believed,
      shut: [...found.shut, ...shut],
      wrong: [...found.wrong, ...unsound, ...(done ? [] : left.map(each => `half: ${each}`)), ...litter],
    }
  } catch (error) {
    return { ...noFindings, shut: [`afterwards ${toFault(error).code} ${desk.faults.join(' ')}`] }
  } finally {
    desk.close()
  }
}
