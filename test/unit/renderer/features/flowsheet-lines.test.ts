import { describe, expect, it } from 'vitest'
import { linesOf, onlyMarked } from '../../../../renderer/features/chart/flowsheet-lines.ts'
import type { Flowsheet, FlowsheetRow } from '../../../../shared/contract/patients-flowsheet.ts'
import { day } from '../../../fixtures/bring-in.ts'

const row = (label: string, more: Partial<FlowsheetRow>): FlowsheetRow => ({
  label,
  group: 'kidney',
  column: [],
  fact: [],
  text: [],
  mark: [],
  more: [],
  notes: [],
  ...more,
})
const sheet: Flowsheet = {
  columns: ['2026-03-01', '2026-02-01', '2026-01-01'].map(day),
  isMore: false,
  rows: [
    row('Potassium', {
      column: [0, 1, 2],
      fact: [1, 2, 3],
      text: ['4', '5.9', '4.1'],
      mark: ['', 'high', ''],
      more: [0, 1, 0],
      notes: [{ at: 1, written: '23 mg/dL' }],
    }),
    row('Creatinine', {
      column: [0, 2],
      fact: [4, 5],
      text: ['60', '300'],
      mark: ['', ''],
      more: [0, 0],
      notes: [{ at: 0, check: { key: 'result.jump', values: { from: '300', to: '60', days: 9 } } }],
    }),
    row('Sodium', { group: 'vital', column: [2], fact: [6], text: ['140'], mark: [''], more: [0] }),
  ],
}

describe('only what is out of range', () => {
  it('keeps rows with a mark or a doubt, and the days of those, each cell where it belongs', () => {
    const { columns, rows } = onlyMarked(sheet)
    expect(columns).toEqual([day('2026-03-01'), day('2026-02-01')])
    expect(
      rows.map(({ label, column, fact, text, notes }) => ({ label, column, fact, text, notes })),
    ).toEqual([
      {
        label: 'Potassium',
        column: [0, 1],
        fact: [1, 2],
        text: ['4', '5.9'],
        notes: [{ at: 1, written: '23 mg/dL' }],
      },
      {
        label: 'Creatinine',
        column: [0],
        fact: [4],
        text: ['60'],
        notes: [expect.objectContaining({ at: 0 })],
      },
    ])
  })
})

describe('the lines of a flowsheet', () => {
  it('are the groups that have a measurement, each with its own, then the medicines of those days', () => {
    const medicines = [
      { label: 'Ramipril 5 mg', start: day('2026-02-01'), is: 'taken' as const },
      { label: 'Aspirin 81 mg', start: day('2010-01-01'), end: day('2011-01-01'), is: 'stopped' as const },
    ]
    expect(
      linesOf(sheet, medicines).map(line => {
        if (line.is === 'group') return `# ${line.group}`
        return line.is === 'row' ? line.row.label : line.drug.name
      }),
    ).toEqual(['# vital', 'Sodium', '# kidney', 'Potassium', 'Creatinine', '# medicines', 'Ramipril'])
  })
})
