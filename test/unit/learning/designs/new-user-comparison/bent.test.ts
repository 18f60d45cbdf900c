import { describe, expect, it } from 'vitest'
import { study } from '../../../../../electron/learning/designs/new-user-comparison/study.ts'
import type { Answer } from '../../../../../shared/domain/answer.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { english } from '../../../../../shared/words/en/index.ts'
import { speaker } from '../../../../../shared/words/speaker.ts'
import { runs } from '../../../runs.ts'
import { askedOf } from './frame-by-hand.ts'
import { simulatedFrame } from './simulated-frame.ts'

const { speak } = speaker(english)
const answered = async (people: number, seed: number, bend: number): Promise<Answer> => {
  const frame = simulatedFrame(createRandom(seed), people, {
    // The young and the old get it, and have the outcome more often whatever they get.
    treated: ([age]) => -0.7 * bend + bend * age! * age! + 0.3 * age!,
    outcome: ([age]) => -2.2 + 0.8 * bend * (age! * age! - 1) + 0.3 * age!,
    covariates: ['age', 'eGFR'],
  })
  return study(askedOf, frame, { breathe: () => undefined, report: () => undefined })
}

describe('where the young and the old are treated, and have the outcome, more often', () => {
  it('the answer is hidden, and says in what the groups differ', async () => {
    const answer = await answered(2_000, 1, 1)
    if (answer.kind !== 'not-estimable') throw new Error('An estimate was shown.')
    expect(answer.reasons.map(each => each.code)).toContain('unmodelled-balance')
    const reason = answer.reasons.find(each => each.code === 'unmodelled-balance')!
    expect(speak(reason.reason)).toMatch(/what the weighting did not aim at: age, /)
    // The model's own columns say nothing of it.
    expect(Math.max(...answer.balance.map(each => Math.abs(each.after)))).toBeLessThan(1e-6)
    expect(answer.unmodelled!.some(each => Math.abs(each.after) > 0.3)).toBe(true)
  })
  it.each([300, 2_000])('it is hidden in at least 95 of 100 practices of %s people', async people => {
    const practices = runs(20, 200)
    let hidden = 0
    for (let seed = 1; seed <= practices; seed++)
      if ((await answered(people, seed, 1)).kind === 'not-estimable') hidden++
    expect(hidden / practices).toBeGreaterThanOrEqual(0.95)
  })
  it('a weighting that follows curves says otherwise, and is let be where a line says it all', async () => {
    const check = (answer: Answer) => answer.diagnostics.find(each => each.id === 'flexible')!
    expect(check(await answered(2_000, 1, 1)).passed).toBe(false)
    const straight = await answered(2_000, 1, 0)
    expect(check(straight).passed).toBe(true)
    if (straight.kind !== 'estimate') throw new Error('No estimate was shown.')
    const { estimate, lower, upper } = straight.riskDifferencePer100
    const flexible = straight.flexibleRiskDifferencePer100!
    expect(Math.abs(flexible.estimate - estimate)).toBeLessThan((upper - lower) / 8)
  })
  it.each([300, 2_000])('and where a line says it all, shown in nearly all of %s people', async people => {
    const practices = runs(20, 200)
    const refused: string[] = []
    for (let seed = 1; seed <= practices; seed++) {
      const answer = await answered(people, seed, 0)
      if (answer.kind === 'not-estimable') refused.push(...answer.reasons.map(each => each.code))
    }
    expect(refused.length / practices).toBeLessThanOrEqual(0.05)
  })
})
