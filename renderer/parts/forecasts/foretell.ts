import type { LogbookLine } from '../../../shared/contract/patients-logbook.ts'
import { dayNumber } from '../../../shared/domain/day/iso-day.ts'
import {
  closedTo,
  forecastOutcomes,
  measureOfOutcome,
  type ForecastOutcome,
} from '../../../shared/domain/logbook/forecastable.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { services } from '../../client/services.ts'
import { isoToday } from '../../ui/dates.ts'

const ISO_DAY = 10

/** What can still be foretold of an operation; nothing of one of which only the month is known. */
export function openOutcomes({
  day,
  outcome,
}: Pick<LogbookLine, 'day'> & { outcome: Pick<LogbookLine['outcome'], 'events'> }): ForecastOutcome[] {
  if (day.length < ISO_DAY) return []
  const asked = { day: dayNumber(day), events: outcome.events, today: dayNumber(isoToday()) }
  return forecastOutcomes.filter(each => closedTo(each, asked) === undefined)
}

interface Foretold {
  readonly requestId: string
  readonly patient: number
  readonly day: string
  readonly outcome: ForecastOutcome
  /** A share from 0 to 1. */
  readonly expected: number
}

/** Writes a forecast down by the measure that will say whether it came. */
export async function foretell({ outcome, ...forecast }: Foretold): Promise<void> {
  const list = await services.measures.list({})
  const found = list.find(({ whole }) => whole.measure.id === measureOfOutcome[outcome])
  if (!found) throw new AppError('not-found', say('forecast.not-of-operations'))
  await services.patients.writeForecast({ ...forecast, whole: found.whole })
}
