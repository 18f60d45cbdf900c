import { lineFieldNames, type LineKind } from '../../../shared/domain/by-hand/lines.ts'
import { templateOf } from '../../../shared/domain/by-hand/templates.ts'
import { linesOf, readVisit, type VisitRead } from '../../../shared/domain/by-hand/visit.ts'
import { isoOf } from '../../../shared/domain/iso.ts'
import type { Moment } from '../../../shared/domain/moment.ts'
import type { EntryDraft } from '../../../shared/domain/entry.ts'
import { draftOf, setDraft } from '../../client/drafts.ts'
import { aboutVisit, visitDraft, type VisitDraft } from '../../parts/visit-draft.ts'
import { isoPartText, isoToday } from '../../ui/dates.ts'
import { spoken } from '../../ui/words.ts'

type Form = Omit<VisitDraft, 'entry' | 'request'>

export const newLine = (kind: LineKind) => ({ id: `l-${crypto.randomUUID().slice(0, 8)}`, kind, texts: {} })

/** Lines that a template begins with, named by their place: the same whenever they are asked for. */
const firstLines = (template: string): Form['lines'] =>
  linesOf(templateOf(template)).map((line, at) => ({ id: `f-${at}`, ...line }))

/** The form as it is shown: before anything is typed with today's date and the lines of its template. */
export function shownForm(draft: VisitDraft): VisitDraft {
  if (draft.entry !== '') return draft
  return { ...draft, happened: isoPartText(isoToday()), lines: firstLines(draft.template) }
}

/** Takes what was typed; with the first letter the form becomes a draft. */
export function typed(patient: number, part: Partial<Form>): void {
  const about = aboutVisit(patient)
  const form = shownForm(draftOf(visitDraft, about))
  setDraft(visitDraft, about, {
    ...form,
    ...part,
    entry: form.entry === '' ? crypto.randomUUID() : form.entry,
    request: crypto.randomUUID(),
  })
}

/** Another kind of visit: what was typed into fields of the same name stays, and so does every line in use. */
export function chooseTemplate(patient: number, template: string): void {
  const { lines } = shownForm(draftOf(visitDraft, aboutVisit(patient)))
  const used = lines.filter(({ texts }) => lineFieldNames.some(part => (texts[part] ?? '') !== ''))
  const wanted = linesOf(templateOf(template)).filter(({ kind }) => !used.some(each => each.kind === kind))
  typed(patient, {
    template,
    lines: [...used, ...wanted.map(({ kind, texts }) => ({ ...newLine(kind), texts }))],
  })
}

/** What the form states today, of somebody of this birth. */
export const readForm = (form: VisitDraft, birth: Moment | undefined): VisitRead =>
  readVisit(form, templateOf(form.template), {
    today: isoToday(),
    name: spoken,
    born: birth && isoOf(birth).slice(0, '2026-11-29'.length),
  })

/** What of the form is sent. */
export const entryOf = (
  patient: number,
  { entry }: VisitDraft,
  { happened, facts }: VisitRead,
): EntryDraft => ({
  entry,
  version: 1,
  person: { patient },
  happened,
  facts: [...facts],
})
