import { expect, it } from 'vitest'
import { startOf } from '../../../../electron/records/frames/starts.ts'
import type { Span } from '../../../../electron/records/frames/span.ts'

// Days are counted from somebody's first contact. New use asks for 365 days observed, and 365 without either.
const person = { firstDay: 0 }
const windows = { observed: 365, treatmentFree: 365 }
const on = (day: number): Span => ({ earliest: day, latest: day })
const between = (earliest: number, latest: number): Span => ({ earliest, latest })

it.each<{ what: string; exposure: Span[]; comparator: Span[]; start: ReturnType<typeof startOf> }>([
  {
    what: 'begins the day on which either comes, once she was observed long enough',
    exposure: [on(365), on(400)],
    comparator: [on(900)],
    start: { kind: 'start', day: 365, exposed: true },
  },
  {
    what: 'who had it on the last day before she was observed long enough is not new, and is on a later day',
    exposure: [],
    comparator: [on(364), on(700), on(1100)],
    start: { kind: 'start', day: 1100, exposed: false },
  },
  {
    what: 'had one when the other came, and so never begins',
    exposure: [on(500)],
    comparator: [on(200), on(400)],
    start: { kind: 'not-new' },
  },
  {
    what: 'had it only before she was observed long enough',
    exposure: [on(10), on(300)],
    comparator: [],
    start: { kind: 'unobserved' },
  },
  {
    what: 'had both on one day',
    exposure: [on(500)],
    comparator: [on(500)],
    start: { kind: 'both' },
  },
  {
    what: 'had it in a year that lies in part within the days that must be free of it',
    exposure: [on(800)],
    comparator: [between(365, 729)],
    start: { kind: 'rough' },
  },
  {
    what: 'had it in a month that lies wholly within them',
    exposure: [on(800)],
    comparator: [between(700, 729)],
    start: { kind: 'not-new' },
  },
  {
    what: 'had it in a year that ended before them',
    exposure: [on(1200)],
    comparator: [between(365, 729)],
    start: { kind: 'start', day: 1200, exposed: true },
  },
  {
    what: 'may have had the other on the very day',
    exposure: [on(800)],
    comparator: [between(800, 829)],
    start: { kind: 'rough' },
  },
  {
    what: 'has the day of it nowhere',
    exposure: [between(730, 1094)],
    comparator: [],
    start: { kind: 'rough' },
  },
])('somebody who $what', ({ exposure, comparator, start }) =>
  expect(startOf(person, exposure, comparator, windows)).toEqual(start),
)
