import { MOVED_ELEMENT, type SignedEntry, type Statement } from '../../../../shared/domain/entry.ts'
import type { Amount, Concept, Fact, Standing, Value } from '../../../../shared/domain/fact.ts'
import type { Moment } from '../../../../shared/domain/moment.ts'
import { logbookCodes } from '../../../../shared/domain/logbook/codes.ts'
import { readMoment } from '../../border/read-moment.ts'
import { interpretationOf } from './interpretations.ts'

type Names = Pick<Fact, 'identity' | 'patient' | 'place'>
type Stated<I extends Statement['is']> = Extract<Statement, { is: I }>
interface Result {
  readonly value?: string | undefined
  readonly comparator?: Amount['comparator']
  readonly unit?: string | undefined
  readonly words?: string | undefined
  readonly interpretation?: Stated<'measurement'>['interpretation']
}

const DAY = 86_400_000
/** Whoever asks and finds none writes this down. */
const NO_KNOWN_ALLERGY = {
  system: 'http://snomed.info/sct',
  code: '716186003',
  display: 'No known allergy',
}
const periods = { hour: 'h', day: 'd', week: 'wk', month: 'mo' } as const
const roles = { prescribed: 'request', taken: 'statement', given: 'administration' } as const

const conceptOf = ({ text, codes }: Stated<'measurement'>['what']): Concept => ({
  codes,
  ...(text !== undefined && { text }),
})
const amountOf = ({ value, comparator, unit }: Result): Amount | undefined =>
  value === undefined
    ? undefined
    : {
        value: Number(value),
        text: value,
        ...(comparator && { comparator }),
        ...(unit !== undefined && { unit }),
      }

function measuredOf(stated: Result) {
  const { words, interpretation } = stated
  const amount = amountOf(stated)
  const inWords: Value | undefined = words === undefined ? undefined : { kind: 'text', text: words }
  const value: Value | undefined = amount ? { kind: 'quantity', ...amount } : inWords
  return {
    ...(value && { value }),
    ranges: [],
    interpretations: interpretation ? [interpretationOf(interpretation)] : [],
  }
}

function doseOf(dose: Stated<'medicine'>['dose']) {
  if (!dose) return []
  const { text, times, per, route } = dose
  const low = amountOf(dose)
  return [
    {
      ...(text !== undefined && { text }),
      ...(low && { amount: { low } }),
      ...(times !== undefined && {
        frequency: { times, period: 1, periodUnit: periods[per ?? 'day'], words: [] },
      }),
      ...(route !== undefined && { route: { codes: [], text: route } }),
      most: [],
      instructions: [],
    },
  ]
}

/**
 * Whether it is so: a suspicion is none yet, what was looked for and refuted is not there, and what was entered for the
 * wrong person never was.
 */
function standingOf(stated: Statement, { movedTo }: SignedEntry): Standing {
  if (movedTo !== undefined) return { is: 'retracted', because: { element: MOVED_ELEMENT, word: movedTo } }
  if (stated.is === 'no-known-allergy')
    return { is: 'absent', because: { element: 'code', word: NO_KNOWN_ALLERGY.display } }
  if (stated.is === 'plan') return { is: 'planned' }
  const certainty = 'certainty' in stated ? stated.certainty : 'confirmed'
  if (certainty === 'confirmed') return { is: 'happened' }
  const because = { element: 'certainty', word: certainty }
  return certainty === 'suspected' ? { is: 'uncertain', because } : { is: 'absent', because }
}

/** What is of the statement's own kind. */
function ownOf(stated: Statement) {
  switch (stated.is) {
    case 'measurement': {
      const components = stated.parts.map(part => ({ concept: conceptOf(part.what), ...measuredOf(part) }))
      return { kind: 'observation' as const, ...measuredOf(stated), categories: [], components }
    }
    case 'outcome': {
      const value: Value =
        stated.words === undefined ? { kind: 'boolean', value: true } : { kind: 'text', text: stated.words }
      const categories = [{ codes: [], text: 'outcome' }]
      return {
        kind: 'observation' as const,
        value,
        ranges: [],
        interpretations: [],
        categories,
        components: [],
      }
    }
    case 'condition':
      return {
        kind: 'condition' as const,
        verification: stated.certainty,
        categories: [],
        evidence: [],
      }
    case 'medicine':
      return {
        kind: 'medication' as const,
        role: roles[stated.role],
        categories: [],
        doses: doseOf(stated.dose),
        ingredients: [],
      }
    case 'procedure':
      return {
        kind: 'procedure' as const,
        categories: [],
        ...(stated.outcome !== undefined && { outcome: { codes: [], text: stated.outcome } }),
        complications: stated.complications.map(text => ({ codes: [], text })),
        followUp: [],
        used: [],
      }
    case 'stay':
      return { kind: 'encounter' as const, class: { codes: [logbookCodes.inpatient] } }
    case 'plan':
      return { kind: 'plan' as const, of: 'care' as const, categories: [], activities: [] }
    case 'allergy':
    case 'no-known-allergy': {
      const { reactions = [], criticality } = stated.is === 'allergy' ? stated : {}
      return {
        kind: 'allergy' as const,
        categories: [],
        ...(criticality && { criticality }),
        reactions: reactions.map(text => ({ manifestations: [{ codes: [], text }], notes: [] })),
      }
    }
  }
}

const instantOf = ({ clock, offsetMinutes }: Moment) => clock - (offsetMinutes ?? 0) * 60_000

/**
 * When it happened. What claims to have happened later than the day after it was written down is left unread, and its
 * time with it; a prescription and a plan may look ahead.
 */
function timesOf(stated: Statement, form: SignedEntry) {
  const text = stated.happened ?? form.happened
  const start = readMoment(text)
  const recorded = readMoment(form.written)
  const end = 'until' in stated ? readMoment(stated.until) : undefined
  const isAhead =
    start !== undefined && recorded !== undefined && instantOf(start) > instantOf(recorded) + DAY
  const mayBeAhead = stated.is === 'plan' || (stated.is === 'medicine' && stated.role === 'prescribed')
  const isUnread = isAhead && !mayBeAhead
  return {
    ...(start && !isUnread && { start }),
    ...(end && { end }),
    ...(recorded && { recorded }),
    unread: isUnread ? [{ path: 'happened', text }] : [],
  }
}

/** Whoever signs writes it down; where she says what she did at a procedure, she did it too. */
function partiesOf(stated: Statement, { writer }: SignedEntry): Fact['parties'] {
  const role = stated.is === 'procedure' ? stated.role : undefined
  const operator = { role: 'performer' as const, name: writer, ...(role !== undefined && { as: role }) }
  return [{ role: 'recorder', name: writer }, ...(role === undefined ? [] : [operator])]
}

/** What a clinician stated, as a fact. */
export function factOf(stated: Statement, form: SignedEntry, names: Names): Fact {
  return {
    ...ownOf(stated),
    ...names,
    aliases: [],
    concept: 'what' in stated ? conceptOf(stated.what) : { codes: [NO_KNOWN_ALLERGY] },
    standing: standingOf(stated, form),
    about: 'patient',
    status: '',
    ids: [],
    reasons: [],
    modifiers: [],
    parties: partiesOf(stated, form),
    links: [],
    // Read out of a note, and then said to be so.
    qualifiers: form.foundIn
      ? [{ name: 'origin', value: { kind: 'text', text: 'extracted, confirmed' } }]
      : [],
    notes: stated.note === undefined ? [] : [stated.note],
    ...timesOf(stated, form),
    versionId: String(form.version),
  }
}
