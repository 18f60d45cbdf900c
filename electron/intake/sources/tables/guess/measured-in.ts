import { measuredNamed, type Measured } from '../../../../../shared/domain/by-hand/analytes.ts'
import { printedUnit } from '../../../../../shared/domain/printed-unit.ts'
import { say, type Message } from '../../../../../shared/words/message.ts'
import { conversionOf } from '../../../border/units/conversion-of.ts'
import { unitOf } from '../../../border/units/unit-of.ts'
import type { ColumnProfile } from '../profile.ts'
import { numberIn } from '../read-value.ts'
import { headingWords } from './heading-words.ts'
import { nameAndUnit, type NameAndUnit } from './unit-in-heading.ts'

const LOINC = 'http://loinc.org'
type Told = Measured['in'][number]

/** What a column measures by its name: its code, its unit where nothing but this tells it, and whether to ask. */
export interface MeasuredGuess {
  readonly code: { readonly system: string; readonly code: string }
  /** As it is printed; undefined where heading or cells say it, or nothing does. */
  readonly unit?: string
  readonly because: Message
  readonly isSure: boolean
}

/** Words beside a name that change nothing of what it names. */
const beside: ReadonlySet<string> = new Set(['serum', 'plasma', 'level', 'value', 'result', 's', 'p'])
/** Words that say when or how it was chosen: most likely the same. */
const chosen: ReadonlySet<string> = new Set(
  'baseline first last latest initial admission discharge current final mean average'.split(' '),
)

/** What a name means, by itself or without the words that stand beside it. */
function named(name: string) {
  const all = headingWords(name).split(' ')
  const bare = all.filter(word => !beside.has(word))
  const barer = bare.filter(word => !chosen.has(word))
  const found = measuredNamed(all.join(' ')) ?? measuredNamed(bare.join(' '))
  if (found) return found
  const likely = measuredNamed(barer.join(' '))
  return likely && { ...likely, isCertain: false }
}

/** Nearly all values of a column. */
const NEARLY_ALL = 0.9

/** The numbers of a column, each as often as it stands there; those of comparisons and with units, too. */
function numbersIn({ values, onlyComma, onlyPoint }: ColumnProfile): Array<{ value: number; n: number }> {
  const decimal = onlyComma > onlyPoint ? 'comma' : 'point'
  return [...values].flatMap(([text, n]) => {
    const [digits] = /[\d.,]{1,20}/.exec(text) ?? []
    const value = digits === undefined ? undefined : numberIn(digits, decimal)
    return value === undefined ? [] : [{ value, n }]
  })
}

/** Whether nearly all numbers, told in this unit, are such as a clinic's results are. */
function fits(
  { code, unit: usual, within }: Told,
  unit: string,
  numbers: ReturnType<typeof numbersIn>,
): boolean {
  const codes = [{ system: LOINC, code }]
  const [from, to] = [conversionOf(codes, { unit }), conversionOf(codes, { unit: usual })]
  if (!from || !to) return false
  const [low, high] = within.map(limit => to.slope * limit + to.intercept)
  let [inside, all] = [0, 0]
  for (const { value, n } of numbers) {
    const own = from.slope * value + from.intercept
    all += n
    if (own >= low! && own <= high!) inside += n
  }
  return inside >= NEARLY_ALL * all
}

/** A unit as it is printed, where that is read as the same again. */
const asWritten = (unit: string): string => {
  const printed = printedUnit(unit)
  return unitOf({ unit: printed }) === unit ? printed : unit
}
const codeOf = ({ code }: Told) => ({ system: LOINC, code })

/** By a unit that heading or cells say. Undefined where it is none of what the name means. */
function byUnit(all: readonly Told[], unit: string, numbers: ReturnType<typeof numbersIn>) {
  const written = unitOf({ unit })
  const told =
    all.find(each => each.unit === written) ??
    all.find(each => conversionOf([codeOf(each)], { unit }) !== undefined)
  return told && { told, isFitting: fits(told, unit, numbers) }
}

/** Where no unit is said: what the numbers themselves tell of it. */
function bySize(
  all: readonly Told[],
  numbers: ReturnType<typeof numbersIn>,
): Omit<MeasuredGuess, 'isSure'> & { isSure: boolean } {
  const fitting = all.filter(each => fits(each, each.unit, numbers))
  const [only] = fitting
  if (!only || fitting.length > 1)
    return { code: codeOf(all[0]!), because: say('tables.by-name-no-unit'), isSure: false }
  const unit = asWritten(only.unit)
  return all.length === 1
    ? { code: codeOf(only), ...(unit !== '' && { unit }), because: say('tables.by-name'), isSure: true }
    : { code: codeOf(only), unit, because: say('tables.by-size', { unit }), isSure: false }
}

/**
 * What a column measures, by its name, its unit and the size of its numbers. A code is proposed only where the name is
 * known, and the unit, where one is said, is one of it. It is sure only where the name means nothing else, the unit is
 * said or there is but one, and nearly all numbers are such as that unit has; anything else is a question.
 */
export function measuredIn({ name, unit }: NameAndUnit, profile: ColumnProfile): MeasuredGuess | undefined {
  const found = named(name)
  if (!found) return undefined
  const numbers = numbersIn(profile)
  const said = unit ?? profile.unit
  if (said === undefined) {
    const guess = bySize(found.measured.in, numbers)
    return { ...guess, isSure: guess.isSure && found.isCertain }
  }
  const told = byUnit(found.measured.in, said, numbers)
  if (!told) return undefined
  const because = say(told.isFitting ? 'tables.by-name' : 'tables.by-name-not-size')
  return { code: codeOf(told.told), because, isSure: told.isFitting && found.isCertain }
}

/** The code of what a cell names, in a table of one result a row; undefined where the name may mean something else. */
export function codeOfName(words: string): MeasuredGuess['code'] | undefined {
  const { name, unit } = nameAndUnit(words)
  const found = named(name)
  if (!found?.isCertain) return undefined
  const told = unit === undefined ? found.measured.in[0] : byUnit(found.measured.in, unit, [])?.told
  return told && codeOf(told)
}
