import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analytes } from '../../../../electron/intake/border/units/analytes/index.ts'
import { canonicalUnits } from '../../../../electron/intake/border/units/canonical-units.ts'
import { conversionOf } from '../../../../electron/intake/border/units/conversion-of.ts'
import { quantityOf } from '../../../../electron/intake/border/units/ucum.ts'
import { loincDigitHolds } from '../../../../shared/domain/letters/check-digits.ts'

const of = (code: string, unit: string) => conversionOf([{ system: 'http://loinc.org', code }], { unit })
const NOBODY = '0-0'
/** A number of one unit as a number of another, by way of the unit of the series. */
function through(code: string, from: string, to: string): (value: number) => number {
  const [there, back] = [of(code, from), of(code, to)]
  if (!there || !back) throw new Error(`${code}: ${from} or ${to} is not converted`)
  expect(there.unit).toBe(back.unit)
  return value => (value * there.slope + there.intercept - back.intercept) / back.slope
}

/**
 * AMA Manual of Style, 11th ed. (2020), table 17.5-2: conventional unit × factor = SI unit. The factors are
 * printed with three or four figures, some from older atomic weights: they hold to half a per cent.
 */
test.each([
  ['2345-7', 'mg/dL', 'mmol/L', 0.0555],
  ['2160-0', 'mg/dL', 'umol/L', 88.4],
  ['3094-0', 'mg/dL', 'mmol/L', 0.357],
  ['2951-2', 'mEq/L', 'mmol/L', 1],
  ['2823-3', 'mEq/L', 'mmol/L', 1],
  ['2075-0', 'mEq/L', 'mmol/L', 1],
  ['1963-8', 'mEq/L', 'mmol/L', 1],
  ['17861-6', 'mg/dL', 'mmol/L', 0.25],
  ['17861-6', 'mEq/L', 'mmol/L', 0.5],
  ['19123-9', 'mg/dL', 'mmol/L', 0.4114],
  ['19123-9', 'mEq/L', 'mmol/L', 0.5],
  ['2777-1', 'mg/dL', 'mmol/L', 0.323],
  ['3084-1', 'mg/dL', 'umol/L', 59.485],
  ['2093-3', 'mg/dL', 'mmol/L', 0.0259],
  ['2085-9', 'mg/dL', 'mmol/L', 0.0259],
  ['13457-7', 'mg/dL', 'mmol/L', 0.0259],
  ['2571-8', 'mg/dL', 'mmol/L', 0.0113],
  ['1975-2', 'mg/dL', 'umol/L', 17.104],
  ['22763-7', 'ug/dL', 'umol/L', 0.587],
  ['14118-4', 'mg/dL', 'mmol/L', 0.111],
  ['2428-1', 'mg/L', 'umol/L', 7.397],
  ['2498-4', 'ug/dL', 'umol/L', 0.179],
  ['2500-7', 'ug/dL', 'umol/L', 0.179],
  ['5631-7', 'ug/dL', 'umol/L', 0.157],
  ['5763-8', 'ug/dL', 'umol/L', 0.153],
  ['5671-3', 'ug/dL', 'umol/L', 0.0483],
  ['2132-9', 'pg/mL', 'pmol/L', 0.7378],
  ['2284-8', 'ng/mL', 'nmol/L', 2.266],
  ['1989-3', 'ng/mL', 'nmol/L', 2.496],
  ['2923-1', 'ug/dL', 'umol/L', 0.0349],
  ['1903-4', 'mg/dL', 'umol/L', 56.78],
  ['2143-6', 'ug/dL', 'nmol/L', 27.588],
  ['3024-7', 'ng/dL', 'pmol/L', 12.871],
  ['3026-2', 'ug/dL', 'nmol/L', 12.871],
  ['3051-0', 'pg/mL', 'pmol/L', 1.536],
  ['3053-6', 'ng/dL', 'nmol/L', 0.01536],
  ['2986-8', 'ng/dL', 'nmol/L', 0.0347],
  ['2243-4', 'pg/mL', 'pmol/L', 3.671],
  ['2839-9', 'ng/mL', 'nmol/L', 3.18],
  ['2191-5', 'ug/dL', 'umol/L', 0.02714],
  ['1854-9', 'ng/dL', 'nmol/L', 0.0349],
  ['1668-3', 'ng/dL', 'nmol/L', 0.03026],
  ['1763-2', 'ng/dL', 'nmol/L', 0.0277],
  ['2731-8', 'pg/mL', 'pmol/L', 0.1061],
  ['3719-2', 'mEq/L', 'mmol/L', 1],
  ['10535-3', 'ng/mL', 'nmol/L', 1.281],
  ['3298-7', 'ug/mL', 'umol/L', 6.614],
  ['4024-6', 'mg/dL', 'mmol/L', 0.0724],
  ['3968-5', 'ug/mL', 'umol/L', 3.964],
  ['3432-2', 'ug/mL', 'umol/L', 4.233],
  ['4086-5', 'ug/mL', 'umol/L', 6.934],
  ['3948-7', 'ug/mL', 'umol/L', 4.306],
  ['4049-3', 'ug/mL', 'umol/L', 5.55],
  ['20578-1', 'ug/mL', 'umol/L', 0.69],
  ['5640-8', 'mg/dL', 'mmol/L', 0.2171],
  ['718-7', 'g/dL', 'mmol/L', 0.6206],
  ['718-7', 'g/dL', 'g/L', 10],
  ['1751-7', 'g/dL', 'g/L', 10],
  ['1988-5', 'mg/dL', 'mg/L', 10],
  ['6690-2', 'K/uL', '10*9/L', 1],
  ['789-8', 'M/uL', '10*12/L', 1],
  ['1742-6', 'U/L', 'ukat/L', 0.01667],
  ['3016-3', 'uIU/mL', 'mIU/L', 1],
  ['2019-8', 'mmHg', 'kPa', 0.1333],
])('AMA: %s, %s × … = %s', (code, from, to, factor) => {
  const found = through(code, from, to)(1)
  expect(Math.abs(found / factor - 1)).toBeLessThan(0.005)
})

describe('equations and examples that others publish', () => {
  // NGSP (ngsp.org/ifcc.asp), whole numbers as printed in its table.
  test.each([
    [5, 31],
    [6, 42],
    [7, 53],
    [8, 64],
    [9, 75],
    [10, 86],
    [12, 108],
  ])('HbA1c %d %% is %d mmol/mol', (ngsp, ifcc) => {
    expect(Math.round(through('4548-4', '%', 'mmol/mol')(ngsp))).toBe(ifcc)
    expect(through('59261-8', 'mmol/mol', 'mmol/mol')(ifcc)).toBeCloseTo(ifcc, 9)
  })

  // KDIGO 2012, CKD guideline, table 7: 30 mg/g is 3 mg/mmol, 300 mg/g is 30 mg/mmol, rounded by it.
  test('albumin by creatinine: 3.39 mg/mmol is 30 mg/g', () => {
    expect(through('14959-1', 'mg/g', 'mg/mmol')(30)).toBeCloseTo(3.39, 2)
    expect(through('14959-1', 'ug/mg creat', 'mg/g')(30)).toBeCloseTo(30, 9)
  })

  // NIST SP 811, appendix B.8.
  test.each([
    ['8310-5', '°F', 'Cel', 98.6, 37],
    ['8310-5', 'F', 'Cel', 32, 0],
    ['29463-7', 'lb', 'kg', 1, 0.45359237],
    ['29463-7', 'stone', 'kg', 1, 6.35029318],
    ['8302-2', 'in', 'cm', 1, 2.54],
    ['8302-2', 'ft', 'cm', 1, 30.48],
    ['8480-6', 'kPa', 'mmHg', 1, 7.50062],
    [NOBODY, 'cmH2O', 'kPa', 1, 0.0980665],
  ])('%s: %s to %s', (code, from, to, value, expected) => {
    expect(through(code, from, to)(value) / (expected || 1)).toBeCloseTo(expected === 0 ? 0 : 1, 5)
  })

  // Urea is 60 g/mol and its nitrogen 28: BUN × 2.14 = urea.
  test('urea and its nitrogen are one amount and two masses', () => {
    const urea = of('3091-6', 'mg/dL')
    const nitrogen = of('3094-0', 'mg/dL')
    expect(nitrogen!.slope / urea!.slope).toBeCloseTo(2.14, 2)
  })
})

test.each([
  ['4548-4', 'mg/L', 'HbA1c is a share'],
  ['59261-8', '%', 'the per cent of the IFCC is not that of the NGSP'],
  ['20448-7', 'pmol/L', 'insulin has no agreed mass for a unit'],
  ['14796-7', 'mIU/L', 'nor the other way'],
  ['2842-3', 'mIU/L', 'prolactin neither'],
  ['35668-3', 'umol/L', 'gentamicin is a mixture'],
  ['2777-1', 'mEq/L', 'the charge of phosphate depends on the pH'],
  ['1742-6', 'ug/L', 'activity is no mass'],
  ['2164-2', 'mL/min/1.73m2', 'a clearance of the whole person'],
  ['6301-6', '%', 'Quick’s per cent is no INR'],
  ['6301-6', 's', 'nor are seconds'],
  ['4544-3', '1', 'a share, or a number by 100'],
  ['48065-7', 'ng/mL DDU', 'two D-dimer units are about one FEU'],
  ['8302-2', 'kg', 'a height is no mass'],
  ['8867-4', 'MBq', 'a heart is not radioactive'],
  ['2345-7', 'IU/L', 'glucose has no international unit'],
  ['2345-7', 'constructor', 'no unit'],
])('%s in %s is not converted: %s', (code, unit) => expect(of(code, unit)).toBeUndefined())

describe('what is in no table', () => {
  test('is kept in the unit of its kind', () => {
    expect(of(NOBODY, 'ng/mL')).toEqual({ unit: 'mg/L', slope: 0.001, intercept: 0 })
    expect(of(NOBODY, 'ug/dL')).toEqual({ unit: 'mg/L', slope: 0.01, intercept: 0 })
    expect(of(NOBODY, 'IU/mL')).toEqual({ unit: '[iU]/L', slope: 1000, intercept: 0 })
    expect(of(NOBODY, '{score}')).toEqual({ unit: '1', slope: 1, intercept: 0 })
    expect(of(NOBODY, '%')).toEqual({ unit: '%', slope: 1, intercept: 0 })
  })

  test('never passes from mass to amount, nor between kinds that share a dimension', () => {
    const kinds = [
      ['ng/mL', 'nmol/L', 'mEq/L', 'IU/L', 'U/L', 'K/uL', 'copies/mL', 'log copies/mL', 'CFU/mL', 'AU/L'],
      ['ug/mL FEU', 'ug/mL DDU', 'ug/mL'],
      ['/min', 'mg/kg/d', 'MBq', 'mmol/kg/d', 'mL/kg/h'],
      ['%', '1', 'mg/g', 'mmol/mol', '/HPF', '/LPF', 'dB', '10*3'],
      ['mosm/kg', 'mmol/kg', 'mg/kg'],
      ['mL/min', 'mL/min/1.73m2'],
      ['[diop]', 'cm'],
      ['Gy', 'mSv'],
    ]
    for (const units of kinds) {
      const kept = units.map(unit => of(NOBODY, unit)?.unit).filter(unit => unit !== undefined)
      expect(new Set(kept).size, units.join(', ')).toBe(kept.length)
    }
  })

  test('is not guessed where the codes name two analytes', () => {
    const codes = ['2345-7', '718-7'].map(code => ({ system: 'http://loinc.org', code }))
    expect(conversionOf(codes, { unit: 'g/dL' })).toBeUndefined()
    const twice = ['2345-7', '2339-0'].map(code => ({ system: 'http://loinc.org', code }))
    expect(conversionOf(twice, { unit: 'mg/dL' })?.unit).toBe('mmol/L')
    expect(conversionOf([{ system: 'urn:local', code: '2345-7' }], { unit: 'mg/dL' })?.unit).toBe('mg/L')
  })
})

describe('the tables', () => {
  test('every LOINC code carries its check digit and stands once', () => {
    const codes = analytes.flatMap(({ loinc }) => loinc.split(' '))
    for (const code of codes) expect(loincDigitHolds(code), code).toBe(true)
    expect(new Set(codes).size).toBe(codes.length)
    expect(analytes.length).toBeGreaterThan(60)
  })

  test('the unit of a series is kept as it is', () => {
    for (const { loinc, unit, never } of analytes)
      for (const code of loinc.split(' ')) {
        const kept = never?.includes(unit) ? undefined : { unit, slope: 1, intercept: 0 }
        expect(of(code, unit), `${code} ${unit}`).toEqual(kept)
      }
    for (const unit of canonicalUnits) expect(of(NOBODY, unit)).toEqual({ unit, slope: 1, intercept: 0 })
  })

  test('no two canonical units measure the same', () => {
    const kinds = canonicalUnits.map(unit => JSON.stringify({ ...quantityOf(unit), magnitude: 0 }))
    expect(new Set(kinds).size).toBe(kinds.length)
  })
})

test('there and back is where one was, and more stays more', () => {
  const pairs: ReadonlyArray<readonly [string, string, string]> = [
    ['2345-7', 'mg/dL', 'mmol/L'],
    ['4548-4', '%', 'mmol/mol'],
    ['8310-5', '[degF]', 'Cel'],
    ['17861-6', 'mEq/L', 'mg/dL'],
    ['785-6', 'pg', 'fmol'],
    [NOBODY, 'kPa', 'mmHg'],
  ]
  const value = fc.double({ min: 0, max: 1e4, noNaN: true })
  fc.assert(
    fc.property(fc.constantFrom(...pairs), value, value, ([code, a, b], x, y) => {
      const there = through(code, a, b)
      expect(through(code, b, a)(there(x))).toBeCloseTo(x, 6)
      if (x < y - 1e-6) expect(there(x)).toBeLessThan(there(y))
    }),
  )
})
