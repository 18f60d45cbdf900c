import type { Handlers } from '../../../shared/contract/define.ts'
import type { ingest } from '../../../shared/contract/ingest.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { breather } from '../../host/breathe.ts'
import type { Store } from '../open-store.ts'
import type { UndoPhase } from '../repositories/undoing.ts'
import { personOf } from '../who.ts'

/** So long may a step take: nobody who reads in between should notice. */
const [STEP_MILLISECONDS, SHORTEST, LONGEST] = [20, 10, 5_000]

/** How many the next step may take out, where the last one took out `most` in that time. */
const paced = (most: number, milliseconds: number): number =>
  Math.round(
    Math.min(LONGEST, Math.max(SHORTEST, most * Math.min(2, STEP_MILLISECONDS / Math.max(1, milliseconds)))),
  )

/**
 * Takes an import out, step by step: reads are answered in between, and a cancel ends it at a step's border. What is
 * gone then is gone; asked again it goes on.
 */
export function undo(store: () => Store): Handlers<typeof ingest>['undo'] {
  return async ({ importId }, { caller, signal, report }) => {
    const person = personOf(caller)
    const { imports, write } = store()
    const found = imports.byId(importId)
    if (!found) throw new AppError('not-found', say('store.no-import', { number: importId }))
    if (found.state === 'undone')
      throw new AppError('conflict', say('store.undone-already', { number: importId }))

    const of = write(() => {
      const { readings, entries, undoing, audit } = store()
      audit.write(say('audit.undo-begun', { number: importId }), person)
      readings.settleAll()
      entries.forget(importId)
      return undoing.begin(importId)
    })
    const breathe = breather(signal, 0)
    let [most, done] = [SHORTEST, 0]
    let phase: Exclude<UndoPhase, 'over'> = 'facts'
    for (;;) {
      report({ phase: say('store.undoing', { phase }), done, of })
      await breathe()
      const began = performance.now()
      // A power cut may take back the last steps: they are gone on with, like those that were not taken.
      const step = store().writeTogether(() => store().undoing.step(importId, most))
      if (step.phase === 'over') break
      ;({ phase } = step)
      if (phase !== 'shared') done = phase === 'facts' ? Math.min(of, done + step.done) : of
      most = paced(most, performance.now() - began)
    }
    const { audit, undoing, tidy } = store()
    write(() => {
      undoing.end(importId)
      audit.write(say('audit.import-undone', { number: importId }), person)
    })
    tidy()
    return imports.gone(importId)
  }
}
