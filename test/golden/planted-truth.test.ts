import { beforeAll, describe, expect, it } from 'vitest'
import { plantedTruth } from '../../electron/intake/demonstration/design.ts'
import { study } from '../../electron/learning/designs/new-user-comparison/study.ts'
import type { Answer, Interval } from '../../shared/domain/answer.ts'
import { createRandom } from '../../shared/domain/random.ts'
import { plantedQuestion } from '../fixtures/planted-question.ts'
import { practiceFrame } from '../fixtures/practice-frame.ts'
import { english } from '../../shared/words/en/index.ts'
import { speaker } from '../../shared/words/speaker.ts'

const logHazardRatio = -0.6
const PRACTICES = 400 // seeds 1 to 400, none left out
const work = { breathe: () => undefined, report: () => undefined }

describe('over 400 planted practices', () => {
  const truth = 100 * plantedTruth(createRandom(2_026), logHazardRatio).riskDifference
  const answers: Answer[] = []
  beforeAll(async () => {
    for (let seed = 1; seed <= PRACTICES; seed++)
      answers.push(
        await study(
          plantedQuestion,
          practiceFrame({ seed, patients: 1_000, logHazardRatio, overlap: 'good' }),
          work,
        ),
      )
  }, 300_000)

  const coverage = (of: (answer: Extract<Answer, { kind: 'estimate' }>) => Interval) =>
    answers.filter(each => each.kind === 'estimate' && of(each).lower <= truth && truth <= of(each).upper)
      .length / PRACTICES

  it('the interval covers the truth in 92.5 to 97.5 per cent', () => {
    const covered = coverage(each => each.riskDifferencePer100)
    console.log(
      `risk difference, truth ${truth.toFixed(2)} in 100: covered in ${(100 * covered).toFixed(1)} %, ` +
        `naive ${(100 * coverage(each => each.naiveRiskDifferencePer100)).toFixed(1)} %`,
    )
    expect(covered).toBeGreaterThanOrEqual(0.925)
    expect(covered).toBeLessThanOrEqual(0.975)
  })

  it('the naive interval does not', () =>
    expect(coverage(each => each.naiveRiskDifferencePer100)).toBeLessThan(0.5))

  it('the mean answer is the truth within three of its standard errors', () => {
    const errors = answers.flatMap(each =>
      each.kind === 'estimate' ? [each.riskDifferencePer100.estimate - truth] : [],
    )
    const mean = errors.reduce((sum, each) => sum + each, 0) / errors.length
    const spread = Math.sqrt(errors.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (errors.length - 1))
    expect(Math.abs(mean)).toBeLessThan((3 * spread) / Math.sqrt(errors.length))
  })
})

describe('where nobody could have had either treatment', () => {
  it('the answer is a refusal that says why', async () => {
    const answer = await study(
      plantedQuestion,
      practiceFrame({ seed: 1, patients: 600, logHazardRatio, overlap: 'none' }),
      work,
    )
    if (answer.kind !== 'not-estimable') throw new Error('An estimate was shown.')
    expect(answer.reasons[0]!.code).toBe('separation')
    expect(speaker(english).speak(answer.reasons[0]!.reason)).toContain('eGFR')
  })
})
