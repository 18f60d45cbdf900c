import { describe, expect, it } from 'vitest'
import { study } from '../../../../../electron/learning/designs/new-user-comparison/study.ts'
import type { Answer } from '../../../../../shared/domain/answer.ts'
import { createRandom, type Random } from '../../../../../shared/domain/random.ts'
import { english } from '../../../../../shared/words/en/index.ts'
import { speaker } from '../../../../../shared/words/speaker.ts'
import { runs } from '../../../runs.ts'
import { answerOf, askedOf } from './frame-by-hand.ts'
import { simulatedFrame } from './simulated-frame.ts'

const { speak } = speaker(english)
const heard = (answer: Answer) => (answer.reading ?? []).map(speak)
const WATCHED_ALL = 110 // a first outcome on this day comes after everybody who is lost left

describe('an answer whose people were partly lost', () => {
  it('says nothing of them where nobody was', async () => {
    const answer = await answerOf([
      { exposed: true, people: 100, events: 10 },
      { exposed: false, people: 100, events: 30 },
    ])
    expect(answer.lost).toBeUndefined()
    expect(heard(answer).join(' ')).not.toMatch(/were lost/)
  })
  it('has bounds of the worst for one group and the best for the other, and a tipping point', async () => {
    const answer = await answerOf([
      { exposed: true, people: 100, events: 10, lost: 20, from: WATCHED_ALL },
      { exposed: false, people: 100, events: 30, lost: 6, from: WATCHED_ALL },
    ])
    // 10/100 - 36/100 and 30/100 - 30/100; the tipping point by scipy, as in the function's own test.
    expect(answer.lost!.people).toEqual({ exposed: 20, comparator: 6 })
    expect(answer.lost!.boundsPer100.lower).toBeCloseTo(-26, 8)
    expect(answer.lost!.boundsPer100.upper).toBeCloseTo(0, 8)
    expect(answer.lost!.tipping!.arm).toBe('exposed')
    expect(answer.lost!.tipping!.per100).toBeCloseTo(52.1159707, 5)
    expect(answer.lost!.tipping!.asFollowedPer100).toBeCloseTo(12.5, 8)
    const [said] = heard(answer).filter(each => each.startsWith('26 people were lost.'))
    expect(said).toContain('if, of 100 of those lost after starting this, 52 had had the outcome;')
  })
  it('says that the difference stands where nothing that became of them could undo it', async () => {
    const answer = await answerOf([
      { exposed: true, people: 100, events: 10, lost: 8, from: WATCHED_ALL },
      { exposed: false, people: 100, events: 30, lost: 6, from: WATCHED_ALL },
    ])
    expect(heard(answer)).toContain('14 people were lost; whatever became of them, the difference stands.')
  })
  it('stands as bounds where too many were lost, and as nothing else', async () => {
    const answer = await answerOf([
      { exposed: true, people: 100, events: 10, lost: 30, from: WATCHED_ALL },
      { exposed: false, people: 100, events: 30, lost: 6, from: WATCHED_ALL },
    ])
    if (answer.kind !== 'not-estimable') throw new Error('An estimate was shown.')
    expect(answer.reasons.map(each => each.code)).toEqual(['follow-up'])
    // -0.26 and 0.1; c = 1.64485, errors sqrt(0.1 0.9 / 100 + 0.36 0.64 / 100) and sqrt(0.4 0.6 / 100 + 0.21 / 100).
    expect(answer.lost!.boundsPer100.intervalLower).toBeCloseTo(
      -26 - 100 * 1.6448536 * Math.sqrt(0.003204),
      3,
    )
    expect(answer.lost!.boundsPer100.intervalUpper).toBeCloseTo(10 + 100 * 1.6448536 * Math.sqrt(0.0045), 3)
    expect(heard(answer)[0]).toBe(
      '36 people were lost. Whatever became of them, the difference in the outcome within a year between this and ' +
        'that lies between −35 and +21 in 100 people.',
    )
  })
  it('has no bounds where something else hides it too', async () => {
    const answer = await answerOf([
      { exposed: true, people: 100, events: 3, lost: 30, from: WATCHED_ALL },
      { exposed: false, people: 100, events: 3, lost: 6, from: WATCHED_ALL },
    ])
    expect(answer.reading).toBeUndefined()
  })
})

/** Loss in the one arm of those who are frail; the outcome is theirs. */
const frailLeave = (random: Random, people: number) =>
  simulatedFrame(random, people, {
    covariates: ['frailty', 'age'],
    treated: ([frailty]) => 0.3 * frailty!,
    outcome: ([frailty]) => -0.8 + 1.3 * frailty!,
    lost: ([frailty], treated) => (treated ? -1.6 + 1.1 * frailty! : -3),
  })
/** Loss of whoever would have the outcome, in one arm, which nothing recorded says. */
const illLeave = (random: Random, people: number) =>
  simulatedFrame(random, people, {
    covariates: ['age'],
    treated: ([age]) => 0.3 * age!,
    outcome: ([age]) => -0.8 + 0.4 * age!,
    lost: (_, treated, outcome) => (treated && outcome ? 0.2 : -4),
  })

describe('over simulated practices without an effect', () => {
  const ask = (frame: Parameters<typeof study>[1]) =>
    study(askedOf, frame, { breathe: () => undefined, report: () => undefined })
  const PEOPLE = 1_500

  it('where the frail are lost in one group, the difference that allows for it holds the truth', async () => {
    const practices = runs(40, 1_000)
    let [held, hidden, plainHeld] = [0, 0, 0]
    for (let seed = 1; seed <= practices; seed++) {
      const answer = await ask(frailLeave(createRandom(seed), PEOPLE))
      const { lower, upper } = answer.lost!.weightedDifferencePer100!
      if (lower <= 0 && upper >= 0) held++
      if (answer.kind === 'not-estimable') hidden++
      else if (answer.numberNeeded === null) plainHeld++
    }
    console.log(
      `frail lost: weighted held ${held}, hidden ${hidden}, shown and held ${plainHeld} of ${practices}`,
    )
    expect(held / practices).toBeGreaterThanOrEqual(practices > 500 ? 0.93 : 0.85)
  }, 300_000)
  it('where the ill are lost in one group and nothing says who, the bounds hold the truth in 95 of 100', async () => {
    const practices = runs(40, 1_000)
    let held = 0
    for (let seed = 1; seed <= practices; seed++) {
      const { lost } = await ask(illLeave(createRandom(seed), PEOPLE))
      const { intervalLower, intervalUpper } = lost!.boundsPer100
      if (intervalLower <= 0 && intervalUpper >= 0) held++
    }
    console.log(`ill lost: bounds held ${held} of ${practices}`)
    expect(held / practices).toBeGreaterThanOrEqual(0.95)
  }, 300_000)
})
