import type { z } from 'zod'
import type { Handlers } from '../../../shared/contract/define.ts'
import type { criticalMethods, criticalOnChart } from '../../../shared/contract/patients-critical.ts'
import type { patients } from '../../../shared/contract/patients.ts'
import { wordsOf } from '../../../shared/domain/fact.ts'
import type { Said } from '../../../shared/domain/facts/columns.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import { AppError } from '../../../shared/errors.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { criticalResults, type CriticalBy } from '../kinds/critical.ts'
import type { Store } from '../open-store.ts'
import type { ShownFact } from '../repositories/charts.ts'
import type { OpenCritical } from '../repositories/critical.ts'
import { personOf } from '../who.ts'
import { factLineOf } from './fact-line.ts'
import { limitText, unitOf, valueText } from './result-text.ts'
import { whomIn } from './whom-in.ts'
import { sourceOfFact } from './source-name.ts'

/** The limit, which says more than a mark, and whose it is; else its source's mark. */
function because({ passed, word, isByList }: CriticalBy, unit: string | undefined): Message {
  if (passed)
    return say(isByList ? 'critical.by-list' : 'critical.by-limit', {
      side: passed.side,
      limit: limitText(passed.limit, unit),
    })
  return say('critical.by-mark', { mark: word ? wordsOf(word) : '' })
}
const resultsOf = (fact: Said) =>
  criticalResults(fact).map(({ result, by }) => {
    const [value, unit] = [valueText(result), unitOf(result.value)]
    return {
      label: wordsOf(result.concept) || wordsOf(fact.concept),
      because: because(by, unit),
      ...(value !== undefined && { value }),
      ...(unit !== undefined && { unit }),
    }
  })

/** Results that cannot wait, until somebody has acknowledged them. */
export function criticalHandlers(
  store: () => Store,
): Pick<Handlers<typeof patients>, keyof typeof criticalMethods> {
  function shown(row: ShownFact, again: number): Omit<z.infer<typeof criticalOnChart>, 'acknowledged'> {
    const { id, said } = row
    const { charts, referents } = store()
    const fact = referents.complete(said)
    const versions = charts.history(id, numberOf(said.kind)).length
    return {
      line: factLineOf(id, versions, fact),
      results: resultsOf(fact),
      source: sourceOfFact(store(), row),
      again: again === 1,
    }
  }
  /** Each row with its fact. */
  const found = (rows: readonly OpenCritical[]) =>
    rows.flatMap(({ fact, again }) => {
      const row = store().charts.fact(fact)
      return row ? [{ row, again }] : []
    })

  return {
    critical({ offset, limit }) {
      const { critical, charts } = store()
      return {
        total: critical.count(),
        rows: found(critical.page({ offset, limit })).map(({ row, again }) => {
          const person = charts.person(row.person)
          return {
            ...(person?.described === 1 && { patient: person.id }),
            ...(person ? whomIn(person.body) : { name: '' }),
            ...shown(row, again),
          }
        }),
      }
    },
    criticalOf({ patient, which, offset, limit }, { caller }) {
      const { critical, charts } = store()
      const { total, rows } = critical.ofChart(charts.chartOf(patient), which === 'open', { offset, limit })
      return {
        total,
        rows: found(rows).map(({ row, again }) => {
          const all = which === 'open' ? [] : critical.acknowledgements(row.id, numberOf(row.said.kind))
          const made = all.find(({ isOfThis }) => isOfThis === 1)
          return {
            ...shown(row, again),
            ...(made && {
              acknowledged: {
                at: made.at,
                person: made.person,
                isOwn: made.person === caller.actor?.person,
                done: made.done,
              },
            }),
          }
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
