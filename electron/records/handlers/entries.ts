import type { Handlers } from '../../../shared/contract/define.ts'
import type { ingest } from '../../../shared/contract/ingest.ts'
import type { entryMethods } from '../../../shared/contract/ingest-entry.ts'
import {
  BY_HAND,
  ENTRY_FORM,
  factName,
  nameOf,
  type EntryDraft,
  type SignedEntry,
} from '../../../shared/domain/entry.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { identityOf } from '../../host/fact-hash.ts'
import { requireOpen } from '../doors.ts'
import { recorded } from '../kinds/registry.ts'
import type { Store } from '../open-store.ts'
import { personOf } from '../who.ts'
import { flagOf } from './plausible.ts'
import { chartOfForm, signMove } from './move-entry.ts'
import { signMoveNote } from './move-note.ts'
import { keepNote } from './keep-note.ts'
import { confirmed } from './confirmed-finding.ts'
import { formOf, keepForm, personOfDraft, withOffset } from './sign-form.ts'

/** What an earlier version stated, or took back, and this one does not state. */
function takenBackBy({ facts }: EntryDraft, before: SignedEntry | undefined): string[] {
  const stated = new Set(facts.map(nameOf))
  const earlier = [...(before?.facts.map(nameOf) ?? []), ...(before?.takenBack ?? [])]
  return [...new Set(earlier)].filter(name => !stated.has(name)).toSorted()
}

/** On whose chart a note with this entry is written: only somebody who is here has one. */
function chartWritten({ person }: EntryDraft): number {
  if (!('patient' in person)) throw new AppError('not-found', say('store.no-patient'))
  return person.patient
}

/** What records does when intake hands in an entry by hand. */
export function entryHandlers(store: () => Store): Pick<Handlers<typeof ingest>, keyof typeof entryMethods> {
  return {
    sign({ requestId, draft, note }, { caller }) {
      const { entries, notes, imports, audit, now, write } = store()
      requireOpen('entry', store())
      const known = entries.byRequest(requestId)
      const signed = notes.byRequest(requestId)
      if (known) return { importId: known.import, ...(signed && { note: signed }) }
      const gone = imports.byRequest(requestId)
      if (gone) throw new AppError('conflict', say('store.undone-already', { number: gone.id }))
      const before = entries.newest(draft.entry)
      const newest = before?.version ?? 0
      if (draft.version !== newest + 1) throw new AppError('conflict', say('store.entry-changed', { newest }))
      const writer = personOf(caller)
      const at = now()
      const { person, known: identity, described } = personOfDraft(store(), draft.person)
      const { foundIn: finding, ...stated } = draft
      const found = finding && confirmed(store(), finding, draft)
      const form: SignedEntry = {
        casebookEntry: ENTRY_FORM,
        ...stated,
        person,
        ...(found && { foundIn: found.foundIn }),
        takenBack: takenBackBy(draft, before && formOf(before.form)),
        written: withOffset(at),
        writer,
      }
      const order = { request: requestId, described, person: writer }
      return write(() => {
        const kept = note && keepNote(store(), { ...note, ...order, patient: chartWritten(draft) })
        const importId = keepForm(store(), {
          form: { ...form, ...(kept && { note: kept }) },
          request: requestId,
          known: identity,
          described,
        })
        const told = { entry: draft.entry, told: at.toISOString(), who: writer }
        if (found) store().findings.answer({ ...found.answer, ...told })
        // All of it was an error: what it said yes to is asked again.
        if (draft.facts.length === 0) store().findings.forgetEntry(draft.entry)
        audit.write(say('audit.entry-signed', { number: importId, version: draft.version }), writer)
        return { importId, ...(kept && { note: kept }) }
      })
    },
    signMove: (order, { caller }) => signMove(store(), order, personOf(caller)),
    signMoveNote: (order, { caller }) => signMoveNote(store(), order, personOf(caller)),
    unstored: () =>
      store()
        .entries.unstored()
        .map(row => ({ importId: row.import, form: row.form })),
    entered({ importId }) {
      const { entries, charts, imports, referents, write } = store()
      const row = entries.byImport(importId)
      if (!row) throw new AppError('not-found', say('store.no-import', { number: importId }))
      write(() => entries.setStored(importId))
      const form = formOf(row.form)
      const { entry, facts } = form
      return {
        patient: chartOfForm(store(), form) ?? null,
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
