import { describe, expect, it } from 'vitest'
import { study } from '../../../../../electron/learning/designs/new-user-comparison/study.ts'
import type { Frame } from '../../../../../shared/domain/frame.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { english } from '../../../../../shared/words/en/index.ts'
import { speaker } from '../../../../../shared/words/speaker.ts'
import { runs } from '../../../runs.ts'
import { askedOf } from './frame-by-hand.ts'
import { simulatedFrame } from './simulated-frame.ts'

const { speak } = speaker(english)
const quiet = { breathe: () => undefined, report: () => undefined }
const CODES = 120

/** A practice with so many codes; those treated have the first `more` times as often (as odds), and come as often. */
function practice(seed: number, people: number, more: number): Frame {
  const random = createRandom(seed)
  const frame = simulatedFrame(random, people, {
    treated: ([age]) => 0.3 * age!,
    outcome: ([age]) => -2 + 0.3 * age!,
    covariates: ['age', 'eGFR'],
  })
  const rowsOf = (odds: number) =>
    Uint32Array.from(
      [...frame.exposed.keys()].filter(row => {
        const logOdds = -2 + (frame.exposed[row] ? Math.log(odds) : 0)
        return random.uniform() < 1 / (1 + Math.exp(-logOdds))
      }),
    )
  const often = (rate: number) =>
    Float64Array.from(frame.exposed, exposed =>
      Math.floor(rate * (exposed ? more : 1) * random.exponential()),
    )
  return {
    ...frame,
    recorded: {
      codes: Array.from({ length: CODES }, (_, at) => ({
        label: at === 0 ? 'heart disease' : `code ${at}`,
        rows: rowsOf(at === 0 ? more : 1),
      })),
      visits: often(3),
      results: often(2),
    },
  }
}
const askedIn = async (frame: Frame) => {
  const answer = await study(askedOf, frame, quiet)
  const check = answer.diagnostics.find(({ id }) => id === 'unmodelled-balance')!
  return { answer, check }
}

describe('what was recorded of people and stands in no model', () => {
  it('hides an answer of groups that differ in it, and says in what', async () => {
    const { answer, check } = await askedIn(practice(1, 1_500, 4))
    expect(answer.kind).toBe('not-estimable')
    expect(speak(check.finding)).toMatch(
      /heart disease, recorded in the year before|more (visits|results) in the year before than most/,
    )
    const shown = answer.unmodelled!.map(({ label }) => (typeof label === 'string' ? label : speak(label)))
    expect(shown).toEqual(
      expect.arrayContaining([
        'heart disease, recorded in the year before',
        'more visits in the year before than most',
        'more results in the year before than most',
      ]),
    )
  })

  it.each([300, 1_500])(
    'lets nearly all answers of %s people be shown where it does not differ',
    async people => {
      const practices = runs(15, 150)
      let refused = 0
      for (let seed = 1; seed <= practices; seed++)
        if (!(await askedIn(practice(seed, people, 1))).check.passed) refused++
      expect(refused / practices).toBeLessThanOrEqual(practices > 100 ? 0.05 : 0.14)
    },
    300_000,
  )

  it('changes nothing of the number itself', async () => {
    const frame = practice(2, 600, 1)
    const { recorded: _, ...bare } = frame
    const [one, other] = [await study(askedOf, frame, quiet), await study(askedOf, bare, quiet)]
    if (one.kind !== 'estimate' || other.kind !== 'estimate') throw new Error('No estimate was shown.')
    expect(one.riskDifferencePer100).toEqual(other.riskDifferencePer100)
  })
})
