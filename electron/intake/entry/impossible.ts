import type { EntryDraft, Statement } from '../../../shared/domain/entry.ts'
import type { Code } from '../../../shared/domain/fact.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { readMoment } from '../border/read-moment.ts'
import { conversionOf } from '../border/units/conversion-of.ts'
import { unitOf } from '../border/units/unit-of.ts'

/** What of a draft cannot be: where, why, and what would mend it. */
export interface Impossible {
  readonly place: string
  readonly reason: Message
  readonly remedy: Message
}

const faults = {
  date: [say('entry.no-date'), say('entry.no-date-remedy')],
  order: [say('entry.ends-before'), say('entry.ends-before-remedy')],
  number: [say('entry.no-number'), say('entry.no-number-remedy')],
  unit: [say('entry.no-unit'), say('entry.no-unit-remedy')],
  result: [say('entry.no-result'), say('entry.no-result-remedy')],
  name: [say('entry.no-name'), say('entry.no-name-remedy')],
  key: [say('entry.same-key'), say('entry.same-key-remedy')],
  unborn: [say('entry.before-birth'), say('entry.before-birth-remedy')],
  nothing: [say('entry.nothing-stated'), say('entry.nothing-stated-remedy')],
} as const
const fault = (kind: keyof typeof faults, place: string): Impossible => {
  const [reason, remedy] = faults[kind]
  return { place, reason, remedy }
}

type What = Extract<Statement, { is: 'measurement' }>['what']
interface Amount {
  readonly value?: string | undefined
  readonly comparator?: string | undefined
  readonly unit?: string | undefined
}
interface Result extends Amount {
  readonly what: What
  readonly words?: string | undefined
}

function* ofDate(text: string | undefined, place: string): Generator<Impossible> {
  if (text !== undefined && !readMoment(text)) yield fault('date', place)
}

function* ofNumber({ value }: Amount, at: string): Generator<Impossible> {
  if (value !== undefined && !/^-?\d+(?:\.\d+)?$/.test(value)) yield fault('number', `${at}.value`)
}

/** A unit is one by itself, or by the analyte it is written for: `C` of a temperature. */
const isUnit = (unit: string, codes: readonly Code[]) =>
  unitOf({ unit }) !== undefined || conversionOf(codes, { unit }) !== undefined

function* ofResult(result: Result, at: string, hasParts = false): Generator<Impossible> {
  const { what, value, comparator, unit, words } = result
  yield* ofName(what, at)
  yield* ofNumber(result, at)
  const given = Number(value !== undefined) + Number(words !== undefined) + Number(hasParts)
  if (given !== 1 || (value === undefined && (unit ?? comparator) !== undefined)) yield fault('result', at)
  else if (unit !== undefined && !isUnit(unit, what.codes)) yield fault('unit', `${at}.unit`)
}

function* ofName({ text, codes }: What, at: string): Generator<Impossible> {
  if (text === undefined && codes.every(({ code }) => code.trim() === '')) yield fault('name', `${at}.what`)
}

const DAY = '2026-11-29'.length

/** An end before its beginning, as exactly as both are known: 2026 does not end before 2026-03 begins. */
function* ofEnd(stated: Statement, happened: string, at: string): Generator<Impossible> {
  if (!('until' in stated) || stated.until === undefined) return
  const { until, happened: start = happened } = stated
  yield* ofDate(until, `${at}.until`)
  if (!readMoment(start) || !readMoment(until)) return
  const known = Math.min(start.length, until.length, DAY)
  if (until.slice(0, known) < start.slice(0, known)) yield fault('order', `${at}.until`)
}

/** A visit before the birth of somebody new, as exactly as both are known. */
function* ofBirth({ person, happened }: EntryDraft): Generator<Impossible> {
  if (!('birth' in person) || person.birth === undefined) return
  const { birth } = person
  yield* ofDate(birth, 'person.birth')
  if (!readMoment(birth) || !readMoment(happened)) return
  const known = Math.min(birth.length, happened.length, DAY)
  if (happened.slice(0, known) < birth.slice(0, known)) yield fault('unborn', 'person.birth')
}

function* ofStatement(stated: Statement, happened: string, at: string): Generator<Impossible> {
  yield* ofDate(stated.happened, `${at}.happened`)
  yield* ofEnd(stated, happened, at)
  if (stated.is === 'measurement') {
    yield* ofResult(stated, at, stated.parts.length > 0)
    for (const [index, part] of stated.parts.entries()) yield* ofResult(part, `${at}.parts.${index}`)
  } else if (stated.is !== 'no-known-allergy') yield* ofName(stated.what, at)
  if (stated.is === 'medicine' && stated.dose) yield* ofNumber(stated.dose, `${at}.dose`)
}

/**
 * What of a draft cannot be: a date, a number or a unit that is none, a result that is missing. What is merely unlikely
 * is no fault: it is stored, and flagged where it is shown.
 */
export function impossibleIn(draft: EntryDraft): Impossible[] {
  const { person, facts, happened, version } = draft
  const keys = facts.map(({ key }) => key)
  return [
    ...ofDate(happened, 'happened'),
    ...ofBirth(draft),
    // Somebody new may be registered alone.
    ...(facts.length === 0 && version === 1 && 'patient' in person ? [fault('nothing', 'facts')] : []),
    ...facts.flatMap((stated, index) => [
      ...(keys.indexOf(stated.key) < index ? [fault('key', `facts.${index}.key`)] : []),
      ...ofStatement(stated, happened, `facts.${index}`),
    ]),
  ]
}
