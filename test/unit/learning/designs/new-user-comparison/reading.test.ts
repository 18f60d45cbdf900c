import { describe, expect, it } from 'vitest'
import { comparedIn } from '../../../../../electron/learning/designs/new-user-comparison/compared.ts'
import {
  denominatorOf,
  readingOf,
} from '../../../../../electron/learning/designs/new-user-comparison/reading.ts'
import type { Estimate } from '../../../../../shared/domain/answer.ts'
import type { Question } from '../../../../../shared/domain/question.ts'
import { english } from '../../../../../shared/words/en/index.ts'
import { speaker } from '../../../../../shared/words/speaker.ts'
import { exampleCard, exampleQuestion } from '../../gate/example-card.ts'

const { speak } = speaker(english)

function read(change: Partial<Estimate> = {}, weights: Question['weights'] = 'overlap'): string[] {
  const { answer } = exampleCard()
  if (answer.kind !== 'estimate') throw new Error('no estimate')
  const risk = (estimate: number) => ({ estimate, lower: estimate - 2, upper: estimate + 3 })
  const told: Estimate = {
    ...answer,
    exposed: { ...answer.exposed, riskPer100: risk(12.4) },
    comparator: { ...answer.comparator, riskPer100: risk(16.7) },
    riskDifferencePer100: { estimate: -4.3, lower: -7.1, upper: -1.5 },
    numberNeeded: { people: 23.26, harm: false },
    notRecorded: [],
    ...change,
  }
  return readingOf(comparedIn({ ...exampleQuestion, weights }), told).map(speak)
}

/** Whom the question is about, as each of the first sentences says. */
const WHO = "people aged 40 to 79 with Sugar, Dr. Okafor's list"

describe('an answer read aloud', () => {
  it('says the risks, the difference, from whom it is, and how far a hidden factor would have to go', () => {
    expect(read()).toEqual([
      `Of 100 ${WHO} for whom either treatment was a real choice, 12 (10 to 15) would have had Admitted like ` +
        'her brother within a year if all had started The new one, and 17 (15 to 20) if all had started The old one.',
      `Among ${WHO}, that is 4.3 in 100 fewer with The new one than with The old one (difference −7.1 to ` +
        '−1.5): Admitted like her brother within a year in one fewer for every 23 (14 to 67) who start The new ' +
        'one rather than The old one.',
      `From 238 of your patients, all ${WHO}: 64 of them had Admitted like her brother.`,
      'A hidden factor would have to go with both treatment and outcome 2.2 times as often to explain this ' +
        'away, and 1.2 times to make it uncertain.',
    ])
  })
  it('says whom it is about, by its weights', () => {
    expect(read({}, 'att')[0]).toContain("Okafor's list like those who started the treatment, 12")
    expect(read({}, 'ate-stabilised')[0]).toContain("Okafor's list like everybody in this study, 12")
  })
  it('says more where it harms', () => {
    const harm = {
      riskDifferencePer100: { estimate: 4.3, lower: 1.5, upper: 7.1 },
      numberNeeded: { people: 23.26, harm: true },
    }
    expect(read(harm)[1]).toBe(
      `Among ${WHO}, that is 4.3 in 100 more with The new one than with The old one (difference +1.5 to +7.1): ` +
        'Admitted like her brother within a year in one more for every 23 (14 to 67) who start The new one ' +
        'rather than The old one.',
    )
  })
  it('does not tell the treatments apart where the interval holds no difference', () => {
    const none = { riskDifferencePer100: { estimate: 0.4, lower: -3, upper: 3.8 }, numberNeeded: null }
    expect(read(none)[1]).toBe(
      `Among ${WHO}, The new one differs from The old one by +0.4 in 100 (−3.0 to +3.8): these data do not ` +
        'tell the two apart.',
    )
  })
  it('needs nothing hidden to explain an interval that holds no difference: an E-value of 1', () => {
    expect(read({ eValue: { estimate: 1.7, limit: 1 } })[3]).toBe(
      'The interval holds no difference, so nothing hidden is needed to explain it.',
    )
  })
  it('sends the reader to the days gained where the effect changes over time, at five per cent', () => {
    const last = (proportionalHazardsP: number | null) => read({ proportionalHazardsP }).length
    expect([last(0.049), last(0.05), last(null)]).toEqual([5, 4, 4])
    expect(read({ proportionalHazardsP: 0.01 })[4]).toBe(
      'The difference changes over time, so read the days gained or lost before the hazard ratio.',
    )
  })
  it('says what was not recorded', () => {
    const notRecorded = [
      { label: 'HbA1c', percent: 7.77 },
      { label: 'BMI', percent: 12 },
    ]
    expect(read({ notRecorded })[4]).toBe(
      'Not recorded: HbA1c in 8 % and BMI in 12 %; filled in ten ways from what is known, and the spread ' +
        'between them is in the intervals.',
    )
  })
  it('says rare risks of a thousand or of ten thousand, both and their difference by the same', () => {
    expect([3, 2.9, 0.3, 0.29, 0.001].map(each => denominatorOf([each, 20]))).toEqual([
      100, 1_000, 1_000, 10_000, 10_000,
    ])
    const answer = exampleCard().answer as Estimate
    const risk = (estimate: number) => ({ estimate, lower: estimate / 2, upper: estimate * 2 })
    const [risks, difference] = read({
      exposed: { ...answer.exposed, riskPer100: risk(0.4) },
      comparator: { ...answer.comparator, riskPer100: risk(0.6) },
      riskDifferencePer100: { estimate: -0.2, lower: -0.35, upper: -0.05 },
      numberNeeded: { people: 500, harm: false },
    })
    expect(risks).toMatch(/^Of 1000 people.*, 4 \(2 to 8\) would have had .*, and 6 \(3 to 12\) if/)
    expect(difference).toContain('2.0 in 1000 fewer')
    expect(difference).toContain('(difference −3.5 to −0.5)')
    expect(difference).toContain('one fewer for every 500 (286 to 2000)')
  })
})
