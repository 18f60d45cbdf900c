import type { EventKind, RecipeColumn } from '../../../../../shared/domain/recipe.ts'
import { say, type Message } from '../../../../../shared/words/message.ts'
import { codeSystems, sexWords, statusWords, yesNoWords } from '../known-words.ts'
import type { ColumnProfile } from '../profile.ts'
import { headingWords, saidBy, type HeadingSays } from './heading-words.ts'
import { codeOfName, measuredIn } from './measured-in.ts'
import { nameAndUnit, type NameAndUnit } from './unit-in-heading.ts'

/** What a column is taken for, why, and whether nothing else is likely. */
export interface ColumnGuess {
  readonly column: RecipeColumn
  readonly because: Message
  readonly isSure: boolean
}
/** What is known of the whole table. */
export interface TableSigns {
  /** Some column says by its heading that it names people. */
  readonly namesPeople: boolean
  /** One result a row: its columns of names and values. */
  readonly isLong: boolean
  readonly missing: ReadonlySet<string>
}

/** Most cells of a column; the rest are what stands for nothing, and slips. */
const MOST = 0.85

const byHeading = () => say('tables.by-heading')
const byValues = () => say('tables.by-values')

const isNumeric = ({ points, commas, filled }: ColumnProfile) => Math.max(points, commas) >= MOST * filled
const isDate = ({ dayFirst, monthFirst, filled }: ColumnProfile) =>
  Math.max(dayFirst, monthFirst) >= MOST * filled
/** Years and plain numbers of eight digits may be either. */
const isDateAlone = (profile: ColumnProfile) => isDate(profile) && !isNumeric(profile)

/** What a column's values stand for, by what is written below it; for sex where H and M or 1 and 2 say it. */
function codesOf({ explained, values, book }: ColumnProfile): Pick<RecipeColumn, 'codes'> {
  // A code book tells of codes that come later, too; a remark below a table may be of another column.
  const known = [...explained].filter(([value]) => book?.hasCodes === true || values.has(value))
  return known.length > 0 ? { codes: known.map(([value, means]) => ({ value, means })) } : {}
}
const HOMBRE_MUJER = [
  { value: 'H', means: 'male' },
  { value: 'M', means: 'female' },
]
function sexCodes(profile: ColumnProfile): Pick<RecipeColumn, 'codes'> {
  const own = codesOf(profile)
  if (own.codes) return own
  const words = new Set([...profile.values.keys()].map(each => each.toLowerCase()))
  return words.has('h') && words.has('m') && !words.has('f') ? { codes: HOMBRE_MUJER } : {}
}
function isSexRead(profile: ColumnProfile, { missing }: TableSigns): boolean {
  const codes = sexCodes(profile).codes ?? []
  return [...profile.values.keys()].every(value => {
    const means = codes.find(each => each.value === value)?.means ?? value
    return missing.has(value.toLowerCase()) || sexWords.has(means.trim().toLowerCase())
  })
}

/** Which system a heading names: all codes of the column are of it. */
const systemCodes = (header: string): Pick<RecipeColumn, 'codes'> => {
  const words = headingWords(header)
  const means = codeSystems.get(words) ?? codeSystems.get(words.replaceAll(' ', '-'))
  return means === undefined ? {} : { codes: [{ value: '*', means }] }
}

function eventIn(says: HeadingSays): EventKind | undefined {
  return says.startsWith('event ') ? (says.slice(6) as EventKind) : undefined // so it begins
}

const dates: ReadonlySet<HeadingSays> = new Set(['birth', 'death', 'date', 'end', 'recorded', 'changed'])

/** A column by its heading, where its values do not speak against it. */
function fromHeading(says: HeadingSays, profile: ColumnProfile, signs: TableSigns): ColumnGuess | undefined {
  const { header } = profile
  const sure = (column: RecipeColumn, isSure = true): ColumnGuess => ({
    column,
    because: byHeading(),
    isSure,
  })
  const kind = eventIn(says)
  if (kind !== undefined) {
    if (isNumeric(profile) && profile.filled > 0) return undefined
    return profile.yesNo >= MOST * profile.filled
      ? sure({ as: 'yes-no', kind, name: header, header, ...codesOf(profile) }, false)
      : sure({ as: 'event', kind, header, ...codesOf(profile) })
  }
  if (says === 'person-id' && mostly(profile, isName))
    return { column: { as: 'full-name', header }, because: byValues(), isSure: false }
  if (says === 'sex') return sure({ as: 'sex', header, ...sexCodes(profile) }, isSexRead(profile, signs))
  if (dates.has(says))
    // A heading that says date above what is none is a doubt, not a date.
    return profile.filled === 0 || isDate(profile)
      ? sure({ as: says as 'date', header }, profile.filled > 0)
      : sure({ as: says as 'date', header }, false)
  if (says === 'pressure')
    return profile.pressures >= MOST * profile.filled
      ? sure({ as: 'pressure', header, unit: 'mmHg' })
      : undefined
  if (says === 'name') return signs.isLong ? nameGuess(profile) : undefined
  if (says === 'value' || says === 'unit' || says === 'low' || says === 'high')
    return signs.isLong ? sure({ as: says, header }) : undefined
  if (says === 'other-id') return sure({ as: 'other-id', label: header, header })
  if (says === 'of-person') return sure({ as: 'detail', of: 'person', header, ...codesOf(profile) })
  if (says === 'age' || says === 'of-row') return sure({ as: 'detail', of: 'row', header }, false)
  if (says === 'code') return codeGuess(profile)
  if (says === 'bare-id' && signs.namesPeople && countsRows(profile))
    return { column: { as: 'left-out', header }, because: say('tables.counts-rows'), isSure: true }
  if (says === 'bare-id')
    return sure({ as: signs.namesPeople ? 'row-id' : 'person-id', header }, !signs.namesPeople)
  if (says === 'what') return whatGuess(profile, signs)
  if (says === 'status' && !mostly(profile, value => statusWords.has(value.toLowerCase()))) return undefined
  return sure({ as: says as 'visit', header, ...codesOf(profile) })
}

/** Whether most of the different values are such. */
function mostly({ values }: ColumnProfile, is: (value: string) => boolean): boolean {
  const all = [...values.keys()]
  return all.length > 0 && all.filter(value => is(value)).length >= MOST * all.length
}

/** Words without a digit, as names are and numbers of people are not. */
const isName = (value: string) => /^\p{L}[\p{L}\p{M}'’.-]*,?(?:\s+[\p{L}\p{M}'’.-]+)+$/u.test(value)

/** A column of codes, with the system that its heading names, or that the form of its codes is known for. */
function codeGuess(profile: ColumnProfile): ColumnGuess {
  const { header } = profile
  const named = systemCodes(header)
  if (named.codes) return { column: { as: 'code', header, ...named }, because: byHeading(), isSure: true }
  const isLoinc = mostly(profile, value => /^\d{1,5}-\d$/.test(value))
  const codes = isLoinc ? { codes: [{ value: '*', means: codeSystems.get('loinc')! }] } : {}
  return { column: { as: 'code', header, ...codes }, because: byValues(), isSure: isLoinc }
}

/** A column of names of what was measured: those that are known get their code, which is asked about. */
function nameGuess({ header, values }: ColumnProfile): ColumnGuess {
  const measures = [...values.keys()].flatMap(value => {
    const code = codeOfName(value)
    return code ? [{ value, code }] : []
  })
  const column = { as: 'name' as const, header, ...(measures.length > 0 && { measures }) }
  return measures.length === 0
    ? { column, because: byHeading(), isSure: true }
    : {
        column,
        because: say('tables.names-known', { known: measures.length, of: values.size }),
        isSure: false,
      }
}

/** How the words of a kind look, where nothing else says what a row tells. */
const looks: ReadonlyArray<readonly [EventKind, RegExp]> = [
  [
    'medication',
    /\b\d+(?:\.\d+)? ?(?:mg|mcg|µg|g|ml|unt)\b|tablet|capsule|injection|tablette|comprimid|comprim/i,
  ],
  ['immunization', /vaccin|influenza|hep b|impf|vacuna/i],
  ['encounter', /encounter|visit|admission|konsultation|consulta/i],
  ['procedure', /procedure|ectomy|oscopy|plasty|assessment|operation/i],
]
function whatGuess(profile: ColumnProfile, { isLong }: TableSigns): ColumnGuess {
  const { header } = profile
  if (isLong) return nameGuess(profile)
  const all = [...profile.values.keys()]
  const kind =
    looks.find(([, look]) => all.filter(each => look.test(each)).length > all.length / 2)?.[0] ?? 'condition'
  return { column: { as: 'event', kind, header }, because: byValues(), isSure: false }
}

/** Repeated measurements are told by a number at the end, as in `hb_2` or `Visit 2 BP`. */
function visitIn(name: string): { name: string; visit?: string } {
  const before =
    /^((?:visit|day|week|month|tag|woche|visite|semana|mes|dia|jour) ?\d{1,3})[ _.-]{1,3}(\S.{0,200})$/i.exec(
      name,
    )
  if (before) return { name: before[2]!.trim(), visit: before[1]! }
  const after = /^(\S.{0,200}?)[_.-](\d{1,2})$/.exec(name)
  return after && /\p{L}/u.test(after[1]!) ? { name: after[1]!.trim(), visit: after[2]! } : { name }
}

/** What a column is called, and its unit: by the row of units, its code book, then its heading. */
function namedBy({ header, book, below }: ColumnProfile): NameAndUnit {
  const own = nameAndUnit(header)
  const labelled = book?.label === undefined ? own : nameAndUnit(book.label)
  // The row of units stands nearest to what it says them of.
  const unit = below?.unit ?? labelled.unit ?? book?.unit ?? own.unit
  return { name: labelled.name, ...(unit !== undefined && { unit }) }
}

/** A column of results: numbers, or what a unit in its heading, in its cells, or a known name says is measured. */
function resultIn(profile: ColumnProfile): ColumnGuess | undefined {
  const { header, points, commas, amounts, filled } = profile
  const named = namedBy(profile)
  const isMeasured = named.unit !== undefined && Math.max(points, commas) > 0
  const isTold = points + amounts >= MOST * filled || commas + amounts >= MOST * filled
  if (!isMeasured && !isTold) return undefined
  const { name, visit } = visitIn(named.name)
  const own =
    measuredIn({ ...named, name }, profile) ??
    measuredIn({ ...named, name: nameAndUnit(header).name }, profile)
  const { code, unit, because, isSure } = own ?? {
    because: byValues(),
    isSure: named.unit !== undefined,
  }
  const told = named.unit ?? unit
  const column = {
    as: 'result' as const,
    name,
    header,
    ...(code && { code }),
    ...(told !== undefined && { unit: told }),
    ...(visit !== undefined && { visit }),
  }
  return { column, because, isSure }
}

/** Whether it does nothing but count the rows: sorted otherwise, the same row has another number. */
const countsRows = ({ distinct, filled, samples }: ColumnProfile) =>
  distinct === Math.min(filled, 1_000) && samples.slice(0, 3).join() === '1,2,3'

/** A column by its values. */
function fromValues(profile: ColumnProfile): ColumnGuess {
  const { header, filled, yesNo, distinct, long, pressures, book } = profile
  const because = byValues()
  if (filled === 0)
    return { column: { as: 'left-out', header }, because: say('tables.is-empty'), isSure: true }
  if (pressures >= MOST * filled) {
    const { visit } = visitIn(header)
    const column = { as: 'pressure' as const, header, unit: 'mmHg', ...(visit !== undefined && { visit }) }
    return { column, because, isSure: true }
  }
  if (isDateAlone(profile)) return { column: { as: 'detail', of: 'row', header }, because, isSure: false }
  const isBinary = distinct <= 4 && yesNo >= MOST * filled && !/^\d$/.test(profile.samples[0] ?? '')
  if (isBinary)
    return { column: { as: 'yes-no', kind: 'condition', name: header, header }, because, isSure: false }
  const explained = codesOf(profile)
  const name = book?.label ?? header
  if (explained.codes?.every(({ means }) => yesNoWords.has(means.toLowerCase())))
    return { column: { as: 'yes-no', kind: 'condition', name, header, ...explained }, because, isSure: false }
  if (countsRows(profile))
    return { column: { as: 'left-out', header }, because: say('tables.counts-rows'), isSure: true }
  if (/code$/i.test(header)) return { column: { as: 'detail', of: 'row', header }, because, isSure: false }
  const result = explained.codes ? undefined : resultIn(profile)
  if (result) return result
  if (long > 0.2 * filled) return { column: { as: 'text', header }, because, isSure: false }
  return { column: { as: 'detail', of: 'row', header, ...explained }, because, isSure: false }
}

/** The values of a column for which its code book has no meaning. */
function notInBook({ book, explained, values }: ColumnProfile, { missing }: TableSigns): string[] {
  if (book?.hasCodes !== true) return []
  return [...values.keys()].filter(value => !explained.has(value) && !missing.has(value.toLowerCase()))
}

/** What a column is taken for, by its heading first, then by what stands in it. */
export function guessColumn(profile: ColumnProfile, signs: TableSigns): ColumnGuess {
  const says = saidBy(profile.header)
  const guess = (says && fromHeading(says, profile, signs)) ?? fromValues(profile)
  const lacking = notInBook(profile, signs)
  return lacking.length === 0 || !guess.column.codes
    ? guess
    : { ...guess, because: say('tables.book-lacks', { values: lacking.slice(0, 8) }), isSure: false }
}
