import type { KeptPeriodForecast, PeriodForecast } from '../../../../shared/domain/measures/forecast.ts'
import type { MeasurePoint } from '../../../../shared/domain/measures/series.ts'
import { say, type Message } from '../../../../shared/words/message.ts'
import { clopperPearsonInterval } from '../../stats/tables/proportion-intervals.ts'

const percent = (share: number) => 100 * share

/** What came in a period; null where somebody in it can not be counted yet, or nobody was. */
export function cameOf({ numerator, denominator, isWhole }: MeasurePoint): PeriodForecast['came'] {
  if (!isWhole || denominator === 0) return null
  return {
    numerator,
    denominator,
    observed: numerator / denominator,
    ...clopperPearsonInterval(numerator, denominator),
  }
}

/** Where what was expected lies to what came: chance alone leaves it within the exact interval 19 times of 20. */
function placeOf(expected: number, { lower, upper }: { lower: number; upper: number }) {
  if (expected < lower) return 'low'
  return expected > upper ? 'high' : 'within'
}

/** A forecast of a period and what came of it, in words. */
export function periodWords(
  { from, to, expected }: Pick<KeptPeriodForecast, 'from' | 'to' | 'expected'>,
  { came, isReplaced }: Pick<PeriodForecast, 'came' | 'isReplaced'>,
): Message {
  const asked = { from, to, percent: percent(expected) }
  if (isReplaced) return say('forecast.period-replaced', asked)
  if (!came) return say('forecast.period-waits', asked)
  return say('forecast.period-came', {
    ...asked,
    numerator: came.numerator,
    denominator: came.denominator,
    observed: percent(came.observed),
    lower: percent(came.lower),
    upper: percent(came.upper),
    place: placeOf(expected, came),
  })
}
