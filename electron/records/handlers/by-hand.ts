import type { Handlers } from '../../../shared/contract/define.ts'
import type { byHandMethods } from '../../../shared/contract/patients-by-hand.ts'
import type { patients } from '../../../shared/contract/patients.ts'
import { BY_HAND } from '../../../shared/domain/entry.ts'
import type { Store } from '../open-store.ts'
import { chartOfForm } from './move-entry.ts'
import { formOf } from './sign-form.ts'

/** The name of the entry that describes somebody, from her identity in the source of entries by hand. */
const describing = (identity: string): string | undefined => {
  const [, entry, scope] = /^Patient\/([^@]+)@(.*)$/u.exec(identity) ?? []
  return scope === BY_HAND ? entry : undefined
}

/** What was entered by hand on a chart. */
export function byHandHandlers(
  store: () => Store,
): Pick<Handlers<typeof patients>, keyof typeof byHandMethods> {
  return {
    entriesByHand({ patient }) {
      const { entries, joins } = store()
      const chart = joins.chartOf(patient)
      const names = joins.onChart(chart).flatMap(person => {
        const identity = joins.identityOf(person) ?? ''
        return [describing(identity) ?? [], entries.about(identity)].flat()
      })
      const newest = [...new Set(names)].flatMap(name => entries.newest(name) ?? [])
      return newest
        .toSorted((one, other) => other.import - one.import)
        .flatMap(({ form: text }) => {
          const form = formOf(text)
          // A correction may have given it to somebody else.
          if (chartOfForm(store(), form) !== chart) return []
          const { entry, version, happened, written, facts, movedTo } = form
          return [{ entry, version, happened, written, facts, isMoved: movedTo !== undefined }]
        })
    },
  }
}
