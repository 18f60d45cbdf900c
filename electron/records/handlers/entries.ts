import type { Handlers } from '../../../shared/contract/define.ts'
import type { ingest } from '../../../shared/contract/ingest.ts'
import type { entryMethods } from '../../../shared/contract/ingest-entry.ts'
import { canonical, type Json } from '../../../shared/domain/canonical.ts'
import {
  BY_HAND,
  factName,
  nameOf,
  personName,
  signedEntry,
  type EntryDraft,
  type SignedEntry,
} from '../../../shared/domain/entry.ts'
import { isoOf } from '../../../shared/domain/iso.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { identityOf } from '../../host/fact-hash.ts'
import { requireOpen } from '../doors.ts'
import { recorded } from '../kinds/registry.ts'
import type { Store } from '../open-store.ts'
import { personOf } from '../who.ts'
import { toldFromOthers } from './told-from-others.ts'
import { flagOf } from './plausible.ts'

const formOf = (text: string) => signedEntry.parse(JSON.parse(text))

/** An instant with the offset of this machine's clock. */
function withOffset(now: Date): string {
  const minutes = -now.getTimezoneOffset()
  const two = (number: number) => String(number).padStart(2, '0')
  const zone = `${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`
  const local = new Date(now.getTime() + minutes * 60_000).toISOString().slice(0, -1)
  return `${local}${minutes < 0 ? '-' : '+'}${zone}`
}

/** What an earlier version stated, or took back, and this one does not state. */
function takenBackBy({ facts }: EntryDraft, before: SignedEntry | undefined): string[] {
  const stated = new Set(facts.map(nameOf))
  const earlier = [...(before?.facts.map(nameOf) ?? []), ...(before?.takenBack ?? [])]
  return [...new Set(earlier)].filter(name => !stated.has(name)).toSorted()
}

/** What records does when intake hands in an entry by hand. */
export function entryHandlers(store: () => Store): Pick<Handlers<typeof ingest>, keyof typeof entryMethods> {
  /** Whom a draft is about, as the form says it, and as what tells her from others. */
  function personIn({ person }: EntryDraft) {
    if (!('patient' in person))
      return { person: { is: 'new' as const, ...person }, known: null, described: '{}' }
    const row = store().charts.person(person.patient)
    if (!row?.described) throw new AppError('not-found', say('store.no-patient'))
    // Checked when it came in.
    const { identity, name, birth } = JSON.parse(row.body) as Omit<Person, 'place'>
    return {
      person: { is: 'known' as const, identity, name, ...(birth && { birth: isoOf(birth) }) },
      known: identity,
      described: toldFromOthers(row),
    }
  }

  return {
    sign({ requestId, draft }, { caller }) {
      const { entries, imports, audit, now, write } = store()
      requireOpen('entry', store())
      const known = entries.byRequest(requestId)
      if (known) return { importId: known.import }
      const gone = imports.byRequest(requestId)
      if (gone) throw new AppError('conflict', say('store.undone-already', { number: gone.id }))
      const before = entries.newest(draft.entry)
      const newest = before?.version ?? 0
      if (draft.version !== newest + 1) throw new AppError('conflict', say('store.entry-changed', { newest }))
      const writer = personOf(caller)
      const at = now()
      const { person, known: identity, described } = personIn(draft)
      const form: SignedEntry = {
        casebookEntry: 2,
        ...draft,
        person,
        takenBack: takenBackBy(draft, before && formOf(before.form)),
        written: withOffset(at),
        writer,
      }
      const { entry, version } = draft
      return write(() => {
        const label = say('intake.by-hand')
        const importId = imports.add({
          request: requestId,
          label,
          started: at.toISOString(),
          person: writer,
        })
        entries.add({
          entry,
          version,
          request: requestId,
          import: importId,
          form: canonical(form as unknown as Json), // parsed on its way in: only what JSON can say
          known: identity,
          described,
        })
        audit.write(say('audit.entry-signed', { number: importId, version }), writer)
        return { importId }
      })
    },
    unstored: () =>
      store()
        .entries.unstored()
        .map(row => ({ importId: row.import, form: row.form })),
    entered({ importId }) {
      const { entries, imports, charts, joins, referents, write } = store()
      const row = entries.byImport(importId)
      if (!row) throw new AppError('not-found', say('store.no-import', { number: importId }))
      write(() => entries.setStored(importId))
      const { entry, person, facts } = formOf(row.form)
      const her = joins.described(person.is === 'known' ? person.identity : personName(entry, BY_HAND))
      return {
        patient: her === undefined ? null : joins.chartOf(her),
        facts: facts.flatMap(stated => {
          const identity = identityOf(factName(entry, nameOf(stated), BY_HAND), BY_HAND)
          const id = entries.factBrought(importId, identity)
          const found = id === undefined ? undefined : charts.fact(id)
          if (!found) return []
          const fact = referents.complete(found.said)
          const flag = flagOf(recorded(fact).results(fact))
          return [
            {
              key: stated.key,
              fact: { kind: fact.kind, id: found.id },
              patient: found.person,
              ...(flag && { flag }),
            },
          ]
        }),
        setAside: imports.rejectsOf(importId).map(({ reason }) => reason),
      }
    },
  }
}
