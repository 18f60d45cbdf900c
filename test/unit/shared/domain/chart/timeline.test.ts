import { describe, expect, it } from 'vitest'
import { lastSeen, timelineOf, type TimelineKind } from '../../../../../shared/domain/chart/timeline.ts'
import type { Moment } from '../../../../../shared/domain/moment.ts'

const at = (day: string, precision: Moment['precision'] = 'day'): Moment => ({
  clock: Date.parse(day),
  precision,
  offsetMinutes: null,
})
const line = (is: TimelineKind, start?: string, end?: string) => ({
  is,
  ...(start !== undefined && { start: at(start) }),
  ...(end !== undefined && { end: at(end) }),
})

describe('when somebody was last seen', () => {
  it('is a visit that a file records or a hand signed, whichever is newer', () => {
    const timeline = timelineOf([line('visit', '2024-01-02'), line('signed', '2026-03-04')])
    expect(lastSeen(timeline)).toMatchObject({ isVisit: true, line: { is: 'signed' } })
  })
  it('is the last day of entries only where no visit is known, and never nothing', () => {
    const entries = line('entries', '2026-03-04')
    expect(lastSeen(timelineOf([line('visit', '2024-01-02'), entries]))).toMatchObject({
      isVisit: true,
      line: { is: 'visit' },
    })
    expect(lastSeen(timelineOf([entries]))).toMatchObject({ isVisit: false, line: { is: 'entries' } })
    expect(lastSeen(timelineOf([line('visit'), entries]))).toMatchObject({ line: { is: 'entries' } })
    expect(lastSeen([])).toBeUndefined()
  })
})

it('a note of the day of a visit, or within a stay, is part of it; of another day it stands by itself', () => {
  const stay = line('visit', '2024-01-02', '2024-01-09')
  const lines = [stay, line('note', '2024-01-05'), line('note', '2024-01-10'), line('note', '2023-12-31')]
  expect(timelineOf(lines).map(({ is, start }) => [is, start?.clock])).toEqual([
    ['note', Date.parse('2024-01-10')],
    ['visit', Date.parse('2024-01-02')],
    ['note', Date.parse('2023-12-31')],
  ])
})

it('a stay that nobody closed for years does not speak for the days in it', () => {
  const lines = [line('visit', '2014-01-02', '2026-01-02'), line('note', '2020-05-05')]
  expect(timelineOf(lines)).toHaveLength(2)
})
