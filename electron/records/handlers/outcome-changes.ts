import { createHash } from 'node:crypto'
import type { Handlers } from '../../../shared/contract/define.ts'
import type { changeKeeping } from '../../../shared/contract/knowledge-changes.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import type { Store } from '../open-store.ts'
import { personOf } from '../who.ts'

/** Of what was written or found, so that a row that is changed or gone shows beside its sealed line. */
const sealOf = (what: object): string => createHash('sha256').update(JSON.stringify(what)).digest('hex')

/** What records does with changes of one's practice, and with the sets of every month. */
export function outcomeChangeHandlers(
  store: () => Store,
): Handlers<{ name: 'knowledge'; methods: typeof changeKeeping }> {
  const found = (change: number) => {
    const kept = store().outcomeChanges.byId(change)
    if (!kept) throw new AppError('not-found', say('change.unknown'))
    return kept
  }
  return {
    keepChange({ requestId, planned, hash }, { caller }) {
      const { outcomeChanges, audit, now, write } = store()
      const before = outcomeChanges.byRequest(requestId)
      if (before !== undefined) return { change: before }
      const who = personOf(caller)
      return write(() => {
        const written = { request: requestId, at: now().toISOString(), who }
        const change = outcomeChanges.add(planned, hash, written)
        const measure = planned.whole.measure.id
        audit.write(say('audit.change-written', { change, measure, hash: sealOf(planned) }), who)
        return { change }
      })
    },
    changes: () => store().outcomeChanges.all(),
    change: ({ change }) => found(change),
    keepLook({ requestId, change, statement, next }, { caller }) {
      const { outcomeChanges, audit, now, write } = store()
      if (outcomeChanges.wasLookedAt(requestId)) return {}
      if (found(change).takenBack !== null) throw new AppError('refused', say('change.was-taken-back'))
      const who = personOf(caller)
      write(() => {
        const written = { request: requestId, at: now().toISOString(), who }
        outcomeChanges.addLook({ change, statement, next }, written)
        audit.write(
          say('audit.change-looked-at', { change, grade: statement.grade, hash: sealOf(statement) }),
          who,
        )
      })
      return {}
    },
    takeBackChange({ change }, { caller }) {
      const { outcomeChanges, audit, now, write } = store()
      if (found(change).takenBack !== null) return {}
      write(() => {
        outcomeChanges.takeBack(change, now().toISOString())
        audit.write(say('audit.change-taken-back', { change }), personOf(caller))
      })
      return {}
    },

    measureSets: () => store().measureSets.all(),
    keepMeasureSet(set, { caller }) {
      const { measureSets, audit, now, write } = store()
      const who = personOf(caller)
      write(() => {
        measureSets.put(set, { kept: now().toISOString(), who })
        audit.write(say('audit.measure-set-kept', { name: set.name, measures: set.measures.length }), who)
      })
      return {}
    },
    dropMeasureSet({ name }, { caller }) {
      const { measureSets, audit, write } = store()
      write(() => {
        if (measureSets.drop(name)) audit.write(say('audit.measure-set-dropped', { name }), personOf(caller))
      })
      return {}
    },
  }
}
