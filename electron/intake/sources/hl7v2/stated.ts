import type { Concept, Fact, Standing } from '../../../../shared/domain/fact.ts'
import type { Retraction } from '../../../../shared/domain/referent.ts'
import { commonOf, fieldsOf, given, nameOf, placeOf, versionOf, type About, type Sent } from './base.ts'
import type { Fields } from './fields.ts'
import type { Segment } from './message.ts'
import { takesBack } from './standing.ts'

/** What a statement says: a fact, or that one is taken back, or nothing that can be kept. */
export type Stated =
  | { readonly fact: Fact }
  | { readonly retraction: Retraction }
  | { readonly lacks: string }

const keyOf = ({ codes, text }: Concept) => [
  codes[0]?.system ?? '',
  codes[0]?.code ?? (text ?? '').toLowerCase(),
]
const happened: Standing = { is: 'happened' }

/** Takes a statement back where its segment says so; else what it says. */
function saidOr(
  segment: Segment,
  { identity, action }: { readonly identity: string; readonly action: string },
  sent: Sent,
  fact: () => Fact,
): Stated {
  return takesBack(action)
    ? { retraction: { identity, ...versionOf(sent.at), place: placeOf(segment, sent) } }
    : { fact: fact() }
}

const noneKnown = /^(?:no known\b|nkd?a$|nil known\b|none known$)/i
const NKA = new Set(['716186003', '409137002', '429625007', '160244002'])
/** That somebody asked and there is none. */
function allergyStands(concept: Concept): Standing {
  const code = concept.codes.find(each => NKA.has(each.code))
  const word = concept.text ?? code?.display ?? code?.code ?? ''
  return code || noneKnown.test(word.trim())
    ? { is: 'absent', because: { element: 'AL1-3', word } }
    : happened
}
const severities: Readonly<Record<string, string>> = { SV: 'severe', MO: 'moderate', MI: 'mild' }
const categories: Readonly<Record<string, string>> = {
  DA: 'medication',
  FA: 'food',
  EA: 'environment',
  AA: 'biologic',
  PA: 'environment',
  LA: 'environment',
}

/** An allergy (AL1, or IAM, which has an action and a number besides). */
function allergy(segment: Segment, about: About, sent: Sent): Stated {
  const fields = fieldsOf(segment, sent)
  const isAdverse = segment.name === 'IAM'
  const concept = fields.concept(3)
  if (!concept) return { lacks: fields.path(3) }
  const ids = isAdverse ? fields.entities(7) : []
  const identity = nameOf('Allergy', [about.called, ...keyOf(concept)], sent)
  return saidOr(segment, { identity, action: isAdverse ? fields.text(6) : '' }, sent, () => {
    const severity = fields.text(4)
    const category = fields.text(2)
    const manifestations = fields.repetitions(5).flatMap(each => fields.conceptOf(each) ?? [])
    const known = severities[severity]
    const hasReaction = manifestations.length > 0 || known !== undefined
    if (severity !== '' && known === undefined && severity !== 'U') fields.leave(4)
    const said = {
      about,
      identity,
      concept,
      standing: allergyStands(concept),
      status: '',
      ids,
      changed: sent.at,
      start: fields.moment(isAdverse ? 11 : 6),
    }
    const kind = categories[category]
    if (category !== '' && kind === undefined && category !== 'MA' && category !== 'MC') fields.leave(2)
    return {
      kind: 'allergy',
      ...commonOf(fields, said, sent),
      categories: kind === undefined ? [] : [kind],
      reactions: hasReaction ? [{ manifestations, ...given({ severity: known }), notes: [] }] : [],
      qualifiers: fields.rest(1),
    }
  })
}

/** A working, an admitting and a final diagnosis (table 0052). */
const verified: Readonly<Record<string, string>> = { A: 'provisional', W: 'provisional', F: 'confirmed' }
const DIAGNOSIS_IS = 6

/** A diagnosis of a visit. The coding method of DG1-2 names the system of codes that name none. */
function diagnosis(segment: Segment, about: About, sent: Sent): Stated {
  const fields = fieldsOf(segment, sent)
  const coded = fields.concept(3)
  const words = fields.text(4)
  const concept = coded ?? (words === '' ? undefined : { codes: [], text: words })
  if (!concept) return { lacks: fields.path(3) }
  const of = about.visit ?? ''
  const identity = nameOf('Condition', [about.called, 'visit', of, ...keyOf(concept)], sent)
  return saidOr(segment, { identity, action: fields.text(21) }, sent, () => {
    const kind = fields.text(DIAGNOSIS_IS)
    const verification = verified[kind]
    const isProvisional = verification === 'provisional'
    const because = { element: fields.path(DIAGNOSIS_IS), word: kind }
    const said = {
      about,
      identity,
      concept: { ...concept, ...(words !== '' && { text: words }) },
      standing: isProvisional ? { is: 'uncertain' as const, because } : happened,
      status: '',
      changed: sent.at,
      start: fields.moment(5),
    }
    return {
      kind: 'condition',
      ...commonOf(fields, said, sent),
      ...given({ verification }),
      categories: [{ codes: [], text: 'visit diagnosis' }],
      evidence: [],
      parties: fields.people(16, 'author'),
      qualifiers: fields.rest(1, 2),
    }
  })
}

const PROBLEM = { date: 7, resolved: 9, action: 1, concept: 3, id: 4, certainty: 13, status: 14 } as const

/** A problem on a list that is kept over visits. */
function problem(segment: Segment, about: About, sent: Sent): Stated {
  const fields = fieldsOf(segment, sent)
  const concept = fields.concept(PROBLEM.concept)
  if (!concept) return { lacks: fields.path(PROBLEM.concept) }
  const ids = fields.entities(PROBLEM.id)
  const [id] = ids
  const parts = id ? ['id', id.system, id.value] : keyOf(concept)
  const identity = nameOf('Condition', [about.called, 'problem', ...parts], sent)
  return saidOr(segment, { identity, action: fields.text(PROBLEM.action) }, sent, () => {
    const [recorded, end] = [fields.moment(2), fields.moment(PROBLEM.resolved)]
    const start = fields.moment(16)
    const status = fields.concept(PROBLEM.status)
    const said = {
      about,
      identity,
      concept,
      standing: happened,
      status: (status?.text ?? status?.codes[0]?.code ?? '').toLowerCase(),
      ids,
      changed: sent.at,
      start,
      end,
      recorded: recorded ?? fields.moment(PROBLEM.date),
    }
    return {
      kind: 'condition',
      ...commonOf(fields, said, sent),
      categories: [{ codes: [], text: 'problem list' }],
      evidence: [],
      qualifiers: fields.rest(),
    }
  })
}

/** Something done to her. */
function procedure(segment: Segment, about: About, sent: Sent): Stated {
  const fields = fieldsOf(segment, sent)
  const coded = fields.concept(3)
  const words = fields.text(4)
  const concept = coded ?? (words === '' ? undefined : { codes: [], text: words })
  if (!concept) return { lacks: fields.path(3) }
  const start = fields.moment(5)
  const parts = [about.visit ?? '', start ? String(start.clock) : '', ...keyOf(concept)]
  const identity = nameOf('Procedure', [about.called, ...parts], sent)
  return saidOr(segment, { identity, action: fields.text(20) }, sent, () => ({
    kind: 'procedure',
    ...commonOf(
      fields,
      { about, identity, concept, standing: happened, status: '', changed: sent.at, start },
      sent,
    ),
    categories: [],
    complications: [],
    followUp: [],
    used: [],
    parties: performersOf(fields),
    qualifiers: fields.rest(1, 2),
  }))
}
const performersOf = (fields: Fields): Fact['parties'] => [
  ...fields.people(11, 'performer', 'surgeon'),
  ...fields.people(8, 'performer', 'anaesthesiologist'),
  ...fields.people(12, 'performer'),
]

const readers: Readonly<Record<string, (segment: Segment, about: About, sent: Sent) => Stated>> = {
  AL1: allergy,
  IAM: allergy,
  DG1: diagnosis,
  PRB: problem,
  PR1: procedure,
}
/** What a segment states that stands by itself. */
export const statedIn = (segment: Segment, about: About, sent: Sent): Stated =>
  readers[segment.name]!(segment, about, sent)
