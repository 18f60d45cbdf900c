import { lookUp } from './table.ts'

/** Symbols that a clinician reads otherwise than UCUM spells them; a prefix may stand before them. */
const SYMBOLS: Readonly<Record<string, string>> = {
  'Cel': '°C',
  '[degF]': '°F',
  'deg': '°',
  'm[Hg]': 'mHg',
  'm[H2O]': 'mH₂O',
  '[iU]': 'IU',
  "[arb'U]": 'AU',
  '[pH]': '',
  '[HPF]': 'HPF',
  '[LPF]': 'LPF',
  '[CFU]': 'CFU',
  '[lb_av]': 'lb',
  '[stone_av]': 'st',
  '[in_i]': 'in',
  '[ft_i]': 'ft',
  '[diop]': 'dpt',
  'eq': 'Eq',
  'osm': 'Osm',
  'Ohm': 'Ω',
  'a': 'y',
}
/** Symbols that are printed as they are; a prefix may stand before them. */
const PLAIN = 'g m L mol U kat s min h d wk mo Pa bar Hz J W V A S N Bq Gy Sv cal B %'.split(' ')
const PREFIX = /^[fpnumcdkMGh](?=.)/

/** What braces hold and a clinician wants to read: the rest of them says only what was counted. */
const NOTES: Readonly<Record<string, string>> = { '1.73_m2': '1.73 m²', 'FEU': 'FEU', 'DDU': 'DDU' }
/** Whole codes whose print is no sum of its parts. */
const WHOLES: Readonly<Record<string, string>> = {
  '1': '',
  '[pH]': 'pH',
  '{Log_copies}/mL': 'log₁₀ copies/mL',
  '{copies}/mL': 'copies/mL',
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const raised = (digits: string) =>
  [...digits].map(digit => (digit === '-' ? '⁻' : RAISED[Number(digit)])).join('')
function symbol(name: string): string | undefined {
  const whole = lookUp(SYMBOLS, name) ?? (PLAIN.includes(name) ? name : undefined)
  if (whole !== undefined) return whole
  const prefix = PREFIX.exec(name)?.[0]
  if (prefix === undefined) return undefined
  const bare = name.slice(prefix.length)
  const rest = lookUp(SYMBOLS, bare) ?? (PLAIN.includes(bare) ? bare : undefined)
  return rest && (prefix === 'u' ? 'µ' : prefix) + rest
}

/** No unit has so long a code; what calls itself one is shown as it is written. */
const LONGEST = 100
const PIECE = /[./()]|(?:\{[^{}]*\}|\[[^\]]*\]|[^./(){}[\]])+/g
const SEPARATOR = /^[./()]$/
const separator = (sign: string) => (sign === '.' ? '·' : sign)

/** A number, a power of ten, or a symbol with its exponent. */
function bareTerm(bare: string): string | undefined {
  if (/^\d*$/.test(bare)) return bare
  const [, power] = /^10\*(-?\d+)$/.exec(bare) ?? []
  if (power !== undefined) return `10${raised(power)}`
  const [, name = '', exponent = ''] = /^(.*?)(-?\d*)$/.exec(bare) ?? []
  const printed = symbol(name)
  return printed && printed + raised(exponent)
}

/** What stands between two separators, and what its braces say. */
function term(text: string): string | undefined {
  const [, bare, note = ''] = /^([^{}]*)(?:\{([^{}]*)\})?$/.exec(text) ?? []
  const printed = bare === undefined ? undefined : bareTerm(bare)
  return printed === undefined ? undefined : [printed, lookUp(NOTES, note)].filter(Boolean).join(' ')
}

/**
 * A UCUM code as a clinician reads it: mmHg, µmol/L, 10⁹/L, mL/min/1.73 m², °C. Braces that say only what was
 * counted are left out, and a pure number has no unit (''). What is not known here stays as written.
 */
export function printedUnit(ucum: string): string {
  if (ucum.length > LONGEST) return ucum
  const whole = lookUp(WHOLES, ucum)
  if (whole !== undefined) return whole
  const pieces = ucum.match(PIECE) ?? []
  const printed = pieces.map(piece => (SEPARATOR.test(piece) ? separator(piece) : term(piece)))
  const isKnown = pieces.join('') === ucum && printed.every(piece => piece !== undefined)
  return isKnown ? printed.join('') : ucum
}

/** Signs that no source writes for people: only UCUM spells a unit with them. */
const OF_UCUM = /[{[*]/

/**
 * The unit of an amount as it is shown everywhere: as clinicians print it where the source gives its code, or wrote a
 * code where words belong (`mL/min/{1.73_m2}`); else as the source wrote it.
 */
export function shownUnit({ unit, unitCode }: { unit?: string | undefined; unitCode?: string | undefined }) {
  if (unitCode !== undefined) return printedUnit(unitCode)
  return unit !== undefined && OF_UCUM.test(unit) ? printedUnit(unit) : unit
}
