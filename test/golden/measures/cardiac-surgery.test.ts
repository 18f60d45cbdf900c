import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { readMeasures } from '../../../electron/learning/outcomes/library.ts'
import { riskHandlers } from '../../../electron/learning/outcomes/risk/handlers.ts'
import { readPublished } from '../../../electron/learning/outcomes/risk/library.ts'
import { cusumRunLength } from '../../../electron/learning/stats/monitoring/cusum-run-length.ts'
import { contract } from '../../../shared/contract/define.ts'
import { riskMethods } from '../../../shared/contract/measures-risk.ts'
import type { Fact } from '../../../shared/domain/fact.ts'
import type { RiskAdjusted } from '../../../shared/domain/measures/risk-adjusted.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import { bringIn, day, somebody } from '../../fixtures/bring-in.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { recordsDesk, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { sharedFolder } from '../../fixtures/shared.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

/*
 * 5,595 operations on the heart by seven surgeons (Steiner et al. 2000, as perturbed and published in R's spcadjust):
 * each surgeon's operations, scores and deaths are brought into a store as a source of their own, and what the window
 * is told of them is compared with a script of another language over the same table.
 */
const beside = sharedFolder()
const file = beside && path.join(beside, 'data/benchmarking/cardiac-surgery-parsonnet.csv')
const script = path.join(import.meta.dirname, 'cardiac.py')
const resources = path.resolve(import.meta.dirname, '../../../resources')
const SNOMED = 'http://snomed.info/sct'
const BYPASS = '232717009'
const OWN = 'urn:invented'

type RiskAsked = z.input<typeof riskMethods.riskAdjusted.input>
type Pair = readonly [number, number]
interface ByAnotherHand {
  readonly units: Readonly<
    Record<
      string,
      { cases: number; observed: number; expected: number; interval: Pair; limits95: Pair; limits998: Pair }
    >
  >
  readonly vlad: readonly number[]
  readonly up: readonly number[]
  readonly down: readonly number[]
  readonly upSignals: readonly number[]
  readonly downSignals: readonly number[]
  readonly brier: number
}

const dayAfter = (days: number) =>
  new Date(Date.UTC(1992, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)

/** Somebody who was operated on, with her score, and seen again after 90 days unless she died. */
function operated(
  name: string,
  [date, time, status, parsonnet]: readonly number[],
): { person: Person; facts: Fact[] } {
  const on = dayAfter(date!)
  const end = dayAfter(date! + time!)
  const about = (what: string, start: string) => ({
    identity: `${name}-${what}`,
    patient: `Patient/${name}`,
    start: day(start),
  })
  return {
    person: somebody(name, status === 1 ? { death: day(end) } : {}),
    facts: [
      inventedFact('procedure', {
        ...about('operation', on),
        concept: { codes: [{ system: SNOMED, code: BYPASS }] },
      }),
      inventedFact('observation', {
        ...about('score', on),
        concept: { codes: [{ system: OWN, code: 'parsonnet' }] },
        value: { kind: 'quantity', value: parsonnet!, unitCode: '{score}', text: String(parsonnet) },
      }),
      inventedFact('encounter', {
        ...about('end', end),
        concept: { codes: [{ system: OWN, code: 'seen' }] },
      }),
    ],
  }
}

describe.skipIf(!file)('operations on the heart, by surgeon', () => {
  const home = temporaryFolder()
  let desk: RecordsDesk
  let told: Extract<RiskAdjusted, { kind: 'drawn' }>
  let simulated: Extract<RiskAdjusted, { kind: 'drawn' }>
  let byAnotherHand: ByAnotherHand

  beforeAll(async () => {
    desk = recordsDesk(home, { alone: true })
    await desk.vault.create({ passphrase })
    const rows = readFileSync(file!, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map(line => line.split(',').map(cell => Number(cell.replaceAll('"', ''))))
    for (let surgeon = 1; surgeon <= 7; surgeon++) {
      const brought = rows.flatMap((row, at) => (row[4] === surgeon ? [operated(`n${at}`, row)] : []))
      await bringIn(
        desk,
        brought.map(({ person }) => person),
        brought.flatMap(({ facts }) => facts),
      )
    }
    const library = readMeasures(resources)
    const client = desk.client(
      contract('measures', riskMethods),
      riskHandlers(desk.frames, readPublished(resources)),
    )
    const whole = library.measures.find(({ measure }) => measure.id === 'mortality-after-operation-30')!
    const asked: RiskAsked = {
      whole,
      by: 'month',
      risk: {
        is: 'model',
        model: 'parsonnet-30',
        score: {
          concept: {
            format: 'casebook-concepts/1',
            id: 'parsonnet',
            label: 'Parsonnet',
            kinds: ['observation'],
            include: [{ system: OWN, code: 'parsonnet' }],
            version: 'invented',
          },
          unit: '{score}',
          withinDays: 30,
        },
      },
    }
    const drawn = (found: RiskAdjusted) => {
      if (found.kind !== 'drawn') throw new Error(found.reason.key)
      return found
    }
    // The limits that Steiner et al. chose, for the chart; and simulated ones of a stated run length.
    told = drawn(await client.riskAdjusted({ ...asked, limits: { harm: 4.5, improvement: 4 } }))
    simulated = drawn(await client.riskAdjusted({ ...asked, runLength: 5_000 }))
    byAnotherHand = JSON.parse(
      execFileSync('python3', [script, file!], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }),
    ) as ByAnotherHand
  }, 300_000)
  afterAll(() => {
    desk.close()
    rmSync(home, { recursive: true, force: true })
  })

  it('are all there, 361 of whom died within 30 days', () => {
    expect(told.total).toMatchObject({ cases: 5_595, observed: 361 })
    expect(told.withoutRisk).toBe(0)
  })
  it('have the funnel that another hand reckons', () => {
    const units = Object.values(byAnotherHand.units)
    expect(told.funnel.units).toHaveLength(7)
    for (const unit of told.funnel.units) {
      const theirs = units.find(({ cases }) => cases === unit.cases)!
      expect(unit.observed).toBe(theirs.observed)
      expect(unit.expected).toBeCloseTo(theirs.expected, 8)
      const { ratio, limits95, limits998 } = unit
      for (const [ours, others] of [
        [ratio, theirs.interval],
        [limits95, theirs.limits95],
        [limits998, theirs.limits998],
      ] as const) {
        expect(ours!.lower).toBeCloseTo(others[0], 7)
        expect(ours!.upper).toBeCloseTo(others[1], 7)
      }
    }
  })
  it('have the VLAD and the CUSUMs that another hand reckons', () => {
    const furthest = (ours: readonly number[], theirs: readonly number[]) =>
      Math.max(...ours.map((value, at) => Math.abs(value - theirs[at]!)))
    expect(told.lifeAdjusted.value).toHaveLength(byAnotherHand.vlad.length)
    expect(furthest(told.lifeAdjusted.value, byAnotherHand.vlad)).toBeLessThan(1e-8)
    expect(told.harm.signals).toEqual(byAnotherHand.upSignals)
    expect(told.improvement.signals).toEqual(byAnotherHand.downSignals)
    expect(told.calibration.brier).toBeCloseTo(byAnotherHand.brier, 10)
    expect(furthest(told.harm.chart, byAnotherHand.up)).toBeLessThan(1e-8)
    expect(furthest(told.improvement.chart, byAnotherHand.down)).toBeLessThan(1e-8)
  })
  it('have limits whose run length is the one asked for, within 5 %', () => {
    const risks = Float64Array.from(simulated.cases.risk)
    for (const { limit, oddsRatio, simulatedRunLength, runLength } of [
      simulated.harm,
      simulated.improvement,
    ]) {
      expect(Math.abs(simulatedRunLength! / 5_000 - 1)).toBeLessThan(0.05)
      expect(Math.abs(runLength / 5_000 - 1)).toBeLessThan(0.05)
      expect(Math.abs(cusumRunLength(risks, oddsRatio, limit, 1, 500) / 5_000 - 1)).toBeLessThan(0.05)
    }
  })
})
