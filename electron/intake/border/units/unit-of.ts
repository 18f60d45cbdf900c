import { anyCase, capitals, exactly, prefixNames, unitNames, type Aliases } from './aliases.ts'
import { remembered } from './remembered.ts'
import { asInternational, clinicalCode, quantityOf } from './ucum.ts'
import { lookUp } from '../../../../shared/domain/table.ts'

/** A unit as a source writes it: as displayed, and the UCUM code where the source gave one. */
export interface WrittenUnit {
  readonly unit?: string | undefined
  readonly unitCode?: string | undefined
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const lower = (digits: string) => [...digits].map(digit => RAISED.indexOf(digit)).join('')
/** With `u` for both micro signs, plain digits for raised ones (10⁹ as 10*9, m² as m2) and `/` for per. */
function plain(text: string): string {
  return text
    .replaceAll(/[µμ]/g, 'u')
    .replaceAll(/10([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_, digits: string) => `10*${lower(digits)}`)
    .replaceAll(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, lower)
    .replaceAll('×', 'x')
    .replaceAll('℃', '°C')
    .replaceAll(/\s+per\s+/gi, '/')
    .trim()
}
const closed = (text: string) => text.replaceAll(/\s+/g, '')
/**
 * A blank may part two words, or a unit and a number: what it joins may be an alias, and is never read as UCUM.
 * `m 2` is a square metre whose exponent came down.
 */
const isOneWord = (text: string) => !/[a-zA-Z]\s+[a-zA-Z]|[a-ln-zA-Z]\s+\d/.test(text)

/** Ten to a power: `10^3`, `x10E3`, `x10(9)`. `x109` is a power that lost its height; `109` is a number. */
const POWER = /^(?:x?10(?:\*\*|[*^Eex+])\(?(\d{1,2})\)?|x?10\((\d{1,2})\)|[x*]10(3|6|9|12))$/i

const NAME = new RegExp(
  `^(${Object.keys(prefixNames).join('|')}|)(${Object.keys(unitNames).join('|')})s?$`,
  'i',
)
function byName(part: string): string | undefined {
  const [, prefix = '', unit = ''] = NAME.exec(part.toLowerCase()) ?? []
  const code = lookUp(unitNames, unit)
  return code === undefined ? undefined : (lookUp(prefixNames, prefix) ?? '') + code
}

function alias(text: string, kind: keyof Aliases): string | undefined {
  return lookUp(exactly[kind], text) ?? lookUp(anyCase[kind], text.toLowerCase())
}

/** What stands between two slashes. */
function partCode(text: string): string | undefined {
  const part = closed(text)
  const [, ...powers] = POWER.exec(part) ?? []
  const power = powers.find(each => each !== undefined)
  if (power !== undefined) return `10*${power}`
  const found = part === '' ? '' : alias(part, 'parts')
  return found ?? (isOneWord(text) ? (clinicalCode(part) ?? byName(part)) : undefined)
}
/** As `partCode`, of a text in capitals throughout. */
const capitalCode = (part: string) => lookUp(capitals, closed(part)) ?? partCode(part)

function joined(parts: ReadonlyArray<string | undefined>): string | undefined {
  return parts.some(part => part === undefined) ? undefined : clinicalCode(parts.join('/'))
}

/** The UCUM code of one text, or undefined where it could be two. */
const codeOf = remembered((text: string): string | undefined => {
  // A micro sign that has lost its unit: `µ/L` is not `u/L`.
  if (text.trim() === '' || text.length > 100 || /[µμ](?![a-zA-Z])/.test(text)) return undefined
  const written = plain(text)
  const parts = written.split('/')
  return (
    alias(closed(written), 'wholes') ??
    (isOneWord(written) ? clinicalCode(closed(written)) : undefined) ??
    joined(parts.map(partCode)) ??
    (written === written.toUpperCase() ? joined(parts.map(capitalCode)) : undefined)
  )
})

/** An enzyme unit in one text and an international unit in the other is loose writing, not contradiction. */
function contradict(one: string, other: string): boolean {
  const [a, b] = [quantityOf(asInternational(one)), quantityOf(asInternational(other))]
  return (
    a.rest !== b.rest ||
    a.mass !== b.mass ||
    a.mole !== b.mole ||
    a.equivalent !== b.equivalent ||
    Math.abs(a.magnitude / b.magnitude - 1) > 1e-9
  )
}

/**
 * The UCUM code of a unit as sources write it, in one spelling (`mg/dL`, never `mg/dl`). Undefined where the
 * text is no unit we know, could be two units, or where unit and code contradict each other: never a guess.
 */
export function unitOf({ unit, unitCode }: WrittenUnit): string | undefined {
  const byCode = unitCode === undefined ? undefined : codeOf(unitCode)
  const byText = unit === undefined || unit === unitCode ? undefined : codeOf(unit)
  if (byCode === undefined || byText === undefined) return byCode ?? byText
  return contradict(byCode, byText) ? undefined : byCode
}
