import { describe, expect, it } from 'vitest'
import { readWrittenShare } from '../../../../shared/domain/by-hand/written-share.ts'

describe('a percentage as somebody types it', () => {
  it.each([
    ['5', 0.05],
    ['0,5 %', 0.005],
    ['12.5%', 0.125],
    ['0', 0],
    [' 100 ', 1],
  ])('%s is read', (text, share) => {
    expect(readWrittenShare(text)).toEqual({ value: expect.closeTo(share, 12) })
  })
  it.each(['', 'likely', '101', '-1', '<5', '5 % or so'])('%j is none, and says what would be', text => {
    expect(readWrittenShare(text)).toMatchObject({ fault: { reason: { key: 'forecast.no-share' } } })
  })
})
