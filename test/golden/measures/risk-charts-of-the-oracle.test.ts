import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { percentRecorded, riskDesk, whole, type InventedCase } from '../../fixtures/risk-desk.ts'
import { sharedFolder } from '../../fixtures/shared.ts'
import { OracleFile } from '../oracle/schema.ts'

/* The risk-adjusted reference cases as they leave by the contract that the window speaks, compared with R. */
const beside = sharedFolder()
const folder = beside ? path.join(beside, 'oracle') : path.join(import.meta.dirname, '../oracle/cases')
const cases = OracleFile.parse(JSON.parse(readFileSync(path.join(folder, 'monitoring.json'), 'utf8'))).cases
const expectedOf = (id: string) => cases.find(each => each.id === id)!.expected as Record<string, unknown>
function table(file: string): Array<Record<string, number>> {
  const [head, ...lines] = readFileSync(path.join(folder, file), 'utf8').trim().split(/\r?\n/)
  const names = head!.split(',').map(each => each.replaceAll('"', ''))
  return lines.map(line =>
    Object.fromEntries(line.split(',').map((cell, at) => [names[at], Number(cell)] as [string, number])),
  )
}
const from = Date.UTC(2020, 0, 1) / 86_400_000

async function drawn(invented: readonly InventedCase[], limits?: { harm: number; improvement: number }) {
  const desk = riskDesk(invented)
  const found = await desk.measures.riskAdjusted({
    whole,
    by: 'month',
    risk: percentRecorded,
    ...(limits ? { limits } : { runLength: 370 }),
  })
  desk.close()
  if (found.kind !== 'drawn') throw new Error(found.reason.key)
  return found
}

describe('the risk-adjusted charts of the reference cases', () => {
  it('are those of R, case by case', async () => {
    const told = await drawn(
      table('prepared/risk_adjusted_cases.csv').map(({ risk, outcome }, at) => ({
        day: from + at,
        risk: risk!,
        happened: outcome === 1,
      })),
      { harm: 4.5, improvement: 4 },
    )
    const expected = expectedOf('ra_cusum')
    const theirs = table('expected/risk_adjusted_charts.csv')
    expect(told.total).toMatchObject({ cases: 600, observed: expected['observed'] })
    expect(told.total.expected).toBeCloseTo(expected['expected'] as number, 8)
    expect(told.harm.signals.map(at => at + 1)).toEqual(expected['signals_up_with_reset_to_zero'])
    expect(told.improvement.signals).toEqual([])
    const firstSignal = told.harm.signals[0]!
    for (const [at, row] of theirs.entries()) {
      expect(told.lifeAdjusted.value[at]).toBeCloseTo(row['vlad']!, 7)
      expect(told.lifeAdjusted.variance[at]).toBeCloseTo(row['cumulative_variance']!, 7)
      expect(told.improvement.chart[at]).toBeCloseTo(row['cusum_down']!, 7)
      // R's table goes on after a signal; ours begins anew.
      if (at <= firstSignal) expect(told.harm.chart[at]).toBeCloseTo(row['cusum_up']!, 7)
    }
  })
  it('have exact intervals and a dispersion as R has them, of thirty units', async () => {
    const providers = table('prepared/providers.csv')
    const invented = providers.flatMap(({ n, observed, expected }, unit) =>
      Array.from({ length: n! }, (_, at) => ({
        day: from + at,
        risk: expected! / n!,
        happened: at < observed!,
        unit,
      })),
    )
    const { funnel } = await drawn(
      invented.toSorted((one, other) => one.day - other.day),
      { harm: 5, improvement: 5 },
    )
    const dispersed = expectedOf('funnel_smr_overdispersion')
    expect(funnel.units).toHaveLength(30)
    expect(funnel.dispersion).toBeCloseTo(dispersed['phi'] as number, 7)
    const rows = expectedOf('oe_smr')['rows'] as ReadonlyArray<Record<string, number>>
    for (const [at, { ratio }] of funnel.units.entries()) {
      const [observed, expected] = [providers[at]!['observed']!, providers[at]!['expected']!]
      expect(ratio!.value).toBeCloseTo(observed / expected, 8)
      const theirs = Object.values(rows[at]!)
      for (const limit of [ratio!.lower, ratio!.upper])
        expect(Math.min(...theirs.map(value => Math.abs(value - limit)))).toBeLessThan(1e-7)
    }
  })
})
