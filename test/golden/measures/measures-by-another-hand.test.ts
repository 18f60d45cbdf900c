import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { By, MeasureSeries } from '../../../shared/domain/measures/series.ts'
import { writePractice } from '../../fixtures/practice-file.ts'
import { sharedFhir } from '../../fixtures/shared.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { workstation, type Workstation } from '../../fixtures/workstation.ts'

/*
 * Every measure that ships, counted by the four services and by a script of another language that reads the same files
 * and shares no code with them. Both start from the definitions in resources/.
 */
const resources = path.resolve(import.meta.dirname, '../../../resources')
const script = path.join(import.meta.dirname, 'count.py')
const spans = ['month', 'quarter', 'year'] as const satisfies readonly By[]
/** Enough of each that every period of the data is in one of them. */
const most = { month: 60, quarter: 40, year: 30 } as const

type Counts = readonly (readonly number[])[]
type ByAnotherHand = Readonly<Record<string, Readonly<Record<By, Counts>>>>

const countsOf = ({ points }: MeasureSeries): Counts =>
  points.map(each => [
    each.numerator,
    each.denominator - each.numerator,
    each.excluded,
    each.unknown,
    each.early,
  ])

const bundles = sharedFhir('synthea-r4')
const synthea = bundles
  ? readdirSync(bundles)
      .filter(name => name.endsWith('.json.gz'))
      .map(name => path.join(bundles, name))
  : []

describe.each([
  [
    'the invented practice',
    () => [writePractice(path.join(temporaryFolder(), 'p.ndjson'), { seed: 5, patients: 600 })],
  ],
  ['400 invented people of Synthea', () => synthea],
] as const)('the measures of %s', (_, filesOf) => {
  const files = filesOf()
  let station: Workstation
  const series = new Map<string, Record<By, MeasureSeries>>()
  let byAnotherHand: ByAnotherHand

  beforeAll(async () => {
    if (files.length === 0) return
    station = await workstation()
    await station.import(...files)
    for (const { whole } of await station.measures.list({})) {
      const asked = async (by: By) => station.measures.series({ whole, by, periods: most[by] })
      series.set(whole.measure.id, {
        month: await asked('month'),
        quarter: await asked('quarter'),
        year: await asked('year'),
      })
    }
    const [first] = series.values()
    const periods = Object.fromEntries(
      spans.map(by => [by, first![by].points.map(({ from, to }) => [from, to])]),
    )
    byAnotherHand = JSON.parse(
      execFileSync('python3', [script, resources, JSON.stringify(periods), ...files], {
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
      }),
    ) as ByAnotherHand
  }, 600_000)
  afterAll(() => station?.end())

  it.skipIf(files.length === 0)('are counted the same, all of them, in every period', () => {
    expect(series.size).toBeGreaterThanOrEqual(25)
    const differ = [...series].flatMap(([id, own]) =>
      spans.flatMap(by => {
        const theirs = byAnotherHand[id]![by]
        return countsOf(own[by]).flatMap((mine, at) =>
          String(mine) === String(theirs[at])
            ? []
            : [`${id} ${own[by].points[at]!.from}: ${mine} not ${theirs[at]}`],
        )
      }),
    )
    expect(differ).toEqual([])
  })

  it.skipIf(files.length === 0)('lead to the people who were counted', async () => {
    for (const { whole } of await station.measures.list({})) {
      const { points } = series.get(whole.measure.id)!.year
      const point = points.findLast(({ numerator }) => numerator > 0)
      if (!point) continue
      const { from, to, numerator } = point
      const behind = await station.patients.behind({
        whole,
        from,
        to,
        part: 'numerator',
        offset: 0,
        limit: 500,
      })
      expect([whole.measure.id, behind.total]).toEqual([whole.measure.id, numerator])
      expect(behind.rows.every(({ on }) => on >= from && on <= to)).toBe(true)
    }
  })
})
