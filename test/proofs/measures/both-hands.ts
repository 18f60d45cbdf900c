import { execFile, spawnSync } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import type { By, MeasureSeries } from '../../../shared/domain/measures/series.ts'
import type { Workstation } from '../../fixtures/workstation.ts'
import { root } from '../../tasks/run.ts'

const script = path.join(import.meta.dirname, 'count.py')
const spans = ['month', 'quarter', 'year'] as const satisfies readonly By[]

/** What is counted in a period: with, without, excluded, unknown, and too early to say. */
export type Counts = readonly [number, number, number, number, number]
type ByAnotherHand = Readonly<Record<string, Readonly<Record<By, readonly Counts[]>>>>

const countsOf = ({ points }: MeasureSeries): Counts[] =>
  points.map(({ numerator, denominator, excluded, unknown, early }) => [
    numerator,
    denominator - numerator,
    excluded,
    unknown,
    early,
  ])

export interface OfMeasure {
  readonly id: string
  readonly series: Readonly<Record<By, MeasureSeries>>
  /** All years together. */
  readonly counts: Counts
  /** Periods that were compared, and those in which the two hands differ, in words. */
  readonly periods: number
  readonly differ: readonly string[]
}

/** Whether a Python is here, which counts with nothing but its standard library. */
export const hasPython = (): boolean => spawnSync('python3', ['--version']).status === 0

const sumOf = (all: readonly Counts[]): Counts =>
  all.reduce<Counts>(
    (sum, each) => sum.map((value, at) => value + each[at]!) as unknown as Counts,
    [0, 0, 0, 0, 0],
  )

/**
 * Every measure that ships over what these files brought in, in the last so many months, quarters and years, counted
 * by the casebook and by a script of another language that reads the files and shares no code with it.
 */
export async function countedByBoth(
  { measures }: Pick<Workstation, 'measures'>,
  files: readonly string[],
  most: Readonly<Record<By, number>>,
): Promise<OfMeasure[]> {
  const own: { id: string; series: Record<By, MeasureSeries> }[] = []
  for (const { whole } of await measures.list({})) {
    const asked = async (by: By) => measures.series({ whole, by, periods: most[by] })
    const series = { month: await asked('month'), quarter: await asked('quarter'), year: await asked('year') }
    own.push({ id: whole.measure.id, series })
  }
  const periods = Object.fromEntries(
    spans.map(by => [by, own[0]!.series[by].points.map(({ from, to }) => [from, to])]),
  )
  const { stdout } = await promisify(execFile)(
    'python3',
    [script, path.join(root, 'resources'), JSON.stringify(periods), ...files],
    { maxBuffer: 2 ** 28 },
  )
  const theirs = JSON.parse(stdout) as ByAnotherHand
  return own.map(({ id, series }) => {
    const differ = spans.flatMap(by =>
      countsOf(series[by]).flatMap((mine, at) => {
        const other = theirs[id]![by][at]!
        return String(mine) === String(other)
          ? []
          : [`${id} ${by} ${series[by].points[at]!.from}: ${mine} not ${other}`]
      }),
    )
    return {
      id,
      series,
      counts: sumOf(countsOf(series.year)),
      periods: spans.reduce((sum, by) => sum + series[by].points.length, 0),
      differ,
    }
  })
}
