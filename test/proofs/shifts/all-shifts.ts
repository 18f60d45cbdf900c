import { createRandom } from '../../../shared/domain/random.ts'
import { cusumRuns, ewmas, funnels } from './case-by-case.ts'
import type { Found } from './found.ts'
import { monthly, months, type Monthly } from './months.ts'
import { rareEvents, runCharts } from './without-limits.ts'

export const SIZES = [5, 10, 30] as const
export const CHANGES = [1, 2, 3] as const

/** Every kind of chart at every size with every change planted: so many series of each, by one seed. */
export async function allShifts(seed: number, series: number): Promise<Found[]> {
  const all: Found[] = []
  let stream = 1_000 * seed
  const random = () => createRandom(++stream)
  for (const n of SIZES)
    for (const change of CHANGES) {
      for (const kind of Object.keys(monthly) as Monthly[])
        all.push(months(kind, n, change, series, random()))
      all.push(runCharts(n, change, series, random()))
      all.push(rareEvents('g', n, change, series, random()), rareEvents('t', n, change, series, random()))
      all.push(ewmas(n, change, series, random()), funnels(n, change, series, random()))
      all.push(await cusumRuns('harm', { n, change, series }, random()))
      all.push(await cusumRuns('improvement', { n, change: 1 / change, series }, random()))
    }
  return all
}

/** What is stated and what is done lie further apart than chance leaves once in some 15,000 times. */
export const isOff = ({ apart }: Found): boolean => apart > 4
