import type { Handlers } from '../../../shared/contract/define.ts'
import type { drafts } from '../../../shared/contract/drafts.ts'
import type { Store } from '../open-store.ts'
import { personOf } from '../who.ts'
import { toldFromOthers } from './told-from-others.ts'

/**
 * What records does with what is half typed. It is no part of the record yet: the audit log and the content hash know
 * nothing of it.
 */
export function draftHandlers(store: () => Store): Handlers<typeof drafts> {
  return {
    keep({ name, about, patient, body, version, writer }, { caller }) {
      const { drafts: repository, charts, write, now } = store()
      const her = patient === undefined ? undefined : charts.person(patient)
      // What somebody typed is kept even where an undo has just taken out whom she typed it of.
      const of = her
        ? { patient: patient!, described: toldFromOthers(her) }
        : { patient: null, described: '{}' }
      const which = { person: personOf(caller), name, about }
      return write(() => {
        const before = repository.current(which)
        // Kept already, and the answer was lost.
        if (before?.body === body && before.writer === writer)
          return { version: before.version, kept: before.kept, setAside: null }
        const isTypedElsewhere =
          before !== undefined &&
          before.version !== version &&
          before.writer !== writer &&
          before.body !== body
        const setAside = isTypedElsewhere
          ? { aside: repository.setAside(which), body: before.body, kept: before.kept }
          : null
        const next = { version: (before?.version ?? 0) + 1, kept: now().toISOString() }
        repository.put({ ...which, ...next, ...of, body, writer })
        return { ...next, setAside }
      })
    },
    list(_, { caller }) {
      const { drafts: repository, joins } = store()
      const person = personOf(caller)
      return {
        person,
        drafts: repository
          .of(person)
          .map(row => ({ ...row, chart: row.patient === null ? null : joins.chartOf(row.patient) })),
      }
    },
    drop({ name, about, aside }, { caller }) {
      const { drafts: repository, write } = store()
      write(() => repository.drop({ person: personOf(caller), name, about, aside }))
      return {}
    },
  }
}
