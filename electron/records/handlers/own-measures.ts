import type { Handlers } from '../../../shared/contract/define.ts'
import type { knowledge } from '../../../shared/contract/knowledge.ts'
import type { knownMeasures } from '../../../shared/contract/knowledge-measures.ts'
import { canonical } from '../../../shared/domain/canonical.ts'
import type { WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import type { Store } from '../open-store.ts'
import { personOf } from '../who.ts'

type Mine = Pick<Handlers<typeof knowledge>, keyof typeof knownMeasures>

/** What records does with measures of one's own, and with the days from which on limits are made anew. */
export function ownMeasureHandlers(store: () => Store): Mine {
  return {
    ownMeasures() {
      const latest = new Map(
        store()
          .ownMeasures.all()
          .map(row => [row.id, row]),
      ) // the last of each stays
      return [...latest.values()]
        .filter(({ state }) => state === 'kept')
        .map(({ body, version, kept, person }) => ({
          whole: JSON.parse(body) as WholeMeasure, // checked on its way in; the contract checks it again
          version,
          kept,
          person,
        }))
    },
    keepMeasure({ whole }, { caller }) {
      const { ownMeasures, audit, write, now } = store()
      const { id } = whole.measure
      const body = canonical(whole)
      return write(() => {
        const before = ownMeasures.latest(id)
        if (before?.state === 'kept' && before.body === body) return { version: before.version }
        const version = (before?.version ?? 0) + 1
        const person = personOf(caller)
        ownMeasures.add({ id, version, state: 'kept', body, kept: now().toISOString(), person })
        audit.write(say('audit.measure-kept', { measure: id, version }), person)
        return { version }
      })
    },
    retireMeasure({ id }, { caller }) {
      const { ownMeasures, audit, write, now } = store()
      write(() => {
        const before = ownMeasures.latest(id)
        if (before?.state !== 'kept') throw new AppError('not-found', say('told.no-measure', { name: id }))
        const person = personOf(caller)
        const version = before.version + 1
        ownMeasures.add({ ...before, version, state: 'retired', kept: now().toISOString(), person })
        audit.write(say('audit.measure-retired', { measure: id }), person)
      })
      return {}
    },
    rebasings: ({ measure }) => store().rebasings.of(measure),
    rebase({ measure, day, reason }, { caller }) {
      const { rebasings, audit, write, now } = store()
      return write(() => {
        if (rebasings.of(measure).some(each => each.day === day))
          throw new AppError('conflict', say('outcome.rebased-already', { day }))
        const person = personOf(caller)
        const id = rebasings.add({ measure, day, reason, kept: now().toISOString(), person })
        audit.write(say('audit.rebased', { measure, day }), person)
        return { id }
      })
    },
    takeBackRebasing({ id }, { caller }) {
      const { rebasings, audit, write, now } = store()
      write(() => {
        const found = rebasings.one(id)
        if (!found) throw new AppError('not-found', say('outcome.no-rebasing'))
        const remover = personOf(caller)
        rebasings.remove({ id, removed: now().toISOString(), remover })
        audit.write(say('audit.rebasing-taken-back', { measure: found.measure, day: found.day }), remover)
      })
      return {}
    },
  }
}
