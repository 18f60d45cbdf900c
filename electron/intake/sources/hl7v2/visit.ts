import type { FactOf, Standing } from '../../../../shared/domain/fact.ts'
import { commonOf, fieldsOf, given, nameOf, type About, type Sent } from './base.ts'
import type { Segment } from './message.ts'
import type { Subject } from './tree.ts'

const CLASSES = 'http://terminology.hl7.org/CodeSystem/v2-0004'
/** HL7's table 0004. */
const classes: Readonly<Record<string, string>> = {
  E: 'Emergency',
  I: 'Inpatient',
  O: 'Outpatient',
  P: 'Preadmit',
  R: 'Recurring patient',
  B: 'Obstetrics',
  C: 'Commercial account',
  N: 'Not applicable',
  U: 'Unknown',
}

/** What an event of a visit makes of it (table 0003); whatever is not here tells of one that goes on. */
const events: Readonly<Record<string, readonly [is: Standing['is'], status: string]>> = {
  A03: ['happened', 'finished'],
  A05: ['planned', 'planned'],
  A14: ['planned', 'planned'],
  A11: ['not-done', 'cancelled'],
  A27: ['not-done', 'cancelled'],
  A38: ['not-done', 'cancelled'],
}
const ADT = 'ADT'

function standingOf({ type, trigger }: Sent, hasEnded: boolean): { standing: Standing; status: string } {
  const [is, status] =
    (type === ADT && Object.hasOwn(events, trigger) ? events[trigger] : undefined) ??
    (['happened', hasEnded ? 'finished' : ''] as const)
  const because = { element: 'EVN-1', word: trigger }
  return { standing: is === 'happened' ? { is } : { is, because }, status }
}

/** The number of a visit: its own, its other one, or that of its account. */
export function visitNumber(subject: Subject, sent: Sent): string {
  const ofVisit = subject.visit ? fieldsOf(subject.visit, sent) : undefined
  return ofVisit?.text(19) || ofVisit?.text(50) || fieldsOf(subject.pid, sent).text(18)
}

/**
 * The visit of a message (PV1, PV2). One that has neither a number nor a time is none: it only says where she was when
 * the message was written.
 */
export function encounterOf(
  { visit, visitMore }: { readonly visit: Segment; readonly visitMore?: Segment | undefined },
  about: About,
  sent: Sent,
): FactOf<'encounter'> | undefined {
  const fields = fieldsOf(visit, sent)
  const [start, end] = [fields.moment(44), fields.moment(45)]
  const number = about.visit ?? ''
  if (number === '' && !start && !end) return undefined
  const kind = fields.text(2)
  const ofClass = fields.concept(2, CLASSES)
  const display = classes[kind]
  const concept =
    ofClass?.codes[0]?.system === CLASSES && display !== undefined
      ? { codes: [{ system: CLASSES, code: kind, display }] }
      : ofClass
  const parts = number === '' ? ['time', String(start?.clock ?? end?.clock)] : ['number', number]
  const ids = [...fields.numbers(19, 'VN'), ...fields.numbers(50, 'VN')]
  const members = given({
    class: concept,
    service: fields.concept(10),
    admittedFrom: fields.concept(14),
    dischargedTo: fields.concept(36),
  })
  const common = commonOf(
    fields,
    {
      about,
      identity: nameOf('Encounter', [about.called, ...parts], sent),
      concept: concept ?? { codes: [], text: 'visit' },
      ...standingOf(sent, end !== undefined),
      ids,
      changed: sent.at,
      isOwn: sent.type === ADT,
      start,
      end,
    },
    sent,
  )
  const more = visitMore && fieldsOf(visitMore, sent)
  const reason = more?.concept(3)
  return {
    kind: 'encounter',
    ...common,
    ...members,
    reasons: reason ? [reason] : [],
    parties: [
      ...fields.people(7, 'performer', 'attending'),
      ...fields.people(8, 'requester', 'referring'),
      ...fields.people(9, 'performer', 'consulting'),
      ...fields.people(17, 'performer', 'admitting'),
      ...fields.place(3, 'location'),
    ],
    qualifiers: [...fields.rest(1), ...(more?.rest() ?? [])],
    unread: [...common.unread, ...(more?.unread ?? [])],
  }
}
