import { describe, expect, it } from 'vitest'
import type { SpokenArm } from '../../../../renderer/figures/spoken-arm.ts'
import type { Pooled } from '../../../../shared/domain/evidence.ts'
import type { Moment } from '../../../../shared/domain/moment.ts'
import { balanceTable } from '../../../../renderer/figures/balance-table.ts'
import { forestTable } from '../../../../renderer/figures/forest-table.ts'
import { medicineRows, type MedicineSpan } from '../../../../renderer/figures/medicine-bars.ts'
import { survivalTable } from '../../../../renderer/figures/survival-table.ts'
import { trendTable } from '../../../../renderer/figures/trend-table.ts'
import { say } from '../../../../shared/words/message.ts'

const day = (text: string): Moment => ({ clock: Date.parse(text), precision: 'day', offsetMinutes: null })

describe('the table of a survival curve', () => {
  const arm = (label: string, survival: number[], atRisk: number[]): SpokenArm => ({
    label,
    people: atRisk[0]!,
    events: 1,
    effectiveSample: 10,
    riskPer100: { estimate: 10, lower: 5, upper: 15 },
    curve: {
      days: [0, 30, 60],
      survival,
      lower: survival.map(each => each - 0.05),
      upper: survival,
      censoredDays: [],
      atRiskDays: [0, 45, 60],
      atRisk,
    },
  })
  it('holds at each day the step that is drawn there, and who is still followed', () => {
    expect(
      survivalTable(arm('A', [1, 0.9, 0.8], [10, 9, 7]), arm('B', [1, 0.85, 0.7], [12, 8, 6])).rows,
    ).toEqual([
      ['0', '100.0 (95.0 to 100.0)', '10', '100.0 (95.0 to 100.0)', '12'],
      ['45', '90.0 (85.0 to 90.0)', '9', '85.0 (80.0 to 85.0)', '8'],
      ['60', '80.0 (75.0 to 80.0)', '7', '70.0 (65.0 to 70.0)', '6'],
    ])
  })
})

describe('the table of balance', () => {
  it('begins with what differed most before, either way', () => {
    expect(
      balanceTable([
        { label: 'age', before: 0.2, after: 0.01 },
        { label: 'sex', before: -0.35, after: -0.04 },
      ]).rows,
    ).toEqual([
      ['sex', '0.35', '0.04'],
      ['age', '0.20', '0.01'],
    ])
  })
  it('lists what the weighting did not aim at after what it did', () =>
    expect(
      balanceTable(
        [{ label: 'age', before: 0.2, after: 0.01 }],
        [
          { label: 'age, far from the average', before: 0.1, after: 0.12 },
          { label: 'age together with sex', before: 0.5, after: 0.04 },
        ],
      ).rows.map(([label]) => label),
    ).toEqual(['age', 'age together with sex', 'age, far from the average']))
})

describe('the table of sites', () => {
  const site = {
    source: 'peer' as const,
    label: 'Hill clinic',
    people: 120,
    events: 9,
    hazardRatio: { estimate: 0.8, lower: 0.5, upper: 1.28 },
    weightPercent: 41.6,
  }
  const compared = {
    questionHash: 'q',
    title: 'T',
    exposure: 'A',
    comparator: 'B',
    outcome: 'O',
    sites: [site, { ...site, source: 'mine' as const, label: 'My patients' }],
  }
  it('ends with all together and where a new site would lie', () => {
    const pooled: Pooled = {
      kind: 'pooled',
      ...compared,
      hazardRatio: { estimate: 0.8, lower: 0.6, upper: 1.07 },
      predictionInterval: { lower: 0.4, upper: 1.6 },
      tau2: 0,
      i2Percent: 0,
      reading: say('study.my-patients'),
    }
    expect(forestTable(pooled).rows).toEqual([
      ['Hill clinic', 'a peer', '120', '9', '0.80 (0.50 to 1.28)', '42'],
      ['My patients', 'mine', '120', '9', '0.80 (0.50 to 1.28)', '42'],
      ['All sites together', '', '240', '18', '0.80 (0.60 to 1.07)', '100'],
      ['Where a new site would lie', '', '', '', '0.40 to 1.60', ''],
    ])
  })
  it('gives no weight and no sum where nothing is put together', () => {
    const { columns, rows } = forestTable({
      kind: 'not-poolable',
      ...compared,
      reason: say('study.meet-peers'),
      remedy: say('study.meet-peers'),
    })
    expect(columns.map(({ title }) => title)).not.toContain('Weight, %')
    expect(rows).toEqual([
      ['Hill clinic', 'a peer', '120', '9', '0.80 (0.50 to 1.28)'],
      ['My patients', 'mine', '120', '9', '0.80 (0.50 to 1.28)'],
    ])
  })
})

describe('the table of a trend', () => {
  it('lists date, value as measured, unit and what deserves a second look', () => {
    const points = [
      { time: day('2025-01-03'), value: 0.5, text: '0.5', comparator: '<', fact: { id: 1 } },
      { time: day('2025-02-03'), value: 7, text: '7', interpretation: 'N', fact: { id: 2 } },
      {
        time: day('2025-03-03'),
        value: 11,
        text: '11',
        interpretation: 'H',
        flag: 'check the source',
        fact: { id: 3 },
      },
    ]
    expect(trendTable({ label: 'CRP', unit: 'mg/L', reference: { low: 1, high: 10 }, points }).rows).toEqual([
      ['3 Jan 2025', '<0.5', 'mg/L', 'below the reference'],
      ['3 Feb 2025', '7', 'mg/L', 'not flagged'],
      ['3 Mar 2025', '11', 'mg/L', 'above the reference; marked H; check the source'],
    ])
  })
})

describe('the table of a trend of several units and sources', () => {
  it('has beside each converted number what its source wrote, and who says so', () => {
    const points = [
      {
        time: day('2025-01-03'),
        value: 94,
        text: '94',
        written: '5.2 mmol/L',
        source: 'Hill',
        fact: { id: 1 },
      },
      { time: day('2025-02-03'), value: 101, text: '101', source: 'Lake', fact: { id: 2 } },
    ]
    const { columns, rows } = trendTable({ label: 'Glucose', unit: 'mg/dL', points })
    expect(columns.map(({ title }) => title)).toEqual([
      'Date',
      'Value',
      'Unit',
      'As written',
      'Flag (reference not recorded)',
      'Source',
    ])
    expect(rows).toEqual([
      ['3 Jan 2025', '94', 'mg/dL', '5.2 mmol/L', 'not flagged; converted from 5.2 mmol/L', 'Hill'],
      ['3 Feb 2025', '101', 'mg/dL', '101 mg/dL', 'not flagged', 'Lake'],
    ])
  })
})

describe('medicines under a trend', () => {
  const span = (
    label: string,
    is: MedicineSpan['is'],
    [start, end, provenUntil]: readonly [start: string, end?: string | undefined, provenUntil?: string],
  ) => ({
    label,
    start: day(start),
    is,
    ...(provenUntil !== undefined && { provenUntil: Date.parse(provenUntil) }),
    ...(end !== undefined && { end: day(end) }),
  })
  const since = Date.parse('2020-01-01')
  it('go on where they are proven to, and end where their proof does', () => {
    const { rows } = medicineRows(
      [
        span('a', 'taken', ['2024-01-01', undefined, '2024-04-01']),
        span('b', 'stopped', ['2023-01-01']),
        span('c', 'stopped', ['2022-01-01', '2022-02-01']),
        span('d', 'unproven', ['2021-01-01', undefined, '2021-04-01']),
      ],
      since,
    )
    const day = (iso: string) => Date.parse(iso)
    expect(rows.map(({ label, bars }) => [label, bars[0]!.end, bars[0]!.to])).toEqual([
      ['a', 'continues', undefined],
      ['b', 'not recorded', undefined],
      ['c', 'recorded', day('2022-02-01')],
      ['d', 'unproven', day('2021-04-01')],
    ])
  })
  it('leave out what was never taken and what was over before', () => {
    expect(
      medicineRows(
        [span('a', 'never', ['2024-01-01']), span('b', 'stopped', ['2015-01-01', '2016-01-01'])],
        since,
      ),
    ).toEqual({ rows: [], of: 0 })
  })
  it('are one row a name, six at most, the latest first', () => {
    const many = Array.from({ length: 9 }, (_, k) =>
      span(`medicine ${k}`, 'taken', [`202${k % 5}-0${k + 1}-01`]),
    )
    const { rows, of } = medicineRows([...many, span('medicine 0', 'taken', ['2025-09-01'])], since)
    expect(of).toBe(9)
    expect(rows).toHaveLength(6)
    expect(rows[0]).toMatchObject({ label: 'medicine 0', bars: [{}, {}] })
  })
})
