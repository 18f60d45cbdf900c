import type { Amount, Value } from '../../../../shared/domain/fact.ts'
import { unitOf } from '../../border/units/unit-of.ts'
import type { Cell } from './row.ts'

export interface NumberReading {
  readonly decimal: 'point' | 'comma'
  /** As the heading or the unit's own column says. */
  readonly unit?: string | undefined
}
/** A value, and what stood behind it as a sign that it is high or low. */
export interface ReadValue {
  readonly value: Value
  readonly flag?: string
}

/* Each of a fixed shape, so that none goes back over a text. */
const point =
  /^[+-]?(?:\d{1,3}(?:[, '\u00a0\u202f]\d{3}){1,6}|\d{1,15})?(?:\.\d{0,15})?(?:[eE][+-]?\d{1,3})?$/
const comma = /^[+-]?(?:\d{1,3}(?:[. '\u00a0\u202f]\d{3}){1,6}|\d{1,15})?(?:,\d{0,15})?(?:[eE][+-]?\d{1,3})?$/

/** The number that a text says, by its decimal sign; undefined where it is none. */
export function numberIn(text: string, decimal: 'point' | 'comma'): number | undefined {
  if (text.length > 40 || !/\d/.test(text) || !(decimal === 'point' ? point : comma).test(text))
    return undefined
  const plain =
    decimal === 'point'
      ? text.replaceAll(/[, '\u00a0\u202f]/g, '')
      : text.replaceAll(/[. '\u00a0\u202f]/g, '').replace(',', '.')
  const value = Number(plain)
  return Number.isFinite(value) ? value : undefined
}

/** One or two digits behind the only sign: no thousands, whichever sign a table has. */
const part = /^[+-]?\d{1,15}[.,]\d{1,2}$/
/** The number that a cell says: by its table's decimal sign, or by the other one where it can be nothing else. */
function numberSaid(text: string, decimal: 'point' | 'comma'): number | undefined {
  const own = numberIn(text, decimal)
  return own === undefined && part.test(text) ? Number(text.replace(',', '.')) : own
}

const comparators: Readonly<Record<string, Amount['comparator']>> = {
  '<': '<',
  '>': '>',
  '<=': '<=',
  '=<': '<=',
  '≤': '<=',
  '>=': '>=',
  '=>': '>=',
  '≥': '>=',
  '~': '~',
  '≈': '~',
}
const compared = /^([<>=≤≥~≈]{1,2})\s{0,3}(\S.{0,60})$/
const parted = /^([\d.,'+\-eE\u00a0\u202f]{1,30})\s{0,3}([^\d\s.,'<>=].{0,30})$/
const flags = /^(?:[HL]{1,2}|\*{1,3}|[↑↓]{1,2}|\(?(?:high|low|hoch|niedrig|alto|bajo|baixo|haut|bas)\)?)$/i

function amountIn(
  text: string,
  { decimal, unit }: NumberReading,
): { amount: Amount; flag?: string } | undefined {
  const [, sign = '', rest = text] = compared.exec(text) ?? []
  const comparator = comparators[sign]
  if (sign !== '' && comparator === undefined) return undefined
  const said = (value: number, words: string, own: string | undefined): Amount => ({
    value,
    text: words,
    ...(comparator && { comparator }),
    ...(own !== undefined && own !== '' && { unit: own }),
  })
  const bare = rest.trim()
  const alone = numberSaid(bare, decimal)
  if (alone !== undefined) return { amount: said(alone, bare, unit) }
  const [, digits, behind] = parted.exec(bare) ?? []
  const value = digits === undefined ? undefined : numberSaid(digits.trim(), decimal)
  if (value === undefined) return undefined
  const words = behind!.trim()
  if (flags.test(words)) return { amount: said(value, digits!.trim(), unit), flag: words }
  const isUnit = words === unit || (words.length <= 20 && unitOf({ unit: words }) !== undefined)
  return isUnit ? { amount: said(value, digits!.trim(), words) } : undefined
}

const titre = /^(\d{1,6})\s?:\s?(\d{1,9})$/
const between = /^([\d.,]{1,15})\s?[-–]\s?([\d.,]{1,15})$/

/** What a cell of a result says: a number as written, a titre, a range, or else its words, whatever they are. */
export function readValue(cell: Pick<Cell, 'text' | 'kind' | 'exact'>, reading: NumberReading): ReadValue {
  const text = cell.text.trim()
  if (cell.kind === 'n' && typeof cell.exact === 'number') return exactValue(text, cell.exact, reading)
  if (cell.kind === 'b') return { value: { kind: 'boolean', value: cell.exact === true } }
  const found = amountIn(text, reading)
  if (found) {
    const { amount, flag } = found
    return { value: { kind: 'quantity', ...amount }, ...(flag !== undefined && { flag }) }
  }
  const [, one, other] = titre.exec(text) ?? []
  if (one !== undefined)
    return {
      value: {
        kind: 'ratio',
        numerator: { value: Number(one), text: one },
        denominator: { value: Number(other), text: other! },
      },
    }
  const ends = between.exec(text)?.slice(1)
  const [low, high] = ends?.map(each => numberIn(each, reading.decimal)) ?? []
  if (low !== undefined && high !== undefined && low <= high) {
    const unit = reading.unit === undefined || reading.unit === '' ? {} : { unit: reading.unit }
    return {
      value: {
        kind: 'range',
        low: { value: low, text: ends![0]!, ...unit },
        high: { value: high, text: ends![1]!, ...unit },
      },
    }
  }
  return { value: { kind: 'text', text } }
}

/** A number of a workbook: the one that was kept counts, which may be more exact than the one that is shown. */
function exactValue(shown: string, exact: number, { unit }: NumberReading): ReadValue {
  const isPercent = shown.endsWith('%') && (unit === undefined || unit === '' || unit === '%')
  // In tenths of what the digits of a double can hold: 0.1 + 0.2 is meant as 0.3.
  const value = Number((isPercent ? exact * 100 : exact).toPrecision(15))
  const own = isPercent ? '%' : unit
  return {
    value: {
      kind: 'quantity',
      value,
      text: String(value),
      ...(own !== undefined && own !== '' && { unit: own }),
    },
  }
}
