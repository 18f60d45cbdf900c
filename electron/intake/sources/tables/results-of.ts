import type { Code, Concept, Fact, FactOf } from '../../../../shared/domain/fact.ts'
import { headingKey } from '../../../../shared/domain/recipe-headings.ts'
import type { ColumnAs } from '../../../../shared/domain/recipe.ts'
import { codeSystems } from './known-words.ts'
import { identifierIn } from './identifier-in.ts'
import { commonOf, type RowBase } from './fact-base.ts'
import { numberIn, readValue } from './read-value.ts'
import { headingsByPlace, wordsIn, type Filled, type RowView } from './row-view.ts'

const LOINC = 'http://loinc.org'
const SYSTOLIC = { system: LOINC, code: '8480-6', display: 'Systolic blood pressure' }
const DIASTOLIC = { system: LOINC, code: '8462-4', display: 'Diastolic blood pressure' }
const PRESSURE = { system: LOINC, code: '85354-9', display: 'Blood pressure panel' }

/** The system of names that tables give to what they measure. */
const OWN = 'urn:casebook:table'
/**
 * What is measured by no code but its table's own name for it, which makes a series of it as well. Tables of one named
 * source call by one name what is one thing; what another source calls so may be something else.
 */
function ownCode({ table: { recipe } }: RowView, name: string): Code {
  const source = recipe.source === undefined ? '' : `:${headingKey(recipe.source).replaceAll(' ', '-')}`
  return { system: `${OWN}${source}`, code: headingKey(name), display: name }
}

/** The code that was said for the name in this row. */
function measureOf(view: RowView): Code | undefined {
  const found = view.first('name')
  const text = found?.cell.text.trim().toLowerCase()
  return found?.column.measures?.find(({ value }) => value.toLowerCase() === text)?.code
}

const ownCodes = new WeakMap<ColumnAs<'result'>, Code>()
/** The same for a column, made once for all of its rows. */
function ownCodeOf(view: RowView, column: ColumnAs<'result'>): Code {
  const code = ownCodes.get(column) ?? ownCode(view, column.name)
  ownCodes.set(column, code)
  return { ...code }
}

/** What a row is about, by the columns of its code and its words. */
export function codedConcept(view: RowView, words: string | undefined): Concept {
  const found = view.first('code')
  const code = found && identifierIn(found.cell)
  const said = view.words('code-system')?.toLowerCase()
  const system = (said === undefined ? undefined : (codeSystems.get(said) ?? said)) ?? systemOf(found)
  return {
    codes: code === undefined ? [] : [{ system: system ?? '', code }],
    ...(words !== undefined && { text: words }),
  }
}
/** A column of codes may say which they are: the code book of such a column has one line, for all. */
const systemOf = (found: Filled | undefined) => found?.column.codes?.find(({ value }) => value === '*')?.means

function flagOf(words: string | undefined): Concept[] {
  return words === undefined || words === '' ? [] : [{ codes: [], text: words }]
}

/** The value in a cell, by the code book of its column first; undefined where the program that wrote it had none. */
function valueIn(view: RowView, found: Filled, unit: string | undefined) {
  const { cell } = found
  if (cell.kind === 'e' || cell.kind === 'f') {
    view.reject(found, cell.kind === 'f' ? 'formula' : 'value')
    return undefined
  }
  const meant = wordsIn(found)
  if (meant !== cell.text.trim()) {
    const code = { system: '', code: cell.text.trim(), display: meant }
    return { value: { kind: 'code' as const, concept: { codes: [code], text: meant } } }
  }
  if (cell.kind === 'd') return { value: { kind: 'text' as const, text: String(cell.exact) } }
  return readValue(cell, { decimal: view.table.recipe.decimal, unit })
}

const observation = (
  common: ReturnType<typeof commonOf>,
  measured: Pick<FactOf<'observation'>, 'value' | 'ranges' | 'interpretations'>,
  components: FactOf<'observation'>['components'] = [],
): FactOf<'observation'> => ({ kind: 'observation', ...common, ...measured, categories: [], components })

function limit(view: RowView, as: 'low' | 'high', unit: string | undefined) {
  const found = view.first(as)
  if (!found) return undefined
  const { cell } = found
  const value =
    typeof cell.exact === 'number' ? cell.exact : numberIn(cell.text.trim(), view.table.recipe.decimal)
  if (value !== undefined) return { value, text: cell.text.trim(), ...(unit !== undefined && { unit }) }
  view.reject(found, 'number')
  return undefined
}

/** The one result of a row, in a table of one result a row. */
function rowResult(view: RowView, base: RowBase): Fact[] {
  const found = view.first('value')
  const name = view.words('name')
  const said = codedConcept(view, name)
  if (!found || (said.codes.length === 0 && name === undefined)) return []
  const known = measureOf(view)
  const own = said.codes.length === 0 && !known ? [ownCode(view, name!)] : said.codes
  const concept: Concept = { ...said, codes: [...(known ? [known] : []), ...own] }
  const unit = view.words('unit')
  const read = valueIn(view, found, unit)
  if (!read) return []
  const [low, high] = [limit(view, 'low', unit), limit(view, 'high', unit)]
  const named = said.codes[0]?.code ?? name!
  const common = commonOf(view, base, { kind: 'observation', concept, found, named })
  const flag = view.words('flag') ?? ('flag' in read ? read.flag : undefined)
  return [
    observation(common, {
      value: read.value,
      ranges: low || high ? [{ ...(low && { low }), ...(high && { high }), appliesTo: [] }] : [],
      interpretations: flagOf(flag),
    }),
  ]
}

/** When a column of its own date, or of its own visit, was measured; nothing where it goes by its row. */
function ownTime(view: RowView, { date, visit }: { date?: string | undefined; visit?: string | undefined }) {
  const beside = date === undefined ? undefined : view.underHeading(date)
  const start = beside && view.date(beside)
  if (start) return { start }
  const words = beside?.cell.text.trim() ?? visit
  return words === undefined ? {} : { when: words }
}

function columnResult(view: RowView, base: RowBase, found: Filled<'result'>): Fact[] {
  const { name, code, unit, date, visit } = found.column
  const read = valueIn(view, found, unit)
  if (!read) return []
  const concept: Concept = { codes: [code ? { ...code } : ownCodeOf(view, found.column)], text: name }
  const own = ownTime(view, { date, visit })
  const common = commonOf(view, base, {
    kind: 'observation',
    concept,
    found,
    named: headingsByPlace(view.table).get(found.cell.column)!,
    ...own,
  })
  const flag = 'flag' in read ? read.flag : undefined
  return [observation(common, { value: read.value, ranges: [], interpretations: flagOf(flag) })]
}

const two = /^(\d{2,3})\s?[/|-]\s?(\d{2,3})(?:\s?mm\s?hg)?$/i

/** Two pressures of one cell; what is none is kept in its words. */
function pressureResult(view: RowView, base: RowBase, found: Filled<'pressure'>): Fact[] {
  const { unit = 'mmHg', date, visit } = found.column
  const [, systolic, diastolic] = two.exec(found.cell.text.trim()) ?? []
  const concept: Concept = { codes: [PRESSURE], text: 'Blood pressure' }
  const own = ownTime(view, { date, visit })
  const says = found.cell.text.trim()
  const common = commonOf(view, base, { kind: 'observation', concept, found, ...own })
  if (systolic === undefined || diastolic === undefined) {
    view.reject(found, 'pressure')
    return [observation(common, { value: { kind: 'text', text: says }, ranges: [], interpretations: [] })]
  }
  const part = (code: typeof SYSTOLIC | typeof DIASTOLIC, text: string) => ({
    concept: { codes: [code] },
    value: { kind: 'quantity' as const, value: Number(text), text, unit },
    ranges: [],
    interpretations: [],
  })
  const parts = [part(SYSTOLIC, systolic), part(DIASTOLIC, diastolic)]
  return [observation(common, { ranges: [], interpretations: [] }, parts)]
}

/** Every result that a row says. */
export const resultsOf = (view: RowView, base: RowBase): Fact[] => [
  ...rowResult(view, base),
  ...view.all('result').flatMap(found => columnResult(view, base, found)),
  ...view.all('pressure').flatMap(found => pressureResult(view, base, found)),
]
