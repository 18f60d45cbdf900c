import type { BusinessId } from '../../../../shared/domain/facts/common.ts'
import type { Person, Sex } from '../../../../shared/domain/patient.ts'
import { fieldsOf, given, placeOf, versionOf, type Sent } from './base.ts'
import type { Fields } from './fields.ts'
import type { Segment } from './message.ts'
import type { Subject } from './tree.ts'

const sexes: Readonly<Record<string, Sex>> = {
  F: 'female',
  M: 'male',
  O: 'other',
  A: 'other',
  X: 'other',
  U: 'unknown',
  N: 'other',
}

/** Kinds of numbers by which a source calls its own patients (table 0203), in the order in which one is chosen. */
const recordKinds = ['MR', 'MRN', 'PI', 'PT', 'EPI', '']

/** A name (XPN) as it is said: titles, given names, family name. */
function nameIn(segment: Segment, repetition: string): string {
  const part = (number: number) => segment.clear(segment.part(repetition, number))
  return [part(5), part(2), part(3), part(1), part(4)].filter(word => word !== '').join(' ')
}
function namesOf(fields: Fields): string[] {
  const kind = (repetition: string) => fields.segment.part(repetition, 7)
  // Who she is by law leads; what she was called once, or is called besides, follows.
  const own = fields
    .repetitions(5)
    .toSorted((one, other) => Number(kind(other) === 'L') - Number(kind(one) === 'L'))
  const names = [...own, ...fields.repetitions(9)].map(each => nameIn(fields.segment, each))
  return [...new Set(names.filter(name => name !== ''))]
}

/** An address (XAD) in one line. */
function addressesOf(fields: Fields, field: number): string[] {
  return fields.repetitions(field).flatMap(each => {
    const part = (number: number) => fields.segment.clear(fields.segment.part(each, number))
    const town = [part(5), part(3)].filter(word => word !== '').join(' ')
    const address = [part(1), part(2), town, part(4), part(6)].filter(word => word !== '').join(', ')
    return address === '' ? [] : [address]
  })
}
/** A number to call (XTN), as one text or in its parts, or an address of mail. */
function telecomOf(fields: Fields, field: number): string[] {
  return fields.repetitions(field).flatMap(each => {
    const part = (number: number) => fields.segment.clear(fields.segment.part(each, number))
    const inParts = [part(5), part(6), part(7)].filter(word => word !== '').join(' ')
    const found = part(1) || part(4) || inParts || part(12)
    return found === '' ? [] : [found]
  })
}

const callOf = ({ system, value }: BusinessId, { scope }: Sent) =>
  `Patient/${value}${system === '' ? '' : `|${system}`}@${scope}`

/**
 * Whether it is a number at all, and no word such as MRN and no row of noughts. What looks made up may be somebody's
 * all the same: whether it stands for two people is found where their births and names are compared.
 */
const isNumber = ({ value }: BusinessId) => /[1-9]/.test(value)

/** Numbers that stand for a person in a list of them (PID-3, MRG-1), those of her record first. */
function recordNumbers(numbers: readonly BusinessId[]): BusinessId[] {
  const real = numbers.filter(isNumber)
  const ofRecord = real.filter(({ label = '' }) => recordKinds.includes(label))
  const rank = ({ label = '' }: BusinessId) => recordKinds.indexOf(label)
  const named = ofRecord.toSorted(
    (one, other) => rank(one) - rank(other) || (one.value < other.value ? -1 : 1),
  )
  return named.length > 0 ? named : real.slice(0, 1)
}

const REGISTRATION = 'ADT'
/** "The patient died": a death without its day. */
const YES = 'Y'

function deathOf(fields: Fields): Person['death'] {
  const when = fields.moment(29)
  const isDead = fields.text(30) === YES
  return when ?? (isDead ? 'deceased' : undefined)
}
function sexOf(fields: Fields): Sex {
  const word = fields.text(8).toUpperCase()
  const sex = Object.hasOwn(sexes, word) ? sexes[word] : undefined
  if (sex === undefined) fields.leave(8)
  return sex ?? 'unknown'
}

/** A person, and what she is called in this message; undefined where nothing in it numbers her. */
export function personOf(subject: Subject, sent: Sent): Person | undefined {
  const fields = fieldsOf(subject.pid, sent)
  const listed = fields.numbers(3)
  // Before version 2.3 the number stood in the second field, and another in the fourth.
  const older = [...fields.numbers(2), ...fields.numbers(4)]
  const record = recordNumbers(listed)
  const [own, ...others] = record.length > 0 ? record : recordNumbers(older)
  if (!own) return undefined
  const [name = '', ...otherNames] = namesOf(fields)
  const birth = fields.moment(7)
  const identifiers = [
    ...listed,
    ...older.filter(each => !listed.some(({ value }) => value === each.value)),
    ...fields.numbers(18, 'AN'),
    ...fields.numbers(19, 'SS'),
    ...fields.numbers(20, 'DL'),
    ...(subject.merged ? fieldsOf(subject.merged, sent).numbers(1) : []).map(each => ({
      ...each,
      use: 'old' as const,
    })),
  ].filter(isNumber)
  const death = deathOf(fields)
  return {
    identity: callOf(own, sent),
    aliases: others.map(each => callOf(each, sent)),
    name,
    otherNames,
    ...given({ birth, death }),
    sex: sexOf(fields),
    active: true,
    identifiers,
    addresses: addressesOf(fields, 11),
    telecom: [...telecomOf(fields, 13), ...telecomOf(fields, 14)],
    qualifiers: [...fields.rest(1), ...notesOf(subject, sent)],
    ...versionOf(sent.at, sent.type === REGISTRATION),
    unread: fields.unread,
    place: placeOf(subject.pid, sent),
  }
}
const notesOf = ({ notes }: Subject, sent: Sent): Person['qualifiers'] =>
  notes.map(note => ({ name: 'NTE-3', value: { kind: 'text', text: fieldsOf(note, sent).whole(3) } }))
