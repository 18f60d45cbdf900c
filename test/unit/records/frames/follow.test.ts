import { describe, expect, it } from 'vitest'
import { follow, type Followed } from '../../../../electron/records/frames/follow.ts'
import type { Person } from '../../../../electron/records/frames/people.ts'
import type { Span } from '../../../../electron/records/frames/span.ts'

// She begins on day 1000, and is asked about for a year. The data of her source end on day 2000.
const windows = { risk: 365, leftAfterDays: 730 }
const her = (change: Partial<Person> = {}): Person => ({
  person: 1,
  sex: 'female',
  birthDay: undefined,
  deathDay: undefined,
  born: undefined,
  died: undefined,
  isToDie: false,
  deceased: false,
  firstDay: 0,
  lastDay: 1900,
  extractDay: 2000,
  ...change,
})
const on = (day: number): Span => ({ earliest: day, latest: day })
const followed = (outcomes: Span[], change: Partial<Person> = {}) =>
  follow(her(change), 1000, outcomes, windows)
const ended = (end: Followed['end'], days: number): Followed => ({ end, days, isRough: false })

describe('somebody is followed', () => {
  it('to the first outcome after the day on which she began', () => {
    expect(followed([on(1300), on(1100)])).toEqual(ended('outcome', 100))
    expect(followed([on(1365)])).toEqual(ended('outcome', 365))
    expect(followed([on(1366)])).toEqual(ended('horizon', 365))
  })
  it('to the end of the time that was asked for', () => expect(followed([])).toEqual(ended('horizon', 365)))
  it('to her death, though she was seen rarely', () => {
    expect(followed([], { deceased: true, died: on(1050), lastDay: 1000 })).toEqual(ended('death', 50))
    // An outcome of the day on which she died is one that she had.
    expect(followed([on(1050)], { deceased: true, died: on(1050) })).toEqual(ended('outcome', 50))
    // The last day asked about is one on which she can die.
    expect(followed([], { deceased: true, died: on(1365) })).toEqual(ended('death', 365))
    expect(followed([], { deceased: true, died: on(1366) })).toEqual(ended('horizon', 365))
  })
  it('to the end of her sources’ data, which is no loss', () =>
    expect(followed([], { lastDay: 1010, extractDay: 1200 })).toEqual(ended('extract', 200)))
  it('to her last contact, where her sources go on without her for so long', () => {
    expect(followed([], { lastDay: 1200, extractDay: 1930 })).toEqual(ended('horizon', 365))
    expect(followed([], { lastDay: 1200, extractDay: 1931 })).toEqual(ended('left', 200))
    // What is told of a time in which she was not watched is not counted.
    expect(followed([on(1300)], { lastDay: 1200, extractDay: 1931 })).toEqual(ended('left', 200))
  })
  it('to her last contact, where it is only known that she died', () =>
    expect(followed([], { deceased: true, lastDay: 1200, extractDay: 1300 })).toEqual(ended('left', 200)))
  it('never to before she began', () =>
    expect(followed([], { lastDay: 1000, extractDay: 1000 })).toEqual(ended('extract', 0)))
})

describe('an outcome of which only the month or the year is known', () => {
  it('counts where all of it lies within the time, in its middle', () =>
    expect(followed([{ earliest: 1100, latest: 1129 }])).toEqual({
      end: 'outcome',
      days: 114,
      isRough: true,
    }))
  it('decides nothing where it may lie after the time that she was watched', () => {
    expect(followed([{ earliest: 1300, latest: 1664 }])).toBeUndefined()
    expect(followed([{ earliest: 1100, latest: 1129 }], { lastDay: 1110, extractDay: 1110 })).toBeUndefined()
  })
  it('is none where it lies after it', () =>
    expect(followed([{ earliest: 1400, latest: 1429 }])).toEqual(ended('horizon', 365)))
})
