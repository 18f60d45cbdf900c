import type { Store } from '../open-store.ts'
import type { ExportFolder } from './export-folder.ts'
import { lineOf } from './fhir/parts.ts'
import { patientId } from './fhir/resource-of.ts'

const PAGE = 200
type Source = Pick<
  Store,
  | 'takingOut'
  | 'questions'
  | 'audit'
  | 'dayList'
  | 'joins'
  | 'outcomeChanges'
  | 'measureSets'
  | 'followUps'
  | 'forecasts'
  | 'decisions'
  | 'ownMeasures'
  | 'rebasings'
>
type NoteRow = ReturnType<Source['takingOut']['notes']>[number]

const json = (value: unknown): string => `${JSON.stringify(value)}\n`
const twoDigits = (n: number): string => String(n).padStart(2, '0')

/** An instant as FHIR writes it, from a clock reading and its offset. */
function instantOf({ written, offset_minutes: offset }: NoteRow): string {
  const minutes = Math.abs(offset)
  const zone = `${offset < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
  return `${new Date(written).toISOString().slice(0, 19)}${zone}`
}

/** The newest version of a note, as a document of her record. */
const documentOf = (note: NoteRow): string =>
  lineOf({
    resourceType: 'DocumentReference',
    id: `n${note.note}`,
    meta: { versionId: String(note.version), source: 'urn:casebook:written-here' },
    status: 'current',
    docStatus: note.status === 'final' ? 'final' : 'preliminary',
    type: { text: 'Note' },
    subject: { reference: `Patient/${patientId(note.chart)}` },
    date: instantOf(note),
    author: [{ display: note.person }],
    description: note.title,
    content: [
      {
        attachment: {
          contentType: 'text/plain; charset=utf-8',
          data: Buffer.from(note.text, 'utf8').toString('base64'),
        },
      },
    ],
  })

function writeNotes({ takingOut }: Source, folder: ExportFolder): void {
  for (let after = 0; ;) {
    const page = takingOut.notes({ after, limit: PAGE })
    if (page.length === 0) return
    page.forEach((row, at) => {
      const { written, offset_minutes: _offset, ...note } = row
      folder.write('written-here/notes.jsonl', json({ ...note, written: instantOf({ ...row, written }) }))
      if (page[at + 1]?.note !== row.note) folder.write('fhir/DocumentReference.ndjson', documentOf(row))
    })
    after = page.at(-1)!.note
  }
}

function writeDays({ dayList, joins }: Source, folder: ExportFolder): void {
  for (let after = 0; ;) {
    const page = dayList.after({ after, limit: PAGE })
    for (const { id: _id, person, ...line } of page)
      folder.write('written-here/day-list.jsonl', json({ chart: joins.chartOf(person), ...line }))
    if (page.length === 0) return
    after = page.at(-1)!.id
  }
}

function writeFollowUps({ followUps, joins }: Source, folder: ExportFolder): void {
  for (let after = 0; ;) {
    const page = followUps.after({ after, limit: PAGE })
    for (const { id: _id, person, ...told } of page)
      folder.write('written-here/follow-up.jsonl', json({ chart: joins.chartOf(person), ...told }))
    if (page.length === 0) return
    after = page.at(-1)!.id
  }
}

/** Forecasts, and each measure by which something was foretold, as it was then. */
function writeForecasts({ forecasts, joins }: Source, folder: ExportFolder): void {
  const measures = new Set<string>()
  for (let after = 0; ;) {
    const page = forecasts.after({ after, limit: PAGE })
    for (const { id, person, known, ...told } of page) {
      const chart = person === null ? null : joins.chartOf(person)
      const line = { forecast: id, chart, ...told, known: JSON.parse(known) as unknown }
      folder.write('written-here/forecasts.jsonl', json(line))
      measures.add(told.hash)
    }
    if (page.length === 0) break
    after = page.at(-1)!.id
  }
  for (const hash of measures)
    folder.write('written-here/forecast-measures.jsonl', json({ hash, measure: forecasts.measure(hash) }))
}

/** What was decided beside answers, taken back or not; the cards stand beside, by their names. */
function writeDecisions({ decisions, joins }: Source, folder: ExportFolder): void {
  for (let after = 0; ;) {
    const page = decisions.after({ after, limit: PAGE })
    for (const { id, person, eligible, taken_back: takenBack, ...told } of page)
      folder.write(
        'written-here/decisions.jsonl',
        json({ decision: id, chart: joins.chartOf(person), ...told, eligible: eligible === 1, takenBack }),
      )
    if (page.length === 0) return
    after = page.at(-1)!.id
  }
}

/** Writes what was written here and stands in no file: notes, lists of days, questions, cards, changes, and the log. */
export function writeWrittenHere(store: Source, folder: ExportFolder): void {
  writeNotes(store, folder)
  writeDays(store, folder)
  writeFollowUps(store, folder)
  writeForecasts(store, folder)
  writeDecisions(store, folder)
  for (const { body, looks: _looks, ...question } of store.questions.all())
    folder.write('written-here/questions.jsonl', json({ ...question, question: JSON.parse(body) as unknown }))
  for (const { body, ...measure } of store.ownMeasures.all())
    folder.write('written-here/measures.jsonl', json({ ...measure, measure: JSON.parse(body) as unknown }))
  for (const rebasing of store.rebasings.all()) folder.write('written-here/rebasings.jsonl', json(rebasing))
  for (let after = 0; ;) {
    const page = store.takingOut.cards({ after, limit: PAGE })
    for (const { body } of page) folder.write('written-here/cards.jsonl', `${body}\n`)
    if (page.length === 0) break
    after = page.at(-1)!.kept
  }
  for (const change of store.outcomeChanges.all()) folder.write('written-here/changes.jsonl', json(change))
  for (const set of store.measureSets.all()) folder.write('written-here/measure-sets.jsonl', json(set))
  for (const line of store.audit.lines()) folder.write('written-here/audit.jsonl', json(line))
}
