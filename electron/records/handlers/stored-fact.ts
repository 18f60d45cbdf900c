import type { Fact } from '../../../shared/domain/fact.ts'
import type { Moment } from '../../../shared/domain/moment.ts'

/** A fact as it lies in the store: it was checked on its way in and has not changed since. */
export const storedFact = (body: string): Fact => JSON.parse(body) as Fact

export const minuteAt = (clock: number, offsetMinutes: number): Moment => ({
  clock,
  precision: 'minute',
  offsetMinutes,
})
export const dayAt = (clock: number): Moment => ({ clock, precision: 'day', offsetMinutes: null })
