import { describe, expect, it } from 'vitest'
import { asaClassOf } from '../../../../../shared/domain/logbook/asa.ts'
import {
  outcomeOf,
  usualOutcomeDay,
  type OutcomeEvent,
} from '../../../../../shared/domain/logbook/outcome.ts'

const DAY = 1_000
const on = (day: number, is: OutcomeEvent['is']): OutcomeEvent => ({ is, day: DAY + day })
const told = (events: OutcomeEvent[], { today = 100, next }: { today?: number; next?: number } = {}) => {
  const { state, events: found } = outcomeOf({
    day: DAY,
    events,
    today: DAY + today,
    ...(next !== undefined && { nextDay: DAY + next }),
  })
  return [state, ...found.map(({ is, day }) => `${is} ${day - DAY}`)].join(', ')
}

/** Decided by hand from the definitions: NSQIP counts from the operation to the end of its 30th day. */
describe('what became of an operation', () => {
  it.each<readonly [what: string, found: string, expected: string]>([
    ['nothing is recorded, and the 30 days are over', told([]), 'missing'],
    ['nothing is recorded, on the 30th day', told([], { today: 30 }), 'due'],
    ['nothing is recorded, on the day after', told([], { today: 31 }), 'missing'],
    ['an infection on the day itself', told([on(0, 'infection')]), 'event, infection 0'],
    ['an infection on the 30th day', told([on(30, 'infection')]), 'event, infection 30'],
    ['an infection on the 31st day', told([on(31, 'infection')]), 'missing'],
    ['a death before the operation, which is no outcome of it', told([on(-1, 'died')]), 'missing'],
    ['another operation on the same day, which is the same one', told([on(0, 'return')]), 'missing'],
    ['another operation on the next day', told([on(1, 'return')]), 'event, return 1'],
    ['the stay in which she was operated on', told([on(0, 'readmission')]), 'missing'],
    ['another stay', told([on(7, 'readmission')]), 'event, readmission 7'],
    ['alive and well on the 30th day', told([on(30, 'well')]), 'well'],
    ['alive and well after a year', told([on(365, 'well')], { today: 400 }), 'well'],
    ['alive and well at discharge: of the rest nobody knows', told([on(4, 'well')]), 'missing'],
    ['alive and well at discharge, the 30 days not being over', told([on(4, 'well')], { today: 20 }), 'due'],
    ['alive and well after her next operation', told([on(60, 'well')], { next: 40 }), 'missing'],
    [
      'a complication of which she was well again',
      told([on(9, 'complication'), on(30, 'well')]),
      'event, complication 9',
    ],
    [
      'several on one day, the gravest first',
      told([on(3, 'complication'), on(3, 'died'), on(2, 'infection')]),
      'event, infection 2, died 3, complication 3',
    ],
  ])('%s', (_what, found, expected) => expect(found).toBe(expected))

  it('is told of the last of the 30 days, or of today where that has not come', () => {
    expect(usualOutcomeDay(DAY, DAY + 200)).toBe(DAY + 30)
    expect(usualOutcomeDay(DAY, DAY + 12)).toBe(DAY + 12)
  })
})

describe('an ASA class', () => {
  it.each([
    ['II', 'II'],
    ['ASA 2', 'II'],
    ['asa-iii', 'III'],
    ['ASA class IV', 'IV'],
    ['3E', 'III'],
    ['VI', 'VI'],
    ['IIII', undefined],
    ['2-3', undefined],
    ['7', undefined],
    ['', undefined],
    ['ASA', undefined],
    ['not assessed', undefined],
  ])('is read from %j as %j', (text, expected) => expect(asaClassOf(text)).toBe(expected))
})
