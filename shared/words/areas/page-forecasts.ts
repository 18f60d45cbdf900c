import { choice, count, quantity, list, text, type Area } from '../values.ts'

const is = choice('died', 'infection', 'return', 'readmission')

/** What one expects, where it is written and where it is shown. */
export const pageForecasts = {
  'forecast.no-share': {},
  'forecast.no-share-remedy': {},
  'forecasts.title': {},
  'forecasts.none': {},
  'forecasts.of': { what: list, name: text, date: text },
  'forecasts.percent': {},
  'forecasts.expected': {},
  'forecasts.outcome': {},
  'forecasts.is': { is },
  'forecasts.line': { is, percent: quantity, times: count },
  'forecasts.write': {},
  'forecasts.write-of': { name: text, date: text },
  'forecasts.fixed': {},
  'forecasts.keep': {},
  'forecasts.kept': { is, percent: quantity, name: text, date: text },
  'forecasts.closed': {},
  'forecasts.not-kept': {},
  'forecasts.next-period': { from: text, to: text },
  'forecasts.period-kept': { from: text, to: text, percent: quantity },
  'forecasts.whose': {},
  'forecasts.news': { n: count },
  'forecasts.look': {},
  'forecasts.all-graded': { n: count },
  'calibration.title': { of: text },
  'calibration.sentence': { of: text, groups: count, cases: count },
  'calibration.expected': {},
  'calibration.cases': {},
  'calibration.happened': {},
  'calibration.observed': {},
  'calibration.came': {},
  'calibration.axis': {},
  'calibration.n': { cases: count },
} as const satisfies Area
