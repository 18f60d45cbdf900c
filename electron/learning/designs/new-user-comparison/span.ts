import { say, type Message } from '../../../../shared/words/message.ts'

const DAYS_OF_A_YEAR = 365
const DAYS_OF_A_MONTH = 30

/** A number of days in the largest unit that says it exactly enough. */
export function span(days: number): Message {
  if (days > 0 && days % DAYS_OF_A_YEAR === 0) return say('question.years', { years: days / DAYS_OF_A_YEAR })
  if (days > 0 && days % DAYS_OF_A_MONTH === 0 && days < DAYS_OF_A_YEAR)
    return say('question.months', { months: days / DAYS_OF_A_MONTH })
  return say('question.days', { days })
}
