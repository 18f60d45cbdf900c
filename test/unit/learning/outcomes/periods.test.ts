import { describe, expect, it } from 'vitest'
import { wholePeriods } from '../../../../electron/learning/outcomes/periods.ts'
import { dayNumber, isoOfDay } from '../../../../shared/domain/day/iso-day.ts'
import type { By } from '../../../../shared/domain/measures/series.ts'

const spans = (first: string, last: string, by: By, most: number) =>
  wholePeriods({ fromDay: dayNumber(first), toDay: dayNumber(last) }, by, most).map(
    ({ fromDay, toDay }) => `${isoOfDay(fromDay)} ${isoOfDay(toDay)}`,
  )

describe('whole periods of the data', () => {
  it('end with the last month that is over', () => {
    expect(spans('2019-01-01', '2024-03-15', 'month', 2)).toEqual([
      '2024-01-01 2024-01-31',
      '2024-02-01 2024-02-29',
    ])
    expect(spans('2019-01-01', '2024-02-29', 'month', 1)).toEqual(['2024-02-01 2024-02-29'])
    expect(spans('2019-01-01', '2024-02-28', 'month', 1)).toEqual(['2024-01-01 2024-01-31'])
  })

  it('are the quarters and years of a calendar', () => {
    expect(spans('2019-01-01', '2024-01-01', 'quarter', 2)).toEqual([
      '2023-07-01 2023-09-30',
      '2023-10-01 2023-12-31',
    ])
    expect(spans('2019-01-01', '2024-12-31', 'year', 1)).toEqual(['2024-01-01 2024-12-31'])
  })

  it('begin no earlier than the data', () => {
    expect(spans('2023-11-20', '2024-02-15', 'month', 24)).toEqual([
      '2023-11-01 2023-11-30',
      '2023-12-01 2023-12-31',
      '2024-01-01 2024-01-31',
    ])
    expect(spans('2024-02-02', '2024-02-15', 'month', 24)).toEqual([])
  })
})
