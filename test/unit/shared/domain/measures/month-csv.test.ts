import { describe, expect, it } from 'vitest'
import { daysOfMonth, month, type MonthRow } from '../../../../../shared/domain/measures/month.ts'
import { monthColumns, monthCsv, monthDictionary } from '../../../../../shared/domain/measures/month-csv.ts'

const row: MonthRow = {
  measure: 'readmission-30',
  title: 'Back within 30 days, "unplanned"',
  says: 'invented',
  unit: 'share',
  numerator: 3,
  denominator: 20,
  excluded: 1,
  unknown: 2,
  early: 0,
  value: 0.15,
  interval: { lower: 0.05, upper: 0.36 },
  bounds: { lower: 3 / 22, upper: 5 / 22 },
  unseen: { n: 4, lower: 0.125, upper: 0.4 },
  isWhole: true,
  notLookedFor: [],
}
const name = (said: unknown) => String(said)

describe('the table of a month', () => {
  it('is what RFC 4180 says a table is, with a line for each measure', () => {
    expect(monthCsv({ month: '2026-10', upTo: '2026-11-30', rows: [row] }, name)).toBe(
      '\uFEFFmonth,measure,title,numerator,denominator,excluded,unknown,early,value,value_unit,lower_95,upper_95,' +
        'not_seen,least,most,whole,not_looked_for\r\n' +
        '2026-10,readmission-30,"Back within 30 days, ""unplanned""",3,20,1,2,0,0.15,share,' +
        '0.05,0.36,4,0.125,0.4,true,\r\n',
    )
  })

  it('has no 0 where the record has no code to look for: the cell is empty and the last one says why', () => {
    const blind = { ...row, title: 'x', numerator: 0, value: 0, notLookedFor: ['infection', 'abscess'] }
    const [, line] = monthCsv({ month: '2026-10', upTo: null, rows: [blind] }, name).split('\r\n')
    expect(line).toBe('2026-10,readmission-30,x,,20,1,2,0,,share,,,,,,true,infection; abscess')
  })

  it('has a dictionary with a line for each of its columns', () => {
    const lines = monthDictionary(column => `meaning of ${column}`, 'empty')
      .trimEnd()
      .split('\r\n')
    expect(lines).toHaveLength(monthColumns.length + 1)
    expect(lines[1]).toBe('month,meaning of month,YYYY-MM,,empty')
  })
})

describe('a month', () => {
  it.each([
    ['2026-02', '2026-02-28'],
    ['2028-02', '2028-02-29'],
    ['2100-02', '2100-02-28'],
    ['2026-12', '2026-12-31'],
  ])('%s ends on %s', (asked, to) => {
    expect(daysOfMonth(asked)).toEqual({ from: `${asked}-01`, to })
  })
  it.each(['2026-13', '2026-00', '2026-1', '10-2026', '2026-10-01', ''])('is not %s', text => {
    expect(month.safeParse(text).success).toBe(false)
  })
})
