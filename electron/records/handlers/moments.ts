import type { Moment } from '../../../shared/domain/moment.ts'

export const minuteAt = (clock: number, offsetMinutes: number): Moment => ({
  clock,
  precision: 'minute',
  offsetMinutes,
})
export const dayAt = (clock: number): Moment => ({ clock, precision: 'day', offsetMinutes: null })
