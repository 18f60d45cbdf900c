import { BY_HAND, type SignedEntry } from '../../../shared/domain/entry.ts'
import type { Store } from '../open-store.ts'
import { chartOfForm } from './move-entry.ts'
import { formOf } from './sign-form.ts'

/** The name of the entry that describes somebody, from her identity in the source of entries by hand. */
const describing = (identity: string): string | undefined => {
  const [, entry, scope] = /^Patient\/([^@]+)@(.*)$/u.exec(identity) ?? []
  return scope === BY_HAND ? entry : undefined
}

/** A signed form as it stands now, and the import that stored it. */
export interface FormOnChart {
  readonly form: SignedEntry
  readonly importId: number
}

/** The forms by hand that are about the person of a chart, each in its newest version, the newest first. */
export function formsOnChart(store: Store, patient: number): FormOnChart[] {
  const { entries, joins } = store
  const chart = joins.chartOf(patient)
  const names = joins.onChart(chart).flatMap(person => {
    const identity = joins.identityOf(person) ?? ''
    return [describing(identity) ?? [], entries.about(identity)].flat()
  })
  const newest = [...new Set(names)].flatMap(name => entries.newest(name) ?? [])
  return newest
    .toSorted((one, other) => other.import - one.import)
    .map(row => ({ form: formOf(row.form), importId: row.import }))
    .filter(({ form }) => chartOfForm(store, form) === chart) // a correction may have given it to somebody else
}
