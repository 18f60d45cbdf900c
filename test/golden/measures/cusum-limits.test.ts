import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { cusumFor } from '../../../electron/learning/outcomes/risk/cusums.ts'
import { readPublished } from '../../../electron/learning/outcomes/risk/library.ts'
import { riskOf } from '../../../shared/domain/benchmarks/risk-model.ts'
import { createRandom } from '../../../shared/domain/random.ts'
import { sharedFolder } from '../../fixtures/shared.ts'

/*
 * A CUSUM's limit is simulated for so many cases to a false alarm. Here the chart itself is run, case by case, with
 * other random numbers and none of the code that finds limits: the weight of an outcome is Steiner's formula, written
 * down once more. 25,000 false alarms leave a standard error of 0.64 % (run lengths are nearly exponential), so that a
 * limit which is within 5 % passes, and one that is 8 % off fails.
 */
const ALARMS = 25_000
const RUN_LENGTH = 370

const beside = sharedFolder()
const cardiac = (): Float64Array => {
  const model = readPublished(path.resolve(import.meta.dirname, '../../../resources')).riskModels.find(
    ({ id }) => id === 'parsonnet-30',
  )!
  const rows = readFileSync(path.join(beside!, 'data/benchmarking/cardiac-surgery-parsonnet.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  const scores = rows.map(row => Number(row.split(',')[3]!.replaceAll('"', '')))
  return Float64Array.from(scores, score => riskOf(model, score))
}
/** Day surgery: from 2 in 1,000 to 6 %, most below 1 %. */
const lowRisk = (): Float64Array => {
  const random = createRandom(41)
  return Float64Array.from({ length: 500 }, () =>
    Math.min(0.06, Math.max(0.002, Math.exp(-5 + 0.8 * random.normal()))),
  )
}
const even = (): Float64Array => new Float64Array(200).fill(0.5)

/** Cases to a false alarm, on average, as the chart runs. */
function runLengthOf(risks: Float64Array, oddsRatio: number, limit: number): number {
  const random = createRandom(77)
  let [cases, alarms, height] = [0, 0, 0]
  while (alarms < ALARMS) {
    const risk = risks[random.integer(risks.length)]!
    const odds = Math.log(1 - risk + oddsRatio * risk)
    height = Math.max(0, height + (random.uniform() < risk ? Math.log(oddsRatio) - odds : -odds))
    cases++
    if (height <= limit) continue
    alarms++
    height = 0
  }
  return cases / alarms
}

describe.each([
  ['the cardiac operations by Parsonnet’s score', cardiac, beside !== undefined],
  ['operations of low risk', lowRisk, true],
  ['an even chance', even, true],
] as const)('limits for %s', (_, risksOf, isThere) => {
  it.skipIf(!isThere).each([
    ['doubled odds', 2],
    ['halved odds', 1 / 2],
  ] as const)('of %s give a false alarm as seldom as they state, within 5 %%', async (_of, oddsRatio) => {
    const risk = risksOf()
    const found = await cusumFor({ risk, happened: new Uint8Array(risk.length) }, oddsRatio, {
      runLength: RUN_LENGTH,
      limit: undefined,
      breathe: () => undefined,
    })
    const seen = runLengthOf(risk, oddsRatio, found.limit)
    expect(Math.abs(seen / RUN_LENGTH - 1)).toBeLessThan(0.05)
    // What stands beside the chart is what happens, too.
    expect(Math.abs(seen / found.runLength - 1)).toBeLessThan(0.05)
  })
})
