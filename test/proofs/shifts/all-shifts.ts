import { chartKinds } from '../../../shared/domain/measures/measure.ts'
import { createRandom } from '../../../shared/domain/random.ts'
import { cusumRuns, driftRuns, funnels, type FunnelFound } from './case-by-case.ts'
import { charts, type ChartsFound } from './charts.ts'
import type { RunFound } from './found.ts'

/** Cases a month; of a hundred a point has ten events, and Making Data Count's rules judge it. */
const SIZES = [5, 10, 30] as const
const LARGE = 100
const MONTHS = [12, 24, 36] as const
const CHANGES = [2, 3] as const
/** Of these a hundred cases a month are no few events any more. */
const byRules = chartKinds.filter(each => each !== 'g' && each !== 't')

export interface AllFound {
  readonly charts: readonly ChartsFound[]
  readonly runs: readonly RunFound[]
  readonly funnels: readonly FunnelFound[]
}

/** Every kind of chart at every size with every change planted: so many series of each, by one seed. */
export async function allShifts(seed: number, series: number): Promise<AllFound> {
  let stream = 1_000 * seed
  const random = () => createRandom(++stream)
  const asked = [
    ...SIZES.flatMap(n =>
      chartKinds.flatMap(chart => [
        ...MONTHS.map(months => ({ chart, n, months, change: 1 })),
        ...CHANGES.map(change => ({ chart, n, months: 24, change })),
      ]),
    ),
    ...byRules.map(chart => ({ chart, n: LARGE, months: 24, change: 1 })),
  ]
  return {
    charts: asked.map(each => charts({ ...each, series }, random())),
    runs: [
      ...(await Promise.all(
        [1, ...CHANGES].flatMap(change => [
          cusumRuns('harm', { change, series }, random()),
          cusumRuns('improvement', { change: 1 / change, series }, random()),
        ]),
      )),
      ...(await driftRuns(series, random())),
    ],
    funnels: SIZES.flatMap(n => [1, ...CHANGES].map(change => funnels({ n, change, series }, random()))),
  }
}
