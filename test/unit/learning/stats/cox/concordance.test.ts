import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concordance } from '../../../../../electron/learning/stats/cox/concordance.ts'
import type { CoxData } from '../../../../../electron/learning/stats/cox/cox-data.ts'
import { linearPredictor } from '../../../../../electron/learning/stats/cox/linear-predictor.ts'
import { riskSets } from '../../../../../electron/learning/stats/cox/risk-sets.ts'
import { timeRanks } from '../../../../../electron/learning/stats/cox/time-ranks.ts'
import { atOnce } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import { anyData, fitted, riskSetsByDefinition, whole } from './small-data.ts'
import { runs } from '../../../runs.ts'

const of = (data: CoxData, risk: Float64Array) =>
  atOnce(concordance(atOnce(riskSets(data, timeRanks(data.stop, data.start))), risk))

function byAllPairs(data: CoxData, risk: Float64Array) {
  const weight = (row: number) => data.weights?.[row] ?? 1
  let [concordant, discordant, tied] = [0, 0, 0]
  for (const { events, atRisk } of riskSetsByDefinition(data))
    for (const event of events)
      for (const other of atRisk) {
        if (events.includes(other)) continue
        const both = weight(event) * weight(other)
        if (risk[event]! > risk[other]!) concordant += both
        else if (risk[event] === risk[other]) tied += both
        else discordant += both
      }
  return { concordant, discordant, tied }
}

describe('concordance', () => {
  it('counts what all pairs one by one give', () => {
    fc.assert(
      fc.property(anyData({ rows: 30 }), data => {
        const risk = data.design[0]!
        const found = of(data, risk)
        const { concordant, discordant, tied } = byAllPairs(data, risk)
        expect(found.concordant).toBeCloseTo(concordant, 9)
        expect(found.discordant).toBeCloseTo(discordant, 9)
        expect(found.tied).toBeCloseTo(tied, 9)
      }),
      { numRuns: runs(13, 75) },
    )
  })

  it('agrees with coxph', () => {
    const fit = fitted(whole)
    expect(atOnce(concordance(fit.solution.model.sets, linearPredictor(fit))).concordance).toBeCloseTo(
      0.7169380177092,
      12,
    )
  })

  it('is its complement when risks change sign, and a half where all risks are equal', () => {
    fc.assert(
      fc.property(anyData(), data => {
        const there = of(data, data.design[0]!).concordance
        const back = of(
          data,
          data.design[0]!.map(value => -value),
        ).concordance
        if (there === undefined) {
          expect(back).toBeUndefined()
          return
        }
        expect(there + back!).toBeCloseTo(1, 12)
        expect(
          of(
            data,
            data.stop.map(() => 7),
          ).concordance,
        ).toBeCloseTo(0.5, 12)
      }),
      { numRuns: runs(10, 60) },
    )
  })

  it('says nothing where there is no pair', () => {
    const none = { stop: Float64Array.of(1, 1), event: Uint8Array.of(1, 1), design: [] }
    expect(of(none, Float64Array.of(1, 2)).concordance).toBeUndefined()
    expect(
      of({ stop: new Float64Array(), event: new Uint8Array(), design: [] }, new Float64Array()).concordance,
    ).toBeUndefined()
    expect(of({ ...none, event: Uint8Array.of(0, 0) }, Float64Array.of(1, 2)).concordance).toBeUndefined()
  })

  it('refuses a risk that is not a number', () =>
    expect(() =>
      of(
        { stop: Float64Array.of(1, 2), event: Uint8Array.of(1, 1), design: [] },
        Float64Array.of(1, Number.NaN),
      ),
    ).toThrow(RangeError))
})
