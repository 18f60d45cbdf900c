import { createHash } from 'node:crypto'
import type { Moment } from '../../../../shared/domain/moment.ts'
import type { Person, Sex } from '../../../../shared/domain/patient.ts'
import type { RecipeColumn } from '../../../../shared/domain/recipe.ts'
import { readMoment } from '../../border/read-moment.ts'
import { identifierIn } from './identifier-in.ts'
import { sexWords } from './known-words.ts'
import { readValue } from './read-value.ts'
import { wordsIn, type RowView } from './row-view.ts'

/** Columns that say something of the person beside her number. */
const describing = [
  'full-name',
  'given-name',
  'family-name',
  'birth',
  'birth-year',
  'sex',
  'death',
  'address',
  'phone',
  'other-id',
] as const
const ofPerson: ReadonlySet<RecipeColumn['as']> = new Set(describing)
/** Whether such a column says who somebody is, beside her number. */
export const describesPerson = ({ as }: RecipeColumn): boolean => ofPerson.has(as)

/** Blanks of any kind and number are one: who types them does not see them. */
const oneBlank = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

function nameOf(view: RowView): string {
  const found = view.words('full-name')
  const whole = found === undefined ? undefined : oneBlank(found)
  if (whole !== undefined) {
    // `Family, Given` is how lists are sorted.
    const [family, given, ...more] = whole.split(',').map(each => each.trim())
    return given !== undefined && given !== '' && more.length === 0 ? `${given} ${family}` : whole
  }
  return oneBlank(
    [...view.all('given-name'), ...view.all('family-name')].map(each => wordsIn(each)).join(' '),
  )
}

function birthOf(view: RowView): Moment | undefined {
  const whole = view.first('birth')
  if (whole) return view.birth(whole)
  const year = view.first('birth-year')
  if (!year) return undefined
  const two = (as: 'birth-month' | 'birth-day') => view.words(as)?.padStart(2, '0')
  const [month, day] = [two('birth-month'), two('birth-day')]
  const parts = [wordsIn(year), ...(month === undefined ? [] : [month, ...(day === undefined ? [] : [day])])]
  const birth = readMoment(parts.join('-'))
  if (!birth) view.reject(year, 'date')
  return birth
}

function sexOf(view: RowView): Sex {
  const found = view.first('sex')
  if (!found) return 'unknown'
  const sex = sexWords.get(wordsIn(found).toLowerCase())
  if (sex === undefined) view.reject(found, 'sex')
  return sex ?? 'unknown'
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 24)

/** Whom a row is about: what she is called, and as whom it describes her. */
export interface RowPerson {
  readonly called: string
  readonly person: Person
}

/**
 * Whom a row is about: by her number, or, where the table has none, by her name and birth date. Undefined where the row
 * has neither. Of several descriptions of one person the one that says most counts.
 */
export function personOf(view: RowView, scope: string): RowPerson | undefined {
  const ids = view.all('person-id').map(({ cell }) => identifierIn(cell))
  const name = nameOf(view)
  const birth = birthOf(view)
  const hasIds = view.table.recipe.columns.some(({ as }) => as === 'person-id')
  if (hasIds ? ids.length === 0 : name === '' || birth === undefined) return undefined
  const called = hasIds
    ? `Patient/${ids.join('/')}@${scope}`
    : `Patient/${shortHash(`${name.normalize('NFC').toLowerCase()} ${birth!.clock}`)}@${scope}`
  const found = view.first('death')
  const death = found && view.date(found)
  const numbers = [
    ...(hasIds ? view.all('person-id') : []).map(({ column, cell }) => ({
      system: '',
      value: identifierIn(cell),
      label: column.header,
    })),
    ...view.all('other-id').map(({ column, cell }) => ({
      system: '',
      value: identifierIn(cell),
      label: column.label ?? column.header,
    })),
  ]
  const address = view.all('address').map(each => wordsIn(each))
  return {
    called,
    person: {
      identity: called,
      aliases: [],
      name,
      otherNames: [],
      ...(birth && { birth }),
      sex: sexOf(view),
      ...(found && { death: death ?? ('deceased' as const) }),
      active: true,
      identifiers: numbers,
      addresses: address.length > 0 ? [address.join(', ')] : [],
      telecom: view.all('phone').map(each => wordsIn(each)),
      qualifiers: view
        .all('detail')
        .filter(({ column }) => column.of === 'person')
        .map(each => ({
          name: each.column.header,
          value: each.column.codes
            ? { kind: 'text' as const, text: wordsIn(each) }
            : readValue(each.cell, { decimal: view.table.recipe.decimal }).value,
        })),
      versionId: String(view.all(...describing).length),
      unread: [],
      place: view.place,
    },
  }
}
