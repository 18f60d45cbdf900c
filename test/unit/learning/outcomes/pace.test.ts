import { describe, expect, it } from 'vitest'
import { paceOf } from '../../../../electron/learning/outcomes/risk/reading.ts'

describe('the pace at which cases come', () => {
  it('is one a month where thirteen came a month apart', () => {
    const days = Array.from({ length: 13 }, (_, n) =>
      new Date(Date.UTC(2024, n, 1)).toISOString().slice(0, 10),
    )
    expect(paceOf(days)).toBeCloseTo(1, 2) // 12 more in the 366 days of 2024
  })
  it('is not known of cases of one day, or of a fortnight', () => {
    expect(paceOf(['2026-03-01', '2026-03-01', '2026-03-01'])).toBeUndefined()
    expect(paceOf(['2026-03-01', '2026-03-14'])).toBeUndefined()
  })
})
