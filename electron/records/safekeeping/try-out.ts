import type { Progress } from '../../../shared/contract/define.ts'
import { AppError } from '../../../shared/errors.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { bringUp, openAt, told } from '../home/store-at.ts'
import type { Store } from '../open-store.ts'
import { rebuild } from '../rebuild.ts'
import { verify } from '../verify.ts'

/** What a casebook says of itself. */
export interface OwnWord {
  readonly people: number
  readonly facts: number
  /** When the newest of its facts was stored, an ISO instant; '' where there is none. */
  readonly newest: string
  readonly content: string
}

export const ownWord = ({ charts, tallies, bringing, contentHash }: Store): OwnWord => ({
  people: charts.count(),
  facts: tallies.kinds().reduce((sum, { n }) => sum + n, 0),
  newest: bringing.storedAt(charts.lastFact()),
  content: contentHash(),
})

/** Opens a copy of a store as a restore would, and checks all of it. Throws AppError 'store-damaged', 'newer-store'. */
export async function tryOut(
  { file, key, store }: { readonly file: string; readonly key: Uint8Array; readonly store: string },
  { signal, report, now }: { signal: AbortSignal; report: (step: Progress) => void; now: () => Date },
): Promise<OwnWord & { wrong: Message[] }> {
  const db = openAt(file, key)
  try {
    if (told(db).name !== store) throw new AppError('store-damaged', say('store.another-store'))
    const tried = bringUp(db, now, () => undefined)
    if (!tried.projections.areCurrent()) await rebuild(tried, signal, report)
    const checks = await verify(tried, { signal, report })
    return { ...ownWord(tried), wrong: checks.filter(({ ok }) => !ok).map(({ finding }) => finding) }
  } finally {
    db.close()
  }
}
