import { describe, expect, it } from 'vitest'
import { numberSeries } from '../../../electron/records/handlers/number-series.ts'
import type { NumberRow } from '../../../electron/records/repositories/picture.ts'

const LOINC = 'http://loinc.org'
const codes = [
  { system: LOINC, code: '2160-0', display: 'Creatinine by mass' },
  { system: LOINC, code: '14682-9', display: 'Creatinine by amount' },
  { system: 'http://clinic.invalid', code: 'CREA', display: 'crea' },
  { system: 'http://clinic.invalid', code: 'ZINC', display: 'zinc' },
]
const names = { code: (id: number) => codes[id]!, unit: (id: number) => ['umol/L', 'mg/dL', ''][id]! }
const row = (code: number, fact: number, clock: number, more: Partial<NumberRow> = {}): NumberRow => ({
  code,
  unit: 0,
  clock,
  value: 80,
  comparator: null,
  fact,
  part: 0,
  ...more,
})
const told = (...rows: NumberRow[]) =>
  numberSeries(rows, names).map(({ code, unit, points }) => [code.code, unit, points.map(({ fact }) => fact)])

describe('numbers as measurements', () => {
  it('are one under all codes of an analyte that the chart knows, the oldest first', () => {
    expect(told(row(1, 8, 200), row(0, 7, 100), row(0, 9, 300))).toEqual([['2160-0', 'umol/L', [7, 8, 9]]])
  })
  it('under a code of a clinic beside a known one stand under the known one alone', () => {
    expect(told(row(2, 7, 100), row(0, 7, 100), row(2, 8, 200))).toEqual([
      ['2160-0', 'umol/L', [7]],
      ['CREA', 'umol/L', [8]],
    ])
  })
  it('in a unit that is not certain to be the same are another', () => {
    expect(told(row(0, 7, 100), row(0, 8, 200, { unit: 2 }))).toHaveLength(2)
  })
  it('come in the chart’s own order, then by how often they were measured', () => {
    expect(told(row(3, 1, 1), row(2, 2, 1), row(2, 3, 2), row(0, 4, 1)).map(([code]) => code)).toEqual([
      '2160-0',
      'CREA',
      'ZINC',
    ])
  })
})
