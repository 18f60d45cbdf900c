import type { Amount, FactOf, Standing } from '../../../../shared/domain/fact.ts'
import type { Dose } from '../../../../shared/domain/facts/medication.ts'
import { commonOf, fieldsOf, given, nameOf, type About, type Sent } from './base.ts'
import type { Fields } from './fields.ts'
import type { Segment } from './message.ts'
import { besideOf, calledBy, noteText, orderNumbers, visitLink } from './results.ts'
import { orderStands } from './standing.ts'
import type { Group } from './tree.ts'

const VACCINES = 'VXU'
/** HL7's table 0322: whether a dose was given. */
const completions: Readonly<Record<string, readonly [is: Standing['is'], status: string]>> = {
  CP: ['happened', 'completed'],
  PA: ['happened', 'completed'],
  RE: ['not-done', 'not-done'],
  NA: ['not-done', 'not-done'],
}
/** The code by which a register says that no vaccine was given. */
const NO_VACCINE = '998'

function doseStands(fields: Fields): { standing: Standing; status: string } {
  const action = fields.text(21)
  if (action === 'D')
    return {
      standing: { is: 'retracted', because: { element: 'RXA-21', word: action } },
      status: 'entered-in-error',
    }
  const code = fields.text(5)
  if (code === NO_VACCINE)
    return { standing: { is: 'not-done', because: { element: 'RXA-5', word: code } }, status: 'not-done' }
  const word = fields.text(20)
  if (word === '') return { standing: { is: 'happened' }, status: '' }
  const [is, status] = completions[word] ?? (['unknown', word] as const)
  return { standing: is === 'happened' ? { is } : { is, because: { element: 'RXA-20', word } }, status }
}

/** Route and site of RXR, beside what is given. */
function wayIn(group: Group, sent: Sent) {
  const route = group.around.find(({ name }) => name === 'RXR')
  const fields = route && fieldsOf(route, sent)
  return { route: fields?.concept(1), site: fields?.concept(2) }
}

/** 999 and 9999: the amount is not known (the standard says so of RXA-6). */
const isKnown = (amount: Amount | undefined) => amount !== undefined && !/^9{3,}$/.test(amount.text)

function administered(head: Segment, group: Group, about: About, sent: Sent) {
  const fields = fieldsOf(head, sent)
  const start = fields.moment(3)
  const { filler, placer } = orderNumbers(group, undefined, sent)
  const concept = fields.concept(5)
  if (!concept) return undefined
  const key = [concept.codes[0]?.system ?? '', concept.codes[0]?.code ?? concept.text ?? '']
  const isVaccine = sent.type === VACCINES
  const kind = isVaccine ? 'Immunization' : 'Administration'
  const called = [...calledBy({ filler, placer }, fields.text(3), sent), ...(filler.length === 0 ? key : [])]
  const end = fields.moment(4)
  const common = commonOf(
    fields,
    {
      about,
      identity: nameOf(kind, [about.called, ...called], sent),
      concept,
      ...doseStands(fields),
      ids: [...placer, ...filler],
      changed: sent.at,
      start,
      end: end && start && end.clock > start.clock ? end : undefined,
    },
    sent,
  )
  return { fields, common }
}

/** A vaccination, or another medicine that was given (RXA). */
export function givenIn(
  head: Segment,
  group: Group,
  about: About,
  sent: Sent,
): FactOf<'immunization'> | FactOf<'medication'> | undefined {
  const found = administered(head, group, about, sent)
  if (!found) return undefined
  const { fields, common } = found
  const { route, site } = wayIn(group, sent)
  const amount = fields.amount(6, 7)
  const low = isKnown(amount) ? amount : undefined
  const parties = [
    ...fields.people(10, 'performer'),
    ...fields
      .concepts(17)
      .map(({ text, codes }) => ({ role: 'manufacturer' as const, name: text ?? codes[0]?.code ?? '' })),
    ...fields.place(11, 'location'),
  ]
  const source = fields.concepts(9)
  const both = {
    parties,
    links: visitLink(about, sent),
    reasons: fields.concepts(18),
    notes: [...group.notes.map(noteText), ...source.flatMap(({ text }) => text ?? [])],
  }
  const lot = fields.text(15)
  if (sent.type !== VACCINES)
    return {
      kind: 'medication',
      ...common,
      ...both,
      role: 'administration',
      categories: [],
      doses: [{ ...given({ amount: low && { low }, route, site }), most: [], instructions: [] }],
      ingredients: [],
      qualifiers: [...fields.rest(1, 2), ...besideOf(group, sent)],
    }
  const told = source.flatMap(({ codes }) => codes.map(({ code }) => code))
  return {
    kind: 'immunization',
    ...common,
    ...both,
    ...given({
      lot: lot === '' ? undefined : lot,
      expires: fields.moment(16),
      dose: low,
      // Table NIP001: 00 is a new dose; all others were heard of.
      primarySource: told.length === 0 ? undefined : told.includes('00'),
    }),
    modifiers: [
      ...(route ? [{ of: 'route' as const, concept: route }] : []),
      ...(site ? [{ of: 'site' as const, concept: site }] : []),
    ],
    protocols: [],
    reactions: [],
    qualifiers: [...fields.rest(1, 2), ...besideOf(group, sent)],
  }
}

/** Where each segment of an ordered or dispensed medicine has what it says. */
const orders = {
  RXO: { role: 'request', code: 1, low: 2, high: 3, unit: 4, form: 5, instructions: 7 },
  RXE: { role: 'request', code: 2, low: 3, high: 4, unit: 5, form: 6, instructions: 7 },
  RXD: { role: 'dispense', code: 2, low: 0, high: 0, unit: 0, form: 6, instructions: 9 },
} as const

function doseIn(fields: Fields, by: (typeof orders)[keyof typeof orders], group: Group, sent: Sent): Dose[] {
  const low = by.low === 0 || fields.text(by.low) === '' ? undefined : fields.amount(by.low, by.unit)
  const high = by.high === 0 || fields.text(by.high) === '' ? undefined : fields.amount(by.high, by.unit)
  const instructions = fields.concepts(by.instructions).map(({ text, codes }) => text ?? codes[0]!.code)
  const { route, site } = wayIn(group, sent)
  const amount = low || high ? given({ low, high }) : undefined
  const words = group.around
    .filter(({ name }) => name === 'TQ1')
    .map(each => each.whole(3))
    .filter(each => each !== '')
  const frequency = words.length > 0 ? { words } : undefined
  const says = amount ?? route ?? site ?? frequency ?? instructions[0]
  return says === undefined ? [] : [{ ...given({ amount, route, site, frequency }), most: [], instructions }]
}

/** A medicine that is ordered (RXO, RXE) or handed out (RXD). */
export function orderedIn(
  head: Segment,
  group: Group,
  about: About,
  sent: Sent,
): FactOf<'medication'> | undefined {
  const by = orders[head.name as keyof typeof orders]
  const fields = fieldsOf(head, sent)
  const concept = fields.concept(by.code)
  if (!concept) return undefined
  const { filler, placer } = orderNumbers(group, undefined, sent)
  const isDispense = by.role === 'dispense'
  const start = isDispense ? fields.moment(3) : undefined
  const control = group.order?.text(1) ?? ''
  const { standing, status } = orderStands(control)
  const key = [concept.codes[0]?.system ?? '', concept.codes[0]?.code ?? concept.text ?? '']
  const called = calledBy({ filler, placer }, '', sent)
  const dispensed = isDispense && fields.text(4) !== '' ? fields.amount(4, 5) : undefined
  const common = commonOf(
    fields,
    {
      about,
      identity: nameOf(head.name, [about.called, ...called, ...key, start ? String(start.clock) : ''], sent),
      concept,
      // An order for a medicine stands from when it is written, as a prescription does.
      standing: standing.is === 'planned' ? { is: 'happened' } : standing,
      status,
      ids: [...placer, ...filler],
      changed: sent.at,
      start: start ?? (group.order ? fieldsOf(group.order, sent).moment(15) : undefined),
      recorded: group.order ? fieldsOf(group.order, sent).moment(9) : undefined,
    },
    sent,
  )
  return {
    kind: 'medication',
    ...common,
    role: by.role,
    ...(isDispense ? {} : { intent: 'order' }),
    categories: [],
    doses: doseIn(fields, by, group, sent),
    ...given({ supply: dispensed && { quantity: dispensed }, form: fields.concept(by.form) }),
    ingredients: [],
    links: visitLink(about, sent),
    notes: group.notes.map(noteText),
    qualifiers: [...fields.rest(1), ...besideOf(group, sent)],
  }
}
