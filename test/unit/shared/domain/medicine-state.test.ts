import { describe, expect, it } from 'vitest'
import { medicineState } from '../../../../shared/domain/facts/medicine-state.ts'
import type { FactOf } from '../../../../shared/domain/fact.ts'
import type { Moment } from '../../../../shared/domain/moment.ts'
import { inventedFact } from '../../../fixtures/invented-fact.ts'

const at = (text: string): number => Date.parse(`${text}T00:00:00Z`)
const day = (text: string): Moment => ({ clock: at(text), precision: 'day', offsetMinutes: null })
const TODAY = '2026-06-30'

const medicine = (given: Partial<FactOf<'medication'>>) =>
  inventedFact('medication', { identity: 'm', patient: 'p', status: 'active', ...given })
const state = (given: Partial<FactOf<'medication'>>, death?: Moment | 'deceased', today = TODAY) =>
  medicineState(medicine(given), { today: at(today), death })

describe('a medicine whose supply is known', () => {
  const monthTwice = { start: day('2026-05-01'), supply: { days: 30, repeats: 1 } }
  it('is taken to the last day of its supply with its repeats, and unproven from the next', () => {
    // 1 May and sixty days: 30 June.
    expect(state(monthTwice)).toEqual({
      is: 'taken',
      start: day('2026-05-01'),
      provenUntil: at('2026-06-30'),
    })
    expect(state(monthTwice, undefined, '2026-07-01')).toMatchObject({
      is: 'unproven',
      provenUntil: at('2026-06-30'),
    })
  })
  it('is proven no further than today', () =>
    expect(state(monthTwice, undefined, '2026-05-10').provenUntil).toBe(at('2026-05-10')))
  it('is proven by whatever reaches furthest: its days, its last day, or a dose', () => {
    const start = day('2026-01-01')
    expect(state({ start, supply: { days: 10, until: day('2026-02-01') } }).provenUntil).toBe(
      at('2026-02-01'),
    )
    expect(
      state({ start, supply: { days: 10 }, doses: [dose('2026-03-01'), dose('2026-02-01')] }).provenUntil,
    ).toBe(at('2026-03-01'))
    expect(state({ start, supply: { days: 90, until: day('2026-02-01') } }).provenUntil).toBe(
      at('2026-04-01'),
    )
  })
  it('is proven on the day of its start where nothing says more', () =>
    expect(state({ start: day('2026-01-01') })).toMatchObject({
      is: 'unproven',
      provenUntil: at('2026-01-01'),
    }))
  it('is unproven since nobody knows when where nobody dated it', () =>
    expect(state({ supply: { days: 10 } })).toEqual({ is: 'unproven' }))
  it('is dated by when it was written down where nothing else is known', () =>
    expect(state({ recorded: day('2026-06-20'), supply: { days: 30 } })).toMatchObject({
      is: 'taken',
      start: day('2026-06-20'),
    }))
})
const dose = (end: string) => ({ end: day(end), most: [], instructions: [] })

describe('a medicine that ended', () => {
  it('is stopped from the day its source says, and goes on until then', () => {
    const given = { start: day('2026-01-01'), end: day('2026-06-15') }
    expect(state(given)).toEqual({ is: 'stopped', start: given.start, end: given.end })
    expect(state(given, undefined, '2026-06-15').is).toBe('stopped')
    expect(state(given, undefined, '2026-06-14')).toEqual({
      is: 'taken',
      start: given.start,
      provenUntil: at('2026-06-14'),
    })
  })
  it.each(['completed', 'stopped', 'ended', 'finished'])(
    'is stopped by the word %s, at no known day',
    status =>
      expect(state({ status, start: day('2026-06-20'), supply: { days: 30 } })).toEqual({
        is: 'stopped',
        start: day('2026-06-20'),
        end: undefined,
      }),
  )
  it('has only begun where a pharmacy handed it over completely', () => {
    const handed = { role: 'dispense', start: day('2026-06-20'), supply: { days: 30 } } as const
    expect(state({ ...handed, status: 'completed' }).is).toBe('taken')
    expect(state({ ...handed, status: 'stopped' }).is).toBe('stopped')
  })
  it('has no time where it ended before it began', () =>
    expect(state({ start: day('2026-06-20'), end: day('2026-06-01') })).toEqual({
      is: 'stopped',
      start: day('2026-06-20'),
      end: undefined,
    }))
  it('may have ended on the day it began, and where its beginning is not known', () => {
    expect(state({ start: day('2026-06-20'), end: day('2026-06-20') }).end).toEqual(day('2026-06-20'))
    expect(state({ end: day('2026-06-20') })).toMatchObject({ is: 'stopped', end: day('2026-06-20') })
  })
})

describe('after a death nobody takes a medicine', () => {
  const given = { start: day('2026-06-01'), supply: { days: 90 } }
  it('from its day on, where that is known', () => {
    expect(state(given, day('2026-06-10'))).toMatchObject({ is: 'stopped', end: day('2026-06-10') })
    expect(state({ ...given, end: day('2026-06-20') }, day('2026-06-10')).end).toEqual(day('2026-06-10'))
    expect(state({ ...given, end: day('2026-06-05') }, day('2026-06-10')).end).toEqual(day('2026-06-05'))
  })
  it('that nobody dated either', () =>
    expect(state({}, day('2026-06-10'))).toEqual({
      is: 'stopped',
      start: undefined,
      end: day('2026-06-10'),
    }))
  it('without a day, where only the death is known', () => {
    expect(state(given, 'deceased')).toMatchObject({ is: 'stopped', end: undefined })
    expect(state({ end: day('2026-06-05') }, 'deceased').end).toEqual(day('2026-06-05'))
  })
  it('and until it everybody does: a death to come, in a record read as of an earlier day, ends nothing', () =>
    expect(state(given, day('2026-07-10')).is).toBe('taken'))
})

it.each([
  { standing: { is: 'planned' } },
  { standing: { is: 'not-done' } },
  { standing: { is: 'retracted' } },
  { standing: { is: 'unknown' } },
  { about: 'relative' },
] as const)('a medicine of which a record says %j was never hers', change =>
  expect(state({ ...change, start: day('2026-06-20'), supply: { days: 30 } })).toEqual({
    is: 'never',
    start: day('2026-06-20'),
  }),
)
