import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convertedNumber } from '../../../../shared/domain/converted-number.ts'

/*
 * Factors and examples as printed in tables for clinicians: glucose 18.016 and cholesterol 38.67 mg/dL a mmol/L,
 * creatinine 88.42 umol/L a mg/dL, HbA1c by the IFCC master equation (NGSP % = 0.09148 x mmol/mol + 2.152),
 * haemoglobin 10 g/L a g/dL, potassium 39.0983 g a mole.
 */
const examples: ReadonlyArray<readonly [text: string, slope: number, intercept: number, shown: string]> = [
  ['5.2', 18.016, 0, '94'],
  ['94', 1 / 18.016, 0, '5.2'],
  ['200', 1 / 38.67, 0, '5.2'],
  ['5.2', 38.67, 0, '201'],
  ['1.2', 88.42, 0, '106'],
  ['106', 1 / 88.42, 0, '1.2'],
  ['53', 0.09148, 2.152, '7.0'],
  ['7.0', 1 / 0.09148, -2.152 / 0.09148, '53'],
  ['142', 0.1, 0, '14.2'],
  ['14.2', 10, 0, '142'],
  ['17.2', 10 / 39.0983, 0, '4.4'],
  ['98.6', 5 / 9, -160 / 9, '37.0'],
  ['1.5e3', 0.001, 0, '1.5'],
  // What a computer left behind was not measured.
  ['5.314300264456399', 18.016, 0, '95.7'],
]

describe('a converted number', () => {
  it.each(examples)('%s, times %d, is as exact as what was written', (text, slope, intercept, shown) => {
    expect(convertedNumber(Number(text) * slope + intercept, { text, slope })).toBe(shown)
  })
  it('never says more than its source did: its last digit is a step of what was written, or whole', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999 }),
        fc.integer({ min: 0, max: 3 }),
        fc.double({ min: 0.001, max: 1_000, noNaN: true }),
        (digits, decimals, slope) => {
          const text = (digits / 10 ** decimals).toFixed(decimals)
          const shown = convertedNumber(Number(text) * slope, { text, slope })
          const last = 10 ** -(shown.split('.')[1]?.length ?? 0)
          const step =
            10 ** -(decimals > 0 && text.replace('.', '').replace(/^0+/, '').length > 5 ? 0 : decimals)
          expect(last >= 1 || last >= step * slope * (1 - 1e-6)).toBe(true)
        },
      ),
    )
  })
})
