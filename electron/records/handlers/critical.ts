import type { Handlers } from '../../../shared/contract/define.ts'
import type { patients } from '../../../shared/contract/patients.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import type { Store } from '../open-store.ts'
import { personOf } from '../who.ts'
import { factLineOf } from './fact-line.ts'

/** Results that cannot wait, until somebody has acknowledged them. */
export function criticalHandlers(
  store: () => Store,
): Pick<Handlers<typeof patients>, 'critical' | 'acknowledge' | 'acknowledgements'> {
  return {
    critical({ offset, limit }) {
      const { critical, charts, referents } = store()
      return {
        total: critical.count(),
        rows: critical.page({ offset, limit }).flatMap(({ fact, again }) => {
          const found = charts.fact(fact)
          if (!found) return []
          const person = charts.person(found.person)
          const versions = charts.history(fact, numberOf(found.said.kind)).length
          return [
            {
              ...(person?.described === 1 && { patient: person.id }),
              name: person?.name ?? '',
              line: factLineOf(fact, versions, referents.complete(found.said)),
              again: again === 1,
            },
          ]
        }),
      }
    },
    acknowledge({ requestId, fact: { kind, id }, done }, { caller }) {
      const { critical, charts, audit, now, write } = store()
      if (critical.isRepeated(requestId)) return {}
      const found = charts.fact(id)
      if (found?.said.kind !== kind) throw new AppError('not-found', say('store.no-entry'))
      const row = critical.byFact(id)
      // Who has seen the old value must not acknowledge the new one.
      if (!row) throw new AppError('conflict', say('store.not-critical'))
      if (row.open === 0) throw new AppError('conflict', say('store.acknowledged-already'))
      const person = personOf(caller)
      write(() => {
        critical.acknowledge({ request: requestId, fact: id, at: now().toISOString(), person, done })
        audit.write(say('audit.critical-acknowledged', { fact: id }), person)
      })
      return {}
    },
    acknowledgements: ({ kind, id }) =>
      store()
        .critical.acknowledgements(id, numberOf(kind))
        .map(({ isOfThis, ...rest }) => ({ ...rest, isOfThis: isOfThis === 1 })),
  }
}
