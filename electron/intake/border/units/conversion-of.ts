import type { Analyte, Line } from './analytes/analyte.ts'
import { analytes, analytesOf } from './analytes/index.ts'
import { canonicalRatios, canonicalUnits } from './canonical-units.ts'
import { remembered } from './remembered.ts'
import { asEnzymeUnits, asInternational, quantityOf, type Quantity } from './ucum.ts'
import { unitOf, type WrittenUnit } from './unit-of.ts'
import { lookUp } from '../../../../shared/domain/table.ts'

/** How a number as written becomes the number in the unit of its series: slope × number + intercept. */
export interface Conversion extends Line {
  /** UCUM. */
  readonly unit: string
}

/** Units as written that only the analyte makes certain. */
const LOOSE: Readonly<Partial<Record<NonNullable<Analyte['loose']>, Readonly<Record<string, string>>>>> = {
  count: { 'G/L': '10*9/L', 'G/l': '10*9/L' },
  temperature: { C: 'Cel', c: 'Cel', F: '[degF]', f: '[degF]' },
}

// Twelve digits: more than any factor is known to, and none of the noise of binary fractions.
const settled = (value: number) => Number(value.toPrecision(12))
const line = (slope: number, intercept = 0): Line => ({
  slope: settled(slope),
  intercept: settled(intercept),
})

/** From one unit to another of one kind; molar mass and charge let mass, amount and equivalents pass. */
function between(from: Quantity, to: Quantity, { molarMass, charge }: Pick<Analyte, 'molarMass' | 'charge'>) {
  const mass = to.mass - from.mass
  const mole = to.mole - from.mole
  const equivalent = to.equivalent - from.equivalent
  if (from.rest !== to.rest || mass + mole + equivalent !== 0) return undefined
  if ((mass !== 0 && molarMass === undefined) || (equivalent !== 0 && charge === undefined)) return undefined
  return line((from.magnitude / to.magnitude) * (molarMass ?? 1) ** mass * (charge ?? 1) ** equivalent)
}

/** Degrees have their own nought: the only units of a clinic that are no multiple of each other. */
const FAHRENHEIT = line(5 / 9, -160 / 9)

type Shape = 'share' | 'number' | 'mass' | 'amount' | 'volume' | 'other'
const withoutNotes = (code: string) => code.replaceAll(/\{[^{}]*\}/g, '')
const isPure = ({ rest, mass, mole, equivalent }: Quantity) =>
  /^[0 ]*$/.test(rest) && mass === 0 && mole === 0 && equivalent === 0

/** How a pure number is written, which UCUM does not tell apart; undefined for what has a dimension. */
function shapeOf(code: string): Shape | undefined {
  if (!isPure(quantityOf(code))) return undefined
  const bare = withoutNotes(code)
  if (bare === '%') return 'share'
  if (bare === '' || bare === '1') return 'number'
  const [, above] = /^([^/()]+)\/[^/()]+$/.exec(bare) ?? []
  if (above === undefined) return 'other'
  const { mass, mole, rest } = quantityOf(above)
  if (mass === 1) return 'mass'
  if (mole === 1) return 'amount'
  return rest.startsWith('3 ') ? 'volume' : 'other'
}

/** Whether a number by 100 and a number by one, a score and a share are kept apart. */
function sameShape(unit: string, target: string): boolean {
  const [from, to] = [shapeOf(unit), shapeOf(target)]
  return (
    from === undefined ||
    from === to ||
    (to === 'share' && (from === 'mass' || from === 'amount' || from === 'volume'))
  )
}

/** To the unit in which an analyte of the table is kept. */
function toOwn(analyte: Analyte, code: string): Line | undefined {
  const bare = withoutNotes(code)
  if (analyte.never?.includes(bare)) return undefined
  const published = analyte.lines?.[bare]
  if (published) return published
  if (analyte.loose === 'number')
    return shapeOf(code) === 'number' || code === analyte.unit ? line(1) : undefined
  const { notes } = quantityOf(code)
  const agrees = notes === '' || notes === quantityOf(analyte.unit).notes
  if (!agrees || !sameShape(code, analyte.unit)) return undefined
  if (code === '[degF]' && analyte.unit === 'Cel') return FAHRENHEIT
  return between(quantityOf(code), quantityOf(analyte.unit), analyte)
}

const kindOf = ({ rest, mass, mole, equivalent, cancelled, notes }: Quantity) =>
  [rest, mass, mole, equivalent, cancelled, notes].join('|')
let byKind: ReadonlyMap<string, string> | undefined

/** To the unit in which its kind of quantity is kept. */
function toCanonical(code: string): Conversion | undefined {
  const shape = shapeOf(code)
  if (shape === 'other') return undefined
  byKind ??= new Map(canonicalUnits.map(unit => [kindOf(quantityOf(unit)), unit]))
  const unit = shape === undefined ? byKind.get(kindOf(quantityOf(code))) : canonicalRatios[shape]
  if (unit === undefined) return undefined
  if (code === '[degF]') return { unit, ...FAHRENHEIT }
  const found = between(quantityOf(code), quantityOf(unit), {})
  return found && { unit, ...found }
}

/** The analyte's own reading of a unit. */
function readFor({ loose }: Analyte, written: WrittenUnit): string | undefined {
  const code = unitOf(written)
  if (code === undefined) {
    const text = (written.unitCode ?? written.unit ?? '').trim()
    const table = loose && LOOSE[loose]
    return table && lookUp(table, text)
  }
  if (loose === 'enzyme') return asEnzymeUnits(code)
  return loose === 'international' ? asInternational(code) : code
}

const ofAnalyte = new Map(
  analytes.map(analyte => [
    analyte,
    remembered((code): Conversion | undefined => {
      const found = toOwn(analyte, code)
      return found && { unit: analyte.unit, ...found }
    }),
  ]),
)
const ofKind = remembered(toCanonical)

/**
 * How a number as written becomes the number in the unit in which the series of its analyte is kept: the
 * analyte's own where its LOINC code is in the table (`analytes/`), else the one of its kind of quantity
 * (`canonical-units.ts`). Undefined where the unit is not certain, measures something else, or the codes name
 * two analytes: the number then stays as written.
 */
export function conversionOf(
  analyte: ReadonlyArray<{ readonly system: string; readonly code: string }>,
  written: WrittenUnit,
): Conversion | undefined {
  const [known, ...others] = analytesOf(analyte)
  if (others.length > 0) return undefined
  const code = known ? readFor(known, written) : unitOf(written)
  if (code === undefined) return undefined
  return known ? ofAnalyte.get(known)?.(code) : ofKind(code)
}
