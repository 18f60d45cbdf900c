import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { anyCase, capitals, exactly } from '../../../../electron/intake/border/units/aliases.ts'
import { canonicalUnits } from '../../../../electron/intake/border/units/canonical-units.ts'
import { clinicalCode, quantityOf } from '../../../../electron/intake/border/units/ucum.ts'
import { unitOf } from '../../../../electron/intake/border/units/unit-of.ts'

const read = (unit: string) => unitOf({ unit })

// The codes are those of the Regenstrief Institute's Table of Example UCUM Codes for Electronic Messaging.
test.each([
  ['mmHg', 'mm[Hg]'],
  ['mm Hg', 'mm[Hg]'],
  ['MMHG', 'mm[Hg]'],
  ['mEq/L', 'meq/L'],
  ['MEQ/L', 'meq/L'],
  ['IU/L', '[iU]/L'],
  ['mIU/mL', 'm[iU]/mL'],
  ['µIU/mL', 'u[iU]/mL'],
  ['mcg/mL', 'ug/mL'],
  ['μg/L', 'ug/L'],
  ['x10E3/uL', '10*3/uL'],
  ['X10E3/UL', '10*3/uL'],
  ['x10^9/L', '10*9/L'],
  ['×10⁹/L', '10*9/L'],
  ['10**12/L', '10*12/L'],
  ['K/uL', '10*3/uL'],
  ['thou/mm3', '10*3/mm3'],
  ['M/uL', '10*6/uL'],
  ['degF', '[degF]'],
  ['°F', '[degF]'],
  ['deg C', 'Cel'],
  ['lbs', '[lb_av]'],
  ['in', '[in_i]'],
  ['bpm', '/min'],
  ['mL/min/1.73m2', 'mL/min/{1.73_m2}'],
  ['ml/min/1,73 m²', 'mL/min/{1.73_m2}'],
  ['mL/min/{1.73m2}', 'mL/min/{1.73_m2}'],
  ['mL/min/(1.73.m2)', 'mL/min/{1.73_m2}'],
  ['mg/24 hrs', 'mg/d'],
  ['mm/hr', 'mm/h'],
  ['mcg/kg/min', 'ug/kg/min'],
  ['gm/dL', 'g/dL'],
  ['MG/DL', 'mg/dL'],
  ['mmol/l', 'mmol/L'],
  ['10^3/uL', '10*3/uL'],
  ['[IU]/L', '[iU]/L'],
  ['kg/m²', 'kg/m2'],
  ['cmH2O', 'cm[H2O]'],
  ['milligram per deciliter', 'mg/dL'],
  ['millimoles per litre', 'mmol/L'],
  ['Gpt/l', '10*9/L'],
  ['mosmol/kg', 'mosm/kg'],
  ['/HPF', '/[HPF]'],
])('%s is %s', (written, code) => expect(read(written)).toBe(code))

test.each([
  ['K', 'kelvin, potassium, a thousand'],
  ['M', 'metre, molar, a million'],
  ['C', 'coulomb or Celsius'],
  ['c', 'the speed of light, a cup, Celsius'],
  ['U', 'an enzyme unit or an international unit'],
  ['units', 'any unit'],
  ['gr', 'grain or gram'],
  ['Mg', 'a megagram, or a slip for mg'],
  ['Mg/dL', 'the same'],
  ['Mmol/L', 'megamole, or a slip for mmol'],
  ['G/L', 'grams in capitals or 10⁹'],
  ['m/ul', 'millions in small letters, or metres'],
  ['MU/L', 'milliunits in capitals, or a million'],
  ['AU/mL', 'an arbitrary unit, astronomical to UCUM'],
  ['EU/mL', 'an ELISA unit, an exaunit to UCUM'],
  ['st', 'stone, stat, stere'],
  ['pt', 'pint, patient, picotonne'],
  ['oz', 'of weight or of fluid'],
  ['tsp', 'of many sizes'],
  ['109/L', 'a power that lost its height, or a number'],
  ['10 9/L', 'the same'],
  ['µ/L', 'a micro of nothing'],
  ['mg/dL or mmol/L', 'two units'],
  ['m g', 'two words'],
  ['mg 2', 'a unit and a number'],
])('%s could be %s: none', written => expect(read(written)).toBeUndefined())

test('UCUM’s own reading of K/uL, pH, G/L, ft and Th/uL never stands', () => {
  expect(unitOf({ unit: 'K/uL', unitCode: 'K/uL' })).toBe('10*3/uL')
  expect(unitOf({ unit: 'pH', unitCode: 'pH' })).toBe('[pH]')
  expect(unitOf({ unitCode: 'G/L' })).toBeUndefined()
  expect(unitOf({ unitCode: 'ft' })).toBe('[ft_i]')
  expect(unitOf({ unitCode: 'Th/uL' })).toBe('10*3/uL')
})

test('the code decides, unless what is displayed says another amount', () => {
  expect(unitOf({ unit: 'somatic variants', unitCode: '1' })).toBe('1')
  expect(unitOf({ unit: 'mmol/L', unitCode: '258813002' })).toBe('mmol/L')
  expect(unitOf({ unit: 'beats/min', unitCode: '/min' })).toBe('/min')
  expect(unitOf({ unit: 'IU/L', unitCode: 'U/L' })).toBe('U/L')
  expect(unitOf({ unit: '/nanoliter', unitCode: '/pL' })).toBeUndefined()
  expect(unitOf({ unit: 'g/cm²', unitCode: 'g/cm-2' })).toBeUndefined()
  expect(unitOf({ unit: '%', unitCode: '1' })).toBeUndefined()
  expect(unitOf({ unit: 'mg', unitCode: 'g' })).toBeUndefined()
  expect(unitOf({})).toBeUndefined()
  expect(unitOf({ unit: '  ' })).toBeUndefined()
})

test('every alias leads to valid UCUM in its one spelling, which reads as itself', () => {
  const wholes = [...Object.values(exactly.wholes), ...Object.values(anyCase.wholes), ...canonicalUnits]
  const parts = [...Object.values(exactly.parts), ...Object.values(anyCase.parts), ...Object.values(capitals)]
  for (const code of [...wholes, ...parts.filter(part => part !== '{1.73_m2}')]) {
    expect(clinicalCode(code), code).toBe(code)
    expect(read(code), code).toBe(code)
  }
})

test('an alias of any case is keyed by small letters without blanks, as it is looked up', () => {
  for (const key of [...Object.keys(anyCase.wholes), ...Object.keys(anyCase.parts)]) {
    expect(key).toBe(key.toLowerCase().replaceAll(/\s/g, ''))
    for (const part of [key, key.toUpperCase()]) expect(read(part), part).toBe(read(key))
  }
})

test('the case of a prefix is never changed: milli and mega stay apart', () => {
  const symbols = ['g', 'mol', 'm', 'eq', 's']
  for (const symbol of symbols)
    for (const over of ['', '/L', '/d', '/kg'])
      expect(read(`M${symbol}${over}`), `M${symbol}${over}`).not.toBe(`m${symbol}${over}`)
})

test('what is read keeps its size: one kilogram is a thousand grams, an hour sixty minutes', () => {
  const size = (unit: string) => quantityOf(read(unit) ?? '').magnitude
  expect(size('Kg') / size('gm')).toBeCloseTo(1000, 9)
  expect(size('hr') / size('mins')).toBeCloseTo(60, 9)
  expect(size('M/uL') / size('K/uL')).toBeCloseTo(1000, 9)
  expect(size('g%') / size('mg%')).toBeCloseTo(1000, 9)
  expect(size('cc') / size('mcL')).toBeCloseTo(1000, 9)
})

test('nothing that a source wrote is printed, whatever it is', () => {
  const printed = vi.spyOn(console, 'log').mockImplementation(() => {})
  const pieces = fc.constantFrom(
    ...'mg/L.(){}[]10*^+-% uU2iUHg'.split(''),
    'Doe',
    '[iU]',
    '{x}',
    'mol',
    '10*',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces, { maxLength: 9 }).map(all => all.join('')),
      ),
      unit => {
        const found = read(unit)
        if (found !== undefined) expect(read(found)).toBe(found)
      },
    ),
    { numRuns: 3000 },
  )
  expect(printed).not.toHaveBeenCalled()
  printed.mockRestore()
})
