import { UcumLhcUtils, type Unit } from '@lhncbc/ucum-lhc'
import { ambiguousCodes, clinicalAtoms, misdefinedBrackets, ownKinds } from './clinical-atoms.ts'
import { remembered } from './remembered.ts'
import { lookUp } from '../../../../shared/domain/table.ts'

/** What a UCUM code measures, apart from how much of it. */
export interface Quantity {
  /** How many base units (metre, second, gram, mole, equivalent, …) one unit is. */
  readonly magnitude: number
  /** Exponents that amount-to-mass conversion trades against each other. */
  readonly mass: number
  readonly mole: number
  readonly equivalent: number
  /** Everything else that must be the same before two units can be converted: dimensions, arbitrary units. */
  readonly rest: string
  /** Dimensions that cancel in it, by place: with them `mg/kg/d` is a dose by weight and no frequency. */
  readonly cancelled: string
  /** Annotations that change what is measured: `1.73_m2`, `feu`. */
  readonly notes: string
}

// Loading the library's tables takes a tenth of a second: on first use, not when intake starts.
let library: UcumLhcUtils | undefined
const lookedUp = (code: string) => (library ??= new UcumLhcUtils()).getSpecifiedUnit(code, 'validate')

const ANNOTATION = /\{[^{}]*\}/g
/** One symbol or number with its exponent, an annotation, or both; between several `.` or `/`. */
const SYMBOL = String.raw`(?:[A-Za-z%]*(?:\[[A-Za-z0-9_']+\])?(?:10[*^])?[+-]?\d*)`
const TERM = String.raw`(?=[A-Za-z0-9%[{])${SYMBOL}(?:\{[!-z|~]*\})?`
const CHAIN = String.raw`/?${TERM}(?:[./]${TERM})*`
/** A chain, with chains in parentheses where a term may stand. */
const SHAPE = new RegExp(String.raw`^/?(?:${TERM}|\(${CHAIN}\))(?:[./](?:${TERM}|\(${CHAIN}\)))*$`)
const POWER_OF_TEN = /^10[*^][+-]?\d{1,2}$/
/** Numbers that divide a clinic's units: per 100 cells, in 24 hours. `73` of `1.73.m2` is none. */
const NUMBERS = new Set('1 2 8 10 12 24 48 72 100 1000 10000 100000 1000000'.split(' '))
const LONGEST = 60

interface UnitSymbol {
  readonly name: string
  /** Without sign. */
  readonly exponent: number
}
/** The symbols of a code, annotations left out: `kg/m2{x}` has `kg` and `m`, twice. */
function symbolsOf(code: string): UnitSymbol[] {
  return code
    .replace(ANNOTATION, '')
    .split(/[./()]/)
    .filter(part => part !== '')
    .map(part => {
      const [, name = part, exponent = '1'] = /^(.*?)[+-]?(\d+)$/.exec(part) ?? []
      const isNumber = name === '' || POWER_OF_TEN.test(part)
      return isNumber ? { name: part, exponent: 1 } : { name, exponent: Number(exponent) }
    })
}

const isClinicalSymbol = ({ name }: UnitSymbol) =>
  clinicalAtoms.has(name) || POWER_OF_TEN.test(name) || NUMBERS.has(name) || name.includes('[')

/** A code with something changed in its symbols, and annotations and brackets left as they are. */
export function inSymbols(code: string, change: (symbols: string) => string): string {
  return code
    .split(/(\{[^{}]*\}|\[[^\]]*\])/)
    .map((piece, at) => (at % 2 === 1 ? piece : change(piece)))
    .join('')
}

/**
 * One spelling for each unit: `mg/dl` and `mg/dL`, `[IU]` and `[iU]`, `10^3` and `10*3`, `{1.73m2}` and
 * `{1.73_m2}` are the same.
 */
const oneSpelling = (code: string) =>
  inSymbols(code.replaceAll('[IU]', '[iU]').replaceAll(/\{1[.,]73[^}]*\}/g, '{1.73_m2}'), symbols =>
    symbols.replaceAll('10^', '10*').replaceAll(/\b([fpnumcd]?)l(?=\d|\b)/g, '$1L'),
  )

/** Enzyme units as international units, or the other way round, for those who write one for the other. */
export const asInternational = (code: string) =>
  inSymbols(code, symbols => symbols.replaceAll(/U(?![a-zA-Z])/g, '[iU]'))
export const asEnzymeUnits = (code: string) => code.replaceAll('[iU]', 'U')

/**
 * The code in its one spelling, where it is valid UCUM that a clinic means as UCUM does; undefined otherwise.
 * The library is asked only about what has the shape of a code: it prints what it cannot read.
 */
export const clinicalCode = remembered((text: string): string | undefined => {
  if (text.length > LONGEST || !SHAPE.test(text) || /\d\.\d/.test(text.replace(ANNOTATION, '')))
    return undefined
  const code = oneSpelling(text)
  const symbols = symbolsOf(code)
  if (ambiguousCodes.has(code.replace(ANNOTATION, '')) || !symbols.every(isClinicalSymbol)) return undefined
  return lookedUp(code).status === 'valid' ? code : undefined
})

/** What is counted or tested, which changes no number; any other annotation may. */
const NEUTRAL = new Set(
  (
    'beats breaths cells count # score ratio rbc wbc erythrocytes leukocytes platelets ' +
    'creat creatinine hb hgb hemoglobin fe hemoglobinsaturation'
  ).split(' '),
)
const notesOf = (code: string) =>
  [...code.matchAll(ANNOTATION)]
    .map(([note]) => note.slice(1, -1).toLowerCase())
    .filter(note => note !== '' && !NEUTRAL.has(note))
    .toSorted()
    .join(' ')

const PREFIXED = /^[pnumkMGc](?=osm|Bq|Gy|Sv|U|kat)/

/** Whether a unit in brackets is one of its own kind: arbitrary, a logarithm, a field of a microscope. */
function isOwnBracket(bracket: string): boolean {
  const { unit } = lookedUp(bracket)
  if (!unit || bracket === '[degF]') return false
  if (misdefinedBrackets.has(bracket)) return true
  return unit.isArbitrary_ || unit.isSpecial_ || allExponents(unit).every(exponent => exponent === 0)
}

/** Symbols that are a kind of their own, as dimensions do not tell: arbitrary units, osmoles, becquerels. */
function kindsOf(symbols: readonly UnitSymbol[]): string[] {
  return symbols
    .flatMap(({ name }) => {
      const bracket = /\[[^\]]*\]/.exec(name)?.[0]
      if (bracket !== undefined) return isOwnBracket(bracket) ? [bracket] : []
      return lookUp(ownKinds, name.replace(PREFIXED, '')) ?? []
    })
    .toSorted()
}

/** Dimensions, moles and equivalents. */
const allExponents = (unit: Unit) => [
  ...(unit.dim_?.dimVec_ ?? NO_DIMENSION),
  unit.moleExp_,
  unit.equivalentExp_,
]

/** Places of exponents that stand above and below the line and cancel: the mass in `mg/kg/d`. */
function cancelledOf(symbols: readonly UnitSymbol[], whole: Unit): string {
  const parts = symbols.flatMap(({ name, exponent }) => {
    const { unit } = lookedUp(name)
    return unit ? [allExponents(unit).map(each => Math.abs(each * exponent))] : []
  })
  return allExponents(whole)
    .flatMap((each, place) =>
      parts.reduce((sum, exponents) => sum + (exponents[place] ?? 0), 0) > Math.abs(each) ? [place] : [],
    )
    .join(' ')
}

const NO_DIMENSION = [0, 0, 0, 0, 0, 0, 0]
const MASS = 2
/** What a code that `clinicalCode` answered measures. */
export const quantityOf = remembered((code: string): Quantity => {
  const { unit } = lookedUp(code)
  if (!unit) throw new RangeError('Not a UCUM code.')
  const exponents = unit.dim_?.dimVec_ ?? NO_DIMENSION
  const symbols = symbolsOf(code)
  return {
    magnitude: unit.magnitude_ / moles() ** (unit.moleExp_ + unit.equivalentExp_),
    mass: exponents[MASS] ?? 0,
    mole: unit.moleExp_,
    equivalent: unit.equivalentExp_,
    rest: [...exponents.with(MASS, 0), ...kindsOf(symbols)].join(' '),
    cancelled: cancelledOf(symbols, unit),
    notes: notesOf(code),
  }
})
/** The library counts a mole as so many particles. */
const moles = () => lookedUp('mol').unit?.magnitude_ ?? 1
