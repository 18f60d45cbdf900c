import { canonical, type Json } from '../../../shared/domain/canonical.ts'
import { signedEntry, type EntryDraft, type SignedEntry } from '../../../shared/domain/entry.ts'
import { isoOf } from '../../../shared/domain/iso.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import type { Store } from '../open-store.ts'
import { toldFromOthers } from './told-from-others.ts'

/** A form as it was kept. */
export const formOf = (text: string): SignedEntry => signedEntry.parse(JSON.parse(text))

/** An instant with the offset of this machine's clock. */
export function withOffset(now: Date): string {
  const minutes = -now.getTimezoneOffset()
  const two = (number: number) => String(number).padStart(2, '0')
  const zone = `${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`
  const local = new Date(now.getTime() + minutes * 60_000).toISOString().slice(0, -1)
  return `${local}${minutes < 0 ? '-' : '+'}${zone}`
}

/** Whom a draft is about, as the form says it, and as what tells her from others. */
export function personOfDraft({ charts }: Store, person: EntryDraft['person']) {
  if (!('patient' in person))
    return { person: { is: 'new' as const, ...person }, known: null, described: '{}' }
  const row = charts.person(person.patient)
  if (!row?.described) throw new AppError('not-found', say('store.no-patient'))
  // Checked when it came in.
  const { identity, name, birth } = JSON.parse(row.body) as Omit<Person, 'place'>
  return {
    person: { is: 'known' as const, identity, name, ...(birth && { birth: isoOf(birth) }) },
    known: identity,
    described: toldFromOthers(row),
  }
}

interface Kept {
  readonly form: SignedEntry
  readonly request: string
  readonly known: string | null
  readonly described: string
}
/** Keeps a signed form, with an import opened for it; answers the import. Within a transaction. */
export function keepForm(
  { entries, imports, now }: Store,
  { form, request, known, described }: Kept,
): number {
  const importId = imports.add({
    request,
    label: say('intake.by-hand'),
    started: now().toISOString(),
    person: form.writer,
  })
  entries.add({
    entry: form.entry,
    version: form.version,
    request,
    import: importId,
    form: canonical(form as unknown as Json), // parsed on its way in: only what JSON can say
    known,
    described,
  })
  return importId
}
