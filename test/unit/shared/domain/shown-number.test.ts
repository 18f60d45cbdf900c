import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shownNumber } from '../../../../shared/domain/shown-number.ts'

it.each([
  ['5.314300264456399', '5.314'],
  ['170.24999999', '170.2'],
  ['0.000123456789', '0.0001235'],
  ['-12.3456789', '-12.35'],
  ['123456.789', '123457'],
  ['1.00005', '1.000'],
  ['.123456789', '0.1235'],
])('%s, which was computed, is shown as %s', (text, shown) => expect(shownNumber(text)).toBe(shown))

it.each([
  '5.30',
  '0.50',
  '0.00012345',
  '10.005',
  '138.4',
  '7.386',
  '12.345',
  '254123',
  '1.2E+2',
  '1000000',
  '-3',
  '<5',
  '5,4',
])('%s stays as it was written', text => expect(shownNumber(text)).toBe(text))

it('is never further from what was written than half of its last digit', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), value => {
      const shown = shownNumber(String(value))
      const decimals = shown.split('.')[1]?.length ?? 0
      expect(Math.abs(Number(shown) - value)).toBeLessThanOrEqual(0.5000001 * 10 ** -decimals)
    }),
  )
})
