import { choice, count, day, decimal, quantity, type Area } from '../values.ts'

const percent = decimal(1)
const span = { from: day, to: day, percent: quantity }

/** What one expects of operations and of periods, and what became of it. */
export const forecasts = {
  'forecast.not-of-operations': {},
  'forecast.no-operation': {},
  'forecast.closed': { why: choice('known', 'died', 'over') },
  'forecast.period-begun': { from: day },
  'forecast.shares-only': {},
  'forecast.none-graded': {},
  'forecast.graded': { n: count, happened: count, expected: decimal(1) },
  'forecast.ratio': { ratio: decimal(2), lower: decimal(2), upper: decimal(2) },
  'forecast.too-early': { n: count, least: count },
  'forecast.brier': { brier: decimal(3), lower: decimal(3), upper: decimal(3), share: decimal(3) },
  'forecast.beside-model': {
    n: count,
    own: decimal(3),
    model: decimal(3),
    better: choice('own', 'model', 'untold'),
  },
  'forecast.model-early': { n: count, least: count },
  'forecast.not-graded': { state: choice('waiting', 'unknown', 'excluded', 'late', 'gone'), n: count },
  'forecast.replaced': { n: count },
  'forecast.period-waits': span,
  'forecast.period-replaced': span,
  'forecast.period-came': {
    ...span,
    numerator: count,
    denominator: count,
    observed: percent,
    lower: percent,
    upper: percent,
    place: choice('low', 'within', 'high'),
  },
} as const satisfies Area
