import { z } from 'zod'
import type { Chosen } from '../../../shared/bridge.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { draftOf, type Draft } from '../../client/drafts.ts'
import { followImport } from '../../client/jobs.ts'
import { services } from '../../client/services.ts'
import { tellUnread } from '../../client/unread.ts'

/** Which clinic or laboratory the next files come from, as the clinician calls it. */
export const cameFrom: Draft<{ readonly source: string }> = {
  name: 'intake.source',
  initial: { source: '' },
  keep: z.strictObject({ source: z.string() }),
}

/**
 * Brings in what was chosen or dropped, under the source that is named on the page, and follows it to its end. What
 * goes wrong stands on the page until it was read; then this answers as if all were well.
 */
export async function bringIn(chosen: readonly Chosen[]): Promise<void> {
  if (chosen.length === 0) return
  const source = draftOf(cameFrom).source.trim()
  try {
    const { job } = await services.intake.start({
      requestId: crypto.randomUUID(),
      paths: chosen.map(({ ticket }) => ticket),
      ...(source !== '' && { answers: { source } }),
    })
    await followImport(job)
  } catch (error) {
    if (error instanceof AppError && error.code === 'cancelled') return
    const files = chosen.map(({ shown }) => shown)
    const why = error instanceof AppError ? error.said : say('fault.internal')
    // Which file it was stands in the reason already.
    if (why.key === 'intake.path-unreadable') tellUnread([why])
    else tellUnread([say('intake.not-begun', { files: files.length, first: files[0]!, why })])
  }
}
