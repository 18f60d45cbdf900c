import { describe, expect, it } from 'vitest'
import { commonlyMeasured } from '../../../../shared/domain/by-hand/analytes.ts'
import { headingWords } from '../../../../electron/intake/sources/tables/guess/heading-words.ts'
import { lookAtCsv } from '../../../fixtures/look-at-csv.ts'

/** How a column with this heading and these values is taken: its code, its unit, and whether it is asked about. */
async function measured(heading: string, values: readonly (number | string)[]) {
  const rows = values.map((value, n) => `P${n};2024-01-${String(n + 10)};${value}`)
  const table = await lookAtCsv(`mrn;date;${heading}`, ...rows)
  const { column, isSure, because } = table.columns[2]!
  if (column.as !== 'result') return { as: column.as }
  return { code: column.code?.code, unit: column.unit, isSure, because: because.key }
}

describe('a measured column gets the code of what its heading names', () => {
  // The codes are those of loinc.org for these terms.
  it.each([
    ['Hb (g/dL)', [12.5, 13.1, 9.8], '718-7', 'g/dL'],
    ['Hämoglobin [g/L]', [125, 131, 98], '718-7', 'g/L'],
    ['WBC (10^9/L)', [4.7, 8.1, 12.2], '6690-2', '10^9/L'],
    ['creatinine (mg/dL)', [0.8, 1.2, 2.1], '2160-0', 'mg/dL'],
    ['Kreatinin (µmol/L)', [70, 106, 180], '14682-9', 'µmol/L'],
    ['HbA1c (%)', [5.6, 7.8, 9.1], '4548-4', '%'],
    ['HbA1c (mmol/mol)', [38, 62, 76], '59261-8', 'mmol/mol'],
    ['fasting glucose (mmol/L)', [4.8, 7.1, 9.9], '14771-0', 'mmol/L'],
    ['Glucosa (mg/dL)', [88, 126, 201], '2345-7', 'mg/dL'],
    ['peso_kg', [70, 82, 65], '29463-7', 'kg'],
    ['serum potassium (mmol/L)', [3.9, 4.1, 5.2], '2823-3', 'mmol/L'],
    ['SpO2 (%)', [97, 95, 99], '59408-5', '%'],
    ['neut_percent', [76.8, 55.1, 61], '770-8', '%'],
  ])('%s, whose unit is said', async (heading, values, code, unit) => {
    expect(await measured(heading, values)).toEqual({ code, unit, isSure: true, because: 'tables.by-name' })
  })

  it.each([
    ['SBP', [128, 142, 110], '8480-6', 'mmHg'],
    ['pulse', [66, 72, 90], '8867-4', '/min'],
    ['pot', [3.9, 4.1, 5.2], '2823-3', 'mmol/L'],
    ['ALT', [12, 30, 44], '1742-6', 'U/L'],
  ])('%s, which is told in one unit', async (heading, values, code, unit) => {
    expect(await measured(heading, values)).toMatchObject({ code, unit, isSure: heading !== 'pot' })
  })

  it.each([
    ['creatinine', [0.8, 1.2, 2.1], '2160-0', 'mg/dL'],
    ['creatinine', [70, 106, 180], '14682-9', 'µmol/L'],
    ['temp', [36.6, 38.1, 37.2], '8310-5', '°C'],
    ['temp', [97.9, 100.6, 99], '8310-5', '°F'],
  ])(
    '%s without a unit: the size of its values proposes one, and it is asked',
    async (heading, values, code, unit) => {
      expect(await measured(heading, values)).toEqual({
        code,
        unit,
        isSure: false,
        because: 'tables.by-size',
      })
    },
  )

  it('asks for a unit that nothing tells', async () => {
    expect(await measured('neutrophils', [5.1, 6.6, 8.2])).toMatchObject({ unit: undefined, isSure: false })
  })

  it('asks where the values are not of the unit that the heading says', async () => {
    expect(await measured('creatinine (µmol/L)', [0.8, 1.2, 2.1])).toMatchObject({
      code: '14682-9',
      isSure: false,
      because: 'tables.by-name-not-size',
    })
  })

  it('asks where the name may mean something else', async () => {
    expect(await measured('PT (s)', [11, 12, 13])).toMatchObject({ code: '5902-2', isSure: false })
    expect(await measured('baseline_temp', [36.6, 37, 38])).toMatchObject({ code: '8310-5', isSure: false })
  })

  it('takes no code where the unit is none of it, or nothing is known of the name', async () => {
    expect(await measured('Hb (kg)', [12, 13, 14])).toMatchObject({ code: undefined })
    expect(await measured('ward score', [1.5, 2.5, 3.5])).toMatchObject({ code: undefined, isSure: false })
    expect(await measured('creatinine urine (mg/dL)', [80, 90, 120])).toMatchObject({ code: undefined })
  })

  it('reads units that stand in the cells', async () => {
    expect(await measured('Hb', ['12.5 g/dL', '13.1 g/dL', '9.8 g/dL'])).toMatchObject({
      code: '718-7',
      unit: undefined,
      isSure: true,
    })
  })

  it.each(commonlyMeasured.map(each => [each.in[0]!.display, each] as const))(
    '%s: its names are words as headings are compared',
    (_, { names, maybe = [] }) => {
      for (const name of [...names, ...maybe]) expect(headingWords(name)).toBe(name)
    },
  )
})
