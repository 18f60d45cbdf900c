import { expect, test } from 'vitest'
import { analytes } from '../../../../electron/intake/border/units/analytes/index.ts'
import { anyCase, exactly } from '../../../../electron/intake/border/units/aliases.ts'
import { canonicalRatios, canonicalUnits } from '../../../../electron/intake/border/units/canonical-units.ts'
import { printedUnit, shownUnit } from '../../../../shared/domain/printed-unit.ts'

// The print symbols of UCUM's own tables and of the AMA Manual of Style, 17.5.
test.each([
  ['mm[Hg]', 'mmHg'],
  ['cm[H2O]', 'cmH₂O'],
  ['umol/L', 'µmol/L'],
  ['ug/L', 'µg/L'],
  ['10*9/L', '10⁹/L'],
  ['10*12/L', '10¹²/L'],
  ['10*-3/L', '10⁻³/L'],
  ['m.s-2', 'm·s⁻²'],
  ['mL/(min.kg)', 'mL/(min·kg)'],
  ['mL/min/{1.73_m2}', 'mL/min/1.73 m²'],
  ['kg/m2', 'kg/m²'],
  ['Cel', '°C'],
  ['[degF]', '°F'],
  ['meq/L', 'mEq/L'],
  ['mosm/kg', 'mOsm/kg'],
  ['m[iU]/L', 'mIU/L'],
  ['%', '%'],
  ['[lb_av]', 'lb'],
  ['[in_i]', 'in'],
  ['{beats}/min', '/min'],
  ['mg/g{creat}', 'mg/g'],
  ['ug/L{FEU}', 'µg/L FEU'],
  ['/[HPF]', '/HPF'],
  ['[pH]', 'pH'],
  ['1', ''],
  ['{score}', ''],
  ['a', 'y'],
])('%s reads %s', (ucum, print) => expect(printedUnit(ucum)).toBe(print))

test.each([
  'mmHg',
  'parrots',
  '[xyz]',
  'mg/dL or so',
  '[in_i',
  '{',
  'constructor',
  '',
  'kPA',
  'm[xyz]/L',
  '10*x/L',
  'x10*9/L',
  'mg{a}{b}',
])('%s is not known, and stays as written', text => expect(printedUnit(text)).toBe(text))

test('no unit of the tables shows how UCUM spells', () => {
  const wholes = [...Object.values(exactly.wholes), ...Object.values(anyCase.wholes)]
  const units = [
    ...wholes,
    ...canonicalUnits,
    ...Object.values(canonicalRatios),
    ...analytes.map(each => each.unit),
  ]
  for (const unit of units) expect(printedUnit(unit), unit).not.toMatch(/[[\]{}*_^]|Cel|eq|osm|[a-z]\d/)
})

test.each([
  // eGFR as the CKD-EPI and KDIGO papers print its unit, whichever field of the source holds the code.
  [{ unitCode: 'mL/min/{1.73_m2}' }, 'mL/min/1.73 m²'],
  [{ unit: 'mL/min/{1.73_m2}' }, 'mL/min/1.73 m²'],
  [{ unit: 'ml/min per 1.73', unitCode: 'mL/min/{1.73_m2}' }, 'mL/min/1.73 m²'],
  [{ unit: 'mm[Hg]' }, 'mmHg'],
  [{ unit: 'cells/µL' }, 'cells/µL'],
  [{ unit: 'Beats {per} minute [sic]' }, 'Beats {per} minute [sic]'],
  [{}, undefined],
] as const)('%j is shown as %s', (amount, shown) => expect(shownUnit(amount)).toBe(shown))
