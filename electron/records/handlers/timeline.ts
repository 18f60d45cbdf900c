import type { VisitLine } from '../../../shared/contract/patients-summary.ts'
import { drugName } from '../../../shared/domain/chart/drug-name.ts'
import { plainLabel } from '../../../shared/domain/chart/plain-label.ts'
import { daysIn, spanOf, timelineOf } from '../../../shared/domain/chart/timeline.ts'
import { visitsOf } from '../../../shared/domain/chart/visits.ts'
import { BY_HAND, factName, nameOf, type SignedEntry } from '../../../shared/domain/entry.ts'
import { counts, whenOf, wordsOf } from '../../../shared/domain/fact.ts'
import type { SaidOf } from '../../../shared/domain/facts/columns.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import { clockOfDay } from '../../../shared/domain/day/iso-day.ts'
import type { Moment } from '../../../shared/domain/moment.ts'
import { identityOf } from '../../host/fact-hash.ts'
import type { Store } from '../open-store.ts'
import type { ShownFact } from '../repositories/charts.ts'
import type { PictureFact } from '../repositories/picture.ts'
import { labelOf } from './fact-line.ts'
import { decidedBeside } from './decisions.ts'
import { formsOnChart } from './forms-on-chart.ts'
import { minuteAt } from './moments.ts'

const ENCOUNTER = numberOf('encounter')
const happened = { is: 'happened' as const }

type EncounterFact = PictureFact & { readonly said: SaidOf<'encounter'> }

/** What of a chart its timeline is made of. */
export interface TimelineOf {
  readonly patient: number
  /** As they are to be shown, the newest first. */
  readonly encounters: readonly EncounterFact[]
  readonly conditions: readonly SaidOf<'condition'>[]
  readonly medicines: readonly SaidOf<'medication'>[]
  /** As many days of other entries are read at most. */
  readonly days: number
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts.filter(Boolean))]

/** What some facts tell, by what a reader looks for first. */
function toldBy(facts: readonly ShownFact[]): Pick<VisitLine, 'facts' | 'problems' | 'medicines' | 'others'> {
  const of = (kinds: (kind: string) => boolean) => facts.filter(({ said }) => kinds(said.kind))
  const isOther = (kind: string) => kind !== 'condition' && kind !== 'medication'
  return {
    facts: facts.map(({ id, said }) => ({ kind: said.kind, id })),
    problems: unique(of(kind => kind === 'condition').map(({ said }) => plainLabel(wordsOf(said.concept)))),
    medicines: unique(
      of(kind => kind === 'medication').map(({ said }) => drugName(wordsOf(said.concept)).name),
    ),
    others: unique(of(isOther).map(({ said }) => plainLabel(labelOf(said)))),
  }
}

const precisionOf: Readonly<Record<number, Moment['precision']>> = { 4: 'year', 7: 'month', 10: 'day' }
const ISO_MINUTE = 16
/** When a form says that the visit was, on the clock of whoever wrote it. Checked when it was signed. */
function momentOf({ happened: text }: SignedEntry): Moment {
  const local = text.slice(0, ISO_MINUTE)
  const precision = precisionOf[local.length] ?? 'minute'
  const clock = Date.parse(precision === 'minute' ? `${local}Z` : local)
  return { clock, precision, offsetMinutes: null }
}

/** Forms that were signed here and state something: each is a visit, whatever the days of what it states. */
function signedLines(store: Store, patient: number): VisitLine[] {
  return formsOnChart(store, patient).flatMap(({ form, importId }) => {
    if (form.movedTo !== undefined || (form.facts.length === 0 && form.note === undefined)) return []
    const facts = form.facts.flatMap(stated => {
      const identity = identityOf(factName(form.entry, nameOf(stated), BY_HAND), BY_HAND)
      const id = store.entries.factBrought(importId, identity)
      return id === undefined ? [] : (store.charts.fact(id) ?? [])
    })
    return [{ is: 'signed' as const, label: '', start: momentOf(form), standing: happened, ...toldBy(facts) }]
  })
}

/** Notes that were signed here, and stand on this chart. */
const noteLines = (store: Store, patient: number): VisitLine[] =>
  store.notes
    .ofChart(store.charts.chartOf(patient))
    .filter(({ status, moved_to: movedTo }) => status === 'final' && movedTo === null)
    .map(({ title, written, offset_minutes: offset }) => ({
      is: 'note',
      label: title,
      start: minuteAt(written, offset),
      standing: happened,
      ...toldBy([]),
    }))

/** What was decided beside answers, and stands. */
const decisionLines = (store: Store, patient: number): VisitLine[] =>
  store.decisions.ofChart(store.charts.chartOf(patient)).map(({ day, choice, card }) => ({
    is: 'decision',
    label: '',
    start: { clock: clockOfDay(day), precision: 'day', offsetMinutes: null },
    standing: happened,
    decided: { choice, ...decidedBeside(store, { choice, card }) },
    ...toldBy([]),
  }))

/**
 * Days of which facts tell and no visit does: rows of a table, results of a laboratory. `isTold`: whether a visit tells
 * of a day. What was entered by hand stands with its forms.
 */
function dayLines(
  { picture, charts }: Store,
  { patient, days: most }: TimelineOf,
  isTold: (day: number) => boolean,
) {
  const kinds = charts.kinds(patient).flatMap(({ kind }) => (kind === ENCOUNTER ? [] : [kind]))
  const open = new Set(
    kinds.flatMap(kind => picture.days({ person: patient, kind })).filter(day => !isTold(day)),
  )
  const newest = [...open].toSorted((one, other) => other - one).slice(0, most)
  const facts = newest.map(day =>
    kinds
      .flatMap(kind => picture.onDay({ person: patient, kind, day }))
      .filter(({ said, scope }) => scope !== BY_HAND && counts(said)),
  )
  // What two sources tell of one day are two lines, each with the name of its source.
  const lines = facts.flatMap(ofDay =>
    [...Map.groupBy(ofDay, ({ scope }) => scope).values()].map((own): VisitLine => {
      const start = whenOf(own[0]!.said)!.moment // by which it was found
      return { is: 'entries', label: '', start, standing: happened, ...toldBy(own) }
    }),
  )
  return { lines, facts: facts.flat(), unread: open.size - newest.length }
}

const took = ({ standing }: VisitLine) => counts({ standing, about: 'patient' })

interface Timeline {
  readonly lines: VisitLine[]
  /** What the lines of visits and of days stand for. */
  readonly facts: readonly PictureFact[]
  /** How many more days of entries there are. */
  readonly unread: number
}

/** The timeline of a chart as lines, the newest first. */
export function timelineLines(store: Store, of: TimelineOf): Timeline {
  const visits = visitsOf(of.encounters, of).map(({ fact, ...visit }, at): VisitLine => ({
    ...visit,
    is: 'visit',
    facts: [{ kind: 'encounter', id: fact }],
    problems: [...visit.problems],
    medicines: [...visit.medicines],
    others: [],
    standing: of.encounters[at]!.said.standing,
  }))
  const [told, notTaken] = [visits.filter(took), visits.filter(visit => !took(visit))]
  const signed = signedLines(store, of.patient)
  const isWithin = daysIn([...told, ...signed].flatMap(line => spanOf(line) ?? []))
  // Of visits that are not read here their day alone is known; one that did not take place tells of no day.
  const isOff = daysIn(notTaken.flatMap(line => spanOf(line) ?? []))
  const visited = new Set(store.picture.days({ person: of.patient, kind: ENCOUNTER }))
  const isTold = (day: number) => isWithin(day) || (visited.has(day) && !isOff(day))
  const { lines, facts, unread } = dayLines(store, of, isTold)
  const notes = noteLines(store, of.patient)
  return {
    lines: timelineOf([...visits, ...signed, ...notes, ...decisionLines(store, of.patient), ...lines]),
    facts: [...of.encounters, ...facts],
    unread,
  }
}
