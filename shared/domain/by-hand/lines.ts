import type { Statement } from '../entry.ts'
import type { Fault } from './fault.ts'
import { faultOf } from './fault.ts'
import { unlikely, type Reading } from './read-field.ts'
import { plausibleRange } from '../plausible.ts'
import type { Message } from '../../words/message.ts'
import { readWrittenDate } from './written-date.ts'
import { readWrittenNumber } from './written-number.ts'

/** A part of a line: what is typed into it, and how that is read. */
export interface LineField {
  readonly name: LineFieldName
  readonly as: 'words' | 'number' | 'date' | 'choice' | 'result'
  readonly choices?: readonly string[]
}
export const lineFieldNames = [
  'what',
  'certainty',
  'happened',
  'until',
  'role',
  'dose',
  'unit',
  'route',
  'times',
  'per',
  'value',
  'outcome',
  'complications',
  'words',
  'reactions',
  'criticality',
] as const
export type LineFieldName = (typeof lineFieldNames)[number]
/** What is said of `what` beside its words: a code, and what that is called where it is not these words. */
export const lineCodeNames = ['system', 'code', 'display'] as const
/** What is typed, by the part's name; the code of `what` beside it. */
export type LineTexts = Partial<Record<LineFieldName | (typeof lineCodeNames)[number], string>>

const what = { name: 'what', as: 'words' } as const
const since = { name: 'happened', as: 'date' } as const
const until = { name: 'until', as: 'date' } as const
const certainty = { name: 'certainty', as: 'choice', choices: ['confirmed', 'suspected', 'refuted'] } as const

/** Everything that can be stated of a visit beside its template, with its parts in the order one fills them in. */
export const lineKinds = {
  'problem': [what, certainty, since, until],
  'medicine': [
    what,
    { name: 'role', as: 'choice', choices: ['prescribed', 'taken', 'given'] },
    { name: 'dose', as: 'number' },
    { name: 'unit', as: 'words' },
    { name: 'route', as: 'words' },
    { name: 'times', as: 'number' },
    { name: 'per', as: 'choice', choices: ['day', 'hour', 'week', 'month'] },
    since,
    until,
  ],
  'result': [what, { name: 'value', as: 'result' }, { name: 'unit', as: 'words' }, since],
  'plan': [what, until],
  'procedure': [what, since, { name: 'outcome', as: 'words' }, { name: 'complications', as: 'words' }],
  'outcome': [what, { name: 'words', as: 'words' }, since],
  'allergy': [
    what,
    { name: 'reactions', as: 'words' },
    { name: 'criticality', as: 'choice', choices: ['', 'low', 'high'] },
    certainty,
  ],
  'no-known-allergy': [],
} as const satisfies Record<string, readonly LineField[]>
export type LineKind = keyof typeof lineKinds
export const lineKindNames = Object.keys(lineKinds) as LineKind[] // the keys of that very object

/** What a line states; or in which of its parts something cannot be. Nothing for one in which nothing is typed. */
export type LineRead =
  | { readonly statement: Statement; readonly warning?: Message }
  | { readonly faults: Partial<Record<LineFieldName, Fault>> }
  | undefined

/** A choice has always a value: it alone is nothing typed. */
const isBlank = (kind: LineKind, texts: LineTexts) =>
  lineKinds[kind].length > 0 &&
  lineKinds[kind].every(({ name, as }) => as === 'choice' || (texts[name] ?? '').trim() === '')

function faultIn({ as, name }: LineField, text: string, today: string): Fault | undefined {
  const read = {
    date: () => readWrittenDate(text, { today, mayBeAhead: name === 'until' }),
    number: () => readWrittenNumber(text),
    // `7.x` is no number, `amber` is a result in words.
    result: () => (/^[<>≤≥-]?\s*\d/.test(text) ? readWrittenNumber(text) : { value: text }),
    words: () => ({ value: text }),
    choice: () => ({ value: text }),
  }[as]()
  return 'fault' in read ? read.fault : undefined
}

/** What was typed, as statements hold it: read once more, as faults were looked for before. */
function partsOf(texts: LineTexts, today: string) {
  const typed = (name: LineFieldName) => {
    const text = texts[name]?.trim()
    return text === '' ? undefined : text
  }
  const date = (name: 'happened' | 'until') => {
    const read = readWrittenDate(typed(name) ?? '', { today, mayBeAhead: true })
    return 'value' in read ? { [name]: read.value } : {}
  }
  const number = (name: LineFieldName) => {
    const read = readWrittenNumber(typed(name) ?? '')
    return 'value' in read ? read.value : undefined
  }
  const { system, code, display = typed('what') } = texts
  const chosen =
    system !== undefined && code !== undefined ? [{ system, code, display: display ?? code }] : []
  return {
    typed,
    number,
    said: { what: { text: typed('what') ?? '', codes: chosen } },
    dates: { ...date('happened'), ...date('until') },
    several: (name: LineFieldName) =>
      (typed(name) ?? '')
        .split(/[,;]/)
        .map(each => each.trim())
        .filter(Boolean),
  }
}

type Given = ReturnType<typeof partsOf> & { readonly key: string }
const optional = (name: string, value: string | undefined) => (value === undefined ? {} : { [name]: value })

function doseOf({ typed, number }: Given) {
  const [amount, times] = [number('dose'), number('times')]
  const per = (typed('per') ?? 'day') as 'day' | 'hour' | 'week' | 'month'
  const route = optional('route', typed('route'))
  if (amount === undefined && times === undefined && !('route' in route)) return {}
  const unit = amount === undefined ? {} : optional('unit', typed('unit'))
  return {
    dose: { ...amount, ...unit, ...(times && { times: Number(times.value), per }), ...route },
  }
}

const makers: Readonly<Record<LineKind, (given: Given) => Statement>> = {
  'problem': ({ key, said, dates, typed }) => ({
    is: 'condition',
    key,
    ...said,
    ...dates,
    certainty: (typed('certainty') ?? 'confirmed') as 'confirmed',
  }),
  'medicine': given => ({
    is: 'medicine',
    key: given.key,
    ...given.said,
    ...given.dates,
    role: (given.typed('role') ?? 'prescribed') as 'prescribed',
    ...doseOf(given),
  }),
  'result': ({ key, said, dates, typed, number }) => {
    const amount = number('value')
    return {
      is: 'measurement',
      key,
      ...said,
      ...dates,
      parts: [],
      ...(amount ? { ...amount, ...optional('unit', typed('unit')) } : optional('words', typed('value'))),
    }
  },
  'plan': ({ key, said, dates }) => ({ is: 'plan', key, ...said, ...dates }),
  'procedure': ({ key, said, dates, typed, several }) => ({
    is: 'procedure',
    key,
    ...said,
    ...dates,
    ...optional('outcome', typed('outcome')),
    complications: several('complications'),
  }),
  'outcome': ({ key, said, dates, typed }) => ({
    is: 'outcome',
    key,
    ...said,
    ...dates,
    ...optional('words', typed('words')),
  }),
  'allergy': ({ key, said, typed, several }) => ({
    is: 'allergy',
    key,
    ...said,
    reactions: several('reactions'),
    certainty: (typed('certainty') ?? 'confirmed') as 'confirmed',
    ...optional('criticality', typed('criticality')),
  }),
  'no-known-allergy': ({ key }) => ({ is: 'no-known-allergy', key }),
}

/** Reads a line of a visit. `key` names what it states within its entry. Pure. */
export function readLine(
  { kind, key, texts }: { readonly kind: LineKind; readonly key: string; readonly texts: LineTexts },
  { today }: Pick<Reading, 'today'>,
): LineRead {
  if (isBlank(kind, texts)) return undefined
  const faults: Partial<Record<LineFieldName, Fault>> = {}
  for (const field of lineKinds[kind]) {
    const text = (texts[field.name] ?? '').trim()
    const fault = text === '' ? undefined : faultIn(field, text, today)
    if (fault) faults[field.name] = fault
    else if (text === '' && field.name === 'what') faults.what = faultOf('what')
    else if (text === '' && field.as === 'result') faults[field.name] = faultOf('result')
  }
  const parts = partsOf(texts, today)
  const { happened, until: end } = parts.dates as { happened?: string; until?: string }
  const known = Math.min(happened?.length ?? 0, end?.length ?? 0)
  if (end !== undefined && happened !== undefined && end.slice(0, known) < happened.slice(0, known))
    faults.until ??= faultOf('order')
  if (Object.keys(faults).length > 0) return { faults }
  const statement = makers[kind]({ ...parts, key })
  const number = kind === 'result' ? parts.number('value') : undefined
  const warning =
    number && unlikely(number.value, plausibleRange(parts.said.what.codes, parts.typed('unit') ?? ''))
  return { statement, ...(warning && { warning }) }
}
