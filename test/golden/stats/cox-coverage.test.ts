import { describe, expect, it } from 'vitest'
import { coxRegression } from '../../../electron/learning/stats/cox/cox-regression.ts'
import { firthCox } from '../../../electron/learning/stats/cox/firth-cox.ts'
import { proportionalHazardsTest } from '../../../electron/learning/stats/cox/proportional-hazards-test.ts'
import { robustCovariance } from '../../../electron/learning/stats/cox/robust-covariance.ts'
import { atOnce } from '../../../electron/learning/stats/foundations/in-steps.ts'
import { createRandom, type Random } from '../../../shared/domain/random.ts'

const truth = 0.6

/**
 * People whose hazard is 1, times exp(0.6) for half of them, times exp(z / 2); followed until `end` at most.
 * Times in hundredths, so with ties.
 */
function people(random: Random, rows: number, end: number) {
  const column = (of: () => number) => Float64Array.from({ length: rows }, of)
  const exposed = column(() => Number(random.uniform() < 0.5))
  const z = column(() => random.normal())
  const time = column(() => -Math.log(1 - random.uniform())).map(
    (value, row) => value / Math.exp(truth * exposed[row]! + z[row]! / 2),
  )
  const until = column(() => end * random.uniform())
  return {
    stop: time.map((value, row) => Math.ceil(100 * Math.min(value, until[row]!)) / 100),
    event: Uint8Array.from(time, (value, row) => Number(value <= until[row]!)),
    design: [exposed, z],
  }
}
const within = (estimate: number, variance: number) =>
  Math.abs(estimate - truth) <= 1.959964 * Math.sqrt(variance)

describe('Cox regression over many samples', () => {
  it('covers the truth in 95 of 100, and finds hazards not proportional in 5 where they are', () => {
    const random = createRandom(2_101)
    let [covered, rejected] = [0, 0]
    for (let sample = 0; sample < 1_000; sample++) {
      const fit = atOnce(coxRegression(people(random, 150, 2)))
      if (fit.kind !== 'fitted') throw new Error(fit.reason)
      if (within(fit.coefficients[0]!, fit.covariance[0]![0]!)) covered++
      if (atOnce(proportionalHazardsTest(fit)).global.p! < 0.05) rejected++
    }
    console.log(`covered ${covered / 10} %, hazards found not proportional ${rejected / 10} %`)
    expect(covered).toBeGreaterThan(930)
    expect(covered).toBeLessThan(970)
    expect(rejected).toBeGreaterThan(30)
    expect(rejected).toBeLessThan(70)
  })

  it('with weights for people sampled unequally, the robust interval covers and the model-based does not', () => {
    const random = createRandom(2_102)
    let [robust, naive] = [0, 0]
    for (let sample = 0; sample < 600; sample++) {
      const all = people(random, 700, 2)
      // of those without an event few are taken
      const ofOthers = all.design[1]!.map(value => (value > 0 ? 10 : 40))
      const share = all.event.map((event, row) => (event ? 100 : ofOthers[row]!))
      const taken = [...all.stop.keys()].filter(row => 100 * random.uniform() < share[row]!)
      const pick = (values: ArrayLike<number>) => Float64Array.from(taken, row => values[row]!)
      const fit = atOnce(
        coxRegression({
          stop: pick(all.stop),
          event: Uint8Array.from(taken, row => all.event[row]!),
          design: all.design.map(pick),
          weights: pick(Float64Array.from(share, each => 100 / each)),
        }),
      )
      if (fit.kind !== 'fitted') throw new Error(fit.reason)
      if (within(fit.coefficients[0]!, atOnce(robustCovariance(fit))[0]![0]!)) robust++
      if (within(fit.coefficients[0]!, fit.covariance[0]![0]!)) naive++
    }
    console.log(`robust covered ${(robust / 6).toFixed(1)} %, model-based ${(naive / 6).toFixed(1)} %`)
    expect(robust / 600).toBeGreaterThan(0.92)
    expect(robust / 600).toBeLessThan(0.97)
    expect(naive).toBeLessThan(robust - 12)
  })

  it("with some ten events, Firth's penalty always answers, covers, and is nearer to the truth than without", () => {
    const random = createRandom(2_103)
    const [plain, penalised]: [number[], number[]] = [[], []] // of samples that have both
    let covered = 0
    for (let sample = 0; sample < 300; sample++) {
      const data = people(random, 60, 0.25)
      const firth = atOnce(firthCox({ ...data, design: [data.design[0]!] }))
      if (firth.kind !== 'fitted') throw new Error(firth.reason)
      const { estimate, lower, upper } = firth.coefficients[0]!
      if (lower <= truth && truth <= upper) covered++
      const fit = atOnce(coxRegression({ ...data, design: [data.design[0]!] }))
      if (fit.kind === 'fitted') {
        plain.push(fit.coefficients[0]!)
        penalised.push(estimate)
      }
    }
    const spread = (values: number[]) =>
      Math.sqrt(values.reduce((sum, value) => sum + (value - truth) ** 2, 0) / values.length)
    console.log(
      `penalised covered ${(covered / 3).toFixed(1)} %, error ${spread(penalised).toFixed(3)}; ` +
        `without penalty ${spread(plain).toFixed(3)}, none in ${300 - plain.length}`,
    )
    expect(covered / 300).toBeGreaterThan(0.92)
    expect(covered / 300).toBeLessThan(0.99)
    expect(spread(penalised)).toBeLessThan(spread(plain))
  })
})
