import type { ForecastGroup } from '../../shared/domain/measures/forecast.ts'
import { number, words } from '../ui/words.ts'
import type { TableTwin } from './table-twin.ts'

const percent = (share: number) => number(100 * share, 1)

/** Upper end of both axes, a share: room for every group and its interval, in steps that are read at a glance. */
export function calibrationReach(groups: readonly Pick<ForecastGroup, 'expected' | 'upper'>[]): number {
  const most = Math.max(0, ...groups.flatMap(({ expected, upper }) => [expected, upper]))
  return [0.1, 0.2, 0.4, 0.6, 0.8].find(each => most <= each) ?? 1
}

/** The groups as a table. */
export const calibrationTable = (groups: readonly ForecastGroup[]): TableTwin => ({
  columns: [
    { title: words('calibration.expected'), numeric: true },
    { title: words('calibration.cases'), numeric: true },
    { title: words('calibration.happened'), numeric: true },
    { title: words('calibration.observed'), numeric: true },
    { title: words('figure.interval-95'), numeric: true },
  ],
  rows: groups.map(({ cases, expected, happened, observed, lower, upper }) => [
    percent(expected),
    number(cases, 0),
    number(happened, 0),
    percent(observed),
    words('figure.range', { from: percent(lower), to: percent(upper) }),
  ]),
})
