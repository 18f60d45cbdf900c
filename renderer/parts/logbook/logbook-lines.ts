import { z } from 'zod'
import { logbookLacks, type Logbook, type LogbookLine } from '../../../shared/contract/patients-logbook.ts'
import { clockOf } from '../../../shared/domain/clock.ts'
import { useDraft, type Draft } from '../../client/drafts.ts'
import { services } from '../../client/services.ts'
import { isoToday } from '../../ui/dates.ts'

/** Which operations are shown: coming back finds them as they were left. */
const kept = z.strictObject({
  operation: z.string().optional(),
  year: z.int().optional(),
  lacks: z.enum(logbookLacks).optional(),
  /** The line that was opened last. */
  line: z.string().optional(),
})
export type Shown = z.infer<typeof kept>
const shownDraft: Draft<Shown> = { name: 'logbook.shown', initial: {}, keep: kept }

export const useShown = () => useDraft(shownDraft)

/** What records is asked for. */
export const askedBy = ({ operation, year, lacks }: Shown) => ({
  today: isoToday(),
  ...(operation !== undefined && { operation }),
  ...(year !== undefined && { from: `${year}-01-01`, to: `${year}-12-31` }),
  ...(lacks !== undefined && { lacks }),
})

/** As many lines as one call answers. */
export const MOST_LINES = 500

/** All lines that are meant, page by page, and what they lack. */
export async function wholeLogbook(shown: Shown, signal?: AbortSignal): Promise<Logbook> {
  const ask = (offset: number) =>
    services.patients.logbook({ ...askedBy(shown), offset, limit: MOST_LINES }, signal ? { signal } : {})
  const first = await ask(0)
  const rows = [...first.rows]
  while (rows.length < first.total) {
    const next = await ask(rows.length)
    if (next.rows.length === 0) break
    rows.push(...next.rows)
  }
  return { ...first, rows }
}

const YEAR_MILLISECONDS = 365.25 * 86_400_000

/** Age in whole years on the day of an operation; undefined where birth or day are not known. */
export function ageAt({ on, birth }: Pick<LogbookLine, 'on' | 'birth'>): number | undefined {
  const [then, born] = [clockOf(on), clockOf(birth)]
  return then === null || born === null ? undefined : Math.floor((then - born) / YEAR_MILLISECONDS)
}
