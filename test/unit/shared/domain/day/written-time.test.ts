import { describe, expect, it } from 'vitest'
import { writtenTime } from '../../../../../shared/domain/day/written-time.ts'

describe('a time as somebody types it', () => {
  it.each([
    ['', ''],
    ['  ', ''],
    ['9', '09:00'],
    ['14', '14:00'],
    ['9:30', '09:30'],
    ['9.30', '09:30'],
    ['9h30', '09:30'],
    ['930', '09:30'],
    ['0930', '09:30'],
    ['1745', '17:45'],
    [' 08:05 ', '08:05'],
    ['0:00', '00:00'],
    ['12am', '00:00'],
    ['12 pm', '12:00'],
    ['3pm', '15:00'],
    ['3:15 p.m.', '15:15'],
  ])('%j is %j', (typed, time) => {
    expect(writtenTime(typed)).toBe(time)
  })

  it.each(['24', '24:00', '9:60', '9:5', 'noon', '13pm', '0am', '-1', '9:30:00', '99999', '9::30'])(
    '%j is no time, and is never made one',
    typed => {
      expect(writtenTime(typed)).toBeUndefined()
    },
  )

  it('is read the same again once it was read', () => {
    for (const typed of ['9', '930', '3pm', '23.59']) {
      const time = writtenTime(typed)!
      expect(writtenTime(time)).toBe(time)
    }
  })
})
