import { describe, expect, it } from 'vitest'
import { checks } from '../../../../../electron/learning/designs/new-user-comparison/diagnostics.ts'
import { diagnosticIds, type Diagnostic } from '../../../../../shared/domain/answer.ts'
import { english } from '../../../../../shared/words/en/index.ts'
import { speaker } from '../../../../../shared/words/speaker.ts'
import { answerOf, type Group } from './frame-by-hand.ts'

const { speak } = speaker(english)
const arms = (exposed: Omit<Group, 'exposed'>, comparator: Omit<Group, 'exposed'>): Group[] => [
  { exposed: true, ...exposed },
  { exposed: false, ...comparator },
]
const stratum = (values: number[], exposed: number, comparator: number, events = 6): Group[] =>
  arms({ people: exposed, events, values }, { people: comparator, events, values })

/** Two hundred people at either end of four values and between, of whom so many of each hundred were treated. */
const bent = (ends: Bent, between: Bent): Group[] =>
  [1, 2, 4, 5].flatMap(value => {
    const { treated, events } = value === 1 || value === 5 ? ends : between
    return arms(
      { people: treated, events: events[0], values: [value] },
      { people: 100 - treated, events: events[1], values: [value] },
    )
  })
interface Bent {
  readonly treated: number
  /** Outcomes of those treated, and of the others. */
  readonly events: readonly [number, number]
}

/** One frame on the wrong side of each limit and one on the right side; the value is worked out by hand beside it. */
interface Case {
  readonly id: Diagnostic['id']
  readonly fails: readonly Group[]
  readonly value: number
  readonly limit: number
  readonly says: string
  readonly passes: readonly Group[]
}
const cases: readonly Case[] = [
  {
    id: 'sample',
    fails: arms({ people: 19, events: 6 }, { people: 40, events: 9 }),
    value: 19,
    limit: 20,
    says: '19 people started this, 40 that.',
    passes: arms({ people: 21, events: 6 }, { people: 40, events: 9 }),
  },
  {
    // 41 of 100 people have no A.
    id: 'missing',
    fails: [
      ...arms({ people: 29, events: 4, values: [1] }, { people: 30, events: 8, values: [1] }),
      ...arms({ people: 21, events: 4, values: [NaN] }, { people: 20, events: 4, values: [NaN] }),
    ],
    value: 41,
    limit: 40,
    says: 'A is not recorded for 41 % of people; what is missing is imputed from what is known.',
    passes: [
      ...arms({ people: 30, events: 4, values: [1] }, { people: 30, events: 8, values: [1] }),
      ...arms({ people: 20, events: 4, values: [NaN] }, { people: 20, events: 4, values: [NaN] }),
    ],
  },
  {
    // Everybody with A = 2 started this, everybody with A = 1 that.
    id: 'separation',
    fails: arms({ people: 50, events: 9, values: [2] }, { people: 50, events: 12, values: [1] }),
    value: 1,
    limit: 0,
    says: 'People who started this and people who started that do not overlap: A tells them apart without error.',
    passes: [...stratum([2], 30, 20), ...stratum([1], 20, 30)],
  },
  {
    // The three strata have propensities 0.95, 0.05 and 0.5; as half of all started either, preference is the same.
    // Between 0.3 and 0.7 lie the 2 m people of the last: 98 of 498, and 100 of 500.
    id: 'equipoise',
    fails: [...stratum([1, 0], 190, 10), ...stratum([0, 1], 10, 190), ...stratum([0, 0], 49, 49)],
    value: 98 / 498,
    limit: 0.2,
    says: 'For 20 % of people either treatment was a real choice.',
    passes: [...stratum([1, 0], 190, 10), ...stratum([0, 1], 10, 190), ...stratum([0, 0], 50, 50)],
  },
  {
    // So few have A that the model leaves it out. One of n has it in one arm, nobody in the
    // other: (1 / n) / sqrt((1 / n) / 2), as the variance of one 1 among n is 1 / n. Austin & Stuart 2015.
    id: 'balance',
    fails: [
      { exposed: true, people: 1, events: 0, values: [1] },
      ...arms({ people: 198, events: 20, values: [0] }, { people: 200, events: 30, values: [0] }),
    ],
    value: Math.sqrt(2 / 199),
    limit: 0.1,
    says: 'After weighting the groups differ most in A: 0.10 standard deviations.',
    passes: [
      { exposed: true, people: 1, events: 0, values: [1] },
      ...arms({ people: 200, events: 20, values: [0] }, { people: 200, events: 30, values: [0] }),
    ],
  },
  {
    // At 1 and 5 are 62 and 38 of a hundred, the others at 2 and 4: a line in A sees no difference. Squares of the
    // distance from 3 are 4 and 1: (0.62 - 0.38) / sqrt(0.2356 * 100/99). Among a square and four parts chance reaches
    // 3.089 errors of sqrt(2 * 0.2356 / 100), which is 0.43.
    id: 'unmodelled-balance',
    fails: [1, 2, 4, 5].flatMap((a, k) => stratum([a], [31, 19, 19, 31][k]!, [19, 31, 31, 19][k]!)),
    value: 0.24 / Math.sqrt((0.2356 * 100) / 99),
    limit: 0.1,
    says:
      'The groups still differ in what the weighting did not aim at: A, far from the average, 0.49 standard ' +
      'deviations, where chance alone would hardly reach 0.43.',
    passes: [1, 2, 4, 5].flatMap((a, k) => stratum([a], [30, 20, 20, 30][k]!, [20, 30, 30, 20][k]!)),
  },
  {
    // Four values and a line with two bends: the model that bends is of the strata, each of 57 * 43 / 100. Risks there
    // are 51/57 and 39/43 at the ends, 4/43 and 6/57 between: (51/57 - 39/43 + 4/43 - 6/57) / 2, where all of them
    // together are 110 and 90 of 200. The limit is half the error, sqrt(2 * 0.55 * 0.45 / 200).
    id: 'flexible',
    fails: bent({ treated: 57, events: [51, 39] }, { treated: 43, events: [4, 6] }),
    value: 100 * (0.1 - (51 / 57 - 39 / 43 + 4 / 43 - 6 / 57) / 2),
    limit: 50 * Math.sqrt((2 * 0.55 * 0.45) / 200),
    says: 'A weighting that follows curves changes the difference by −11.2 in 100.',
    passes: bent({ treated: 56, events: [50, 39] }, { treated: 44, events: [4, 6] }),
  },
  {
    // Overlap weights 0.4 for twelve and 0.6 for eight: (12 * 0.4 + 8 * 0.6)^2 / (12 * 0.4^2 + 8 * 0.6^2) = 9.6^2 /
    // 4.8.
    id: 'effective-sample',
    fails: [...stratum([1], 12, 8), ...stratum([0], 8, 12)],
    value: 19.2,
    limit: 20,
    says: 'After weighting the answer rests on as much information as 19 and 19 people.',
    // (12 * 9 + 9 * 12)^2 / (12 * 9^2 + 9 * 12^2) = 20.57
    passes: [...stratum([1], 12, 9), ...stratum([0], 9, 12)],
  },
  {
    id: 'events',
    fails: arms({ people: 50, events: 4 }, { people: 50, events: 5 }),
    value: 9,
    limit: 10,
    says: '9 outcomes were seen (4 and 5).',
    passes: arms({ people: 50, events: 4 }, { people: 50, events: 6 }),
  },
  {
    // Schoenfeld 1983: exp((1.959964 + 0.841621) / sqrt(12 * 1/7 * 6/7)) = exp(2.801585 / 1.212183) = 10.086.
    id: 'detectable',
    fails: arms({ people: 30, events: 5 }, { people: 180, events: 7 }),
    value: 10.0864,
    limit: 10,
    says: 'These numbers could tell a risk ratio of 10.1 from none.',
    passes: arms({ people: 30, events: 5 }, { people: 180, events: 8 }),
  },
  {
    // 21 of the 100 on the other treatment were lost, though of all 200 no more than 80 in 100 were kept.
    id: 'follow-up',
    fails: arms({ people: 100, events: 20, lost: 10 }, { people: 100, events: 30, lost: 21 }),
    value: 79,
    limit: 80,
    says:
      'Not lost: 90 % of those on this, 79 % of those on that. Whose data end with those of everybody else is ' +
      'not lost.',
    passes: arms({ people: 100, events: 20, lost: 20 }, { people: 100, events: 30, lost: 20 }),
  },
  {
    // Lost before any outcome came: 36 of those with A = 2 and 4 of the others, all on one day, so that Breslow's
    // hazard is 0.36 and 0.04. Known are 64 and 96, with 32 and 10 outcomes: (32 e^0.36 + 10 e^0.04) / (64 e^0.36 + 96
    // e^0.04) instead of 42/160. The limit is half an error of the plain difference, its influences added up in Python.
    id: 'loss',
    fails: [
      { exposed: true, people: 100, events: 32, lost: 36, from: 110, values: [2] },
      { exposed: true, people: 100, events: 10, lost: 4, from: 110, values: [1] },
      { exposed: false, people: 100, events: 50, from: 110, values: [2] },
      { exposed: false, people: 100, events: 10, from: 110, values: [1] },
    ],
    value: 3.113099,
    limit: 2.167782,
    says: 'Allowing for who was lost, as far as that is recorded, changes the difference by +3.1 in 100.',
    passes: [
      { exposed: true, people: 100, events: 40, lost: 20, from: 110, values: [2] },
      { exposed: true, people: 100, events: 8, lost: 20, from: 110, values: [1] },
      { exposed: false, people: 100, events: 50, from: 110, values: [2] },
      { exposed: false, people: 100, events: 10, from: 110, values: [1] },
    ],
  },
  {
    // 40 people, of whom 10 had the outcome and 21 were no longer watched on the last day: 9 are left.
    id: 'at-risk',
    fails: arms({ people: 40, events: 10, cut: 21 }, { people: 60, events: 12, cut: 20 }),
    value: 9,
    limit: 10,
    says: 'On the last day asked about, 9 on this and 28 on that were still watched.',
    passes: arms({ people: 40, events: 10, cut: 20 }, { people: 60, events: 12, cut: 20 }),
  },
]

describe.each(cases)('the check $id', ({ id, fails, value, limit, says, passes }) => {
  it('alone withholds the answer just beyond its limit, with its value and what would help', async () => {
    const answer = await answerOf(fails)
    if (answer.kind !== 'not-estimable') throw new Error('An estimate was shown.')
    expect(answer.reasons.map(each => each.code)).toEqual([id])
    const failed = answer.diagnostics.filter(each => !each.passed && each.value !== null)
    expect(failed.map(each => each.id)).toEqual([id])
    expect(failed[0]!.limit).toBeCloseTo(limit, 5)
    expect(failed[0]!.value).toBeCloseTo(value, 3)
    expect(speak(answer.reasons[0]!.reason)).toBe(says)
    expect(failed[0]!.remedy).toEqual(answer.reasons[0]!.remedy)
  })
  it('lets an answer through at its limit or just inside it', async () => {
    const answer = await answerOf(passes)
    expect(answer.kind).toBe('estimate')
    expect(answer.diagnostics.every(each => each.passed && each.remedy === null)).toBe(true)
  })
})

describe('the checks', () => {
  it('are all of them, each once, and each has a case here', () => {
    expect([...checks].toSorted()).toEqual([...diagnosticIds].toSorted())
    // The controls of a frame have cases of their own: controls.test.ts.
    expect([...cases.map(each => each.id), 'systematic-error'].toSorted()).toEqual(
      [...diagnosticIds].toSorted(),
    )
  })
  it('stand in the order in which a reader should hear of them', async () => {
    const { diagnostics } = await answerOf(arms({ people: 50, events: 4 }, { people: 50, events: 6 }))
    expect(diagnostics.map(each => each.id)).toEqual([
      'sample',
      'missing',
      'separation',
      'equipoise',
      'balance',
      'unmodelled-balance',
      'flexible',
      'systematic-error',
      'effective-sample',
      'events',
      'detectable',
      'follow-up',
      'loss',
      'at-risk',
    ])
  })
  it('that could not be computed say so, and are no reason of their own', async () => {
    const answer = await answerOf(arms({ people: 5, events: 0 }, { people: 5, events: 0 }))
    if (answer.kind !== 'not-estimable') throw new Error('An estimate was shown.')
    expect(answer.reasons.map(each => each.code)).toEqual(['sample'])
    for (const id of [
      'equipoise',
      'balance',
      'unmodelled-balance',
      'flexible',
      'effective-sample',
      'detectable',
    ] as const) {
      const { value, passed, finding } = answer.diagnostics.find(each => each.id === id)!
      expect([value, passed]).toEqual([null, false])
      expect(speak(finding)).toBe('Could not be computed, because an earlier check failed.')
    }
  })
  it('withhold an answer whose outcomes were all seen in one group', async () => {
    const answer = await answerOf(arms({ people: 50, events: 0 }, { people: 50, events: 12 }))
    if (answer.kind !== 'not-estimable') throw new Error('An estimate was shown.')
    expect(answer.reasons.map(each => [each.code, speak(each.reason), speak(each.remedy)])).toEqual([
      [
        'events',
        'All outcomes were seen in one group (0 and 12).',
        'A longer horizon or a broader outcome may bring outcomes in both groups.',
      ],
    ])
    expect(answer.diagnostics.find(each => each.id === 'events')).toMatchObject({
      passed: false,
      value: 0,
      limit: 1,
    })
  })
  it('name the covariate that tells the groups apart, whichever group has more of it', async () => {
    for (const values of [
      [2, 1],
      [1, 2],
    ]) {
      const answer = await answerOf([
        { exposed: true, people: 50, events: 9, values: [values[0]!, 1] },
        { exposed: false, people: 25, events: 6, values: [values[1]!, 1] },
        { exposed: false, people: 25, events: 6, values: [values[1]!, 2] },
      ])
      if (answer.kind !== 'not-estimable') throw new Error('An estimate was shown.')
      expect(speak(answer.reasons[0]!.reason)).toBe(
        'People who started this and people who started that do not overlap: A tells them apart without error.',
      )
    }
  })
  it('name all covariates together where no single one tells the groups apart', async () => {
    // Only together: this where A = B, that where not. A logistic model with both alone cannot tell; with C = [A =
    // B] it can.
    const answer = await answerOf([
      ...arms({ people: 40, events: 6, values: [1, 3] }, { people: 40, events: 6, values: [1, 2] }),
      ...arms({ people: 40, events: 6, values: [2, 4] }, { people: 40, events: 6, values: [2, 3] }),
    ])
    if (answer.kind !== 'not-estimable') throw new Error('An estimate was shown.')
    expect(speak(answer.reasons[0]!.reason)).toBe(
      'People who started this and people who started that do not overlap: the combination of A and B tells' +
        ' them apart without error.',
    )
  })
})
