import { describe, expect, it } from 'vitest'
import type { Estimate, Interval } from '../../../../../shared/domain/answer.ts'
import type { Question } from '../../../../../shared/domain/question.ts'
import { say, type Message } from '../../../../../shared/words/message.ts'
import { english } from '../../../../../shared/words/en/index.ts'
import { speaker } from '../../../../../shared/words/speaker.ts'
import { answerOf, askedOf, type Group } from './frame-by-hand.ts'

/**
 * Shares and differences by hand; every variance, the hazard ratio, its test and its profile by a second
 * implementation in Python: the whole procedure, propensity model and all, differentiated numerically by how much
 * each person counts (the infinitesimal jackknife), sum of squares. Nobody has an outcome on the same day as another.
 */
async function estimateOf(groups: readonly Group[], change: Partial<Question> = {}): Promise<Estimate> {
  const answer = await answerOf(groups, { ...askedOf, ...change })
  if (answer.kind !== 'estimate') throw new Error('No estimate was shown.')
  return answer
}
const { speak } = speaker(english)
const close = (found: readonly number[], figures: readonly number[], digits = 5) => {
  expect(found).toHaveLength(figures.length)
  figures.forEach((figure, at) => expect(found[at]).toBeCloseTo(figure, digits))
}
const parts = ({ estimate, lower, upper }: Interval) => [estimate, lower, upper]

/** Ten of a hundred against thirty of a hundred, and nothing to make alike. */
const plain: readonly Group[] = [
  { exposed: true, people: 100, events: 10 },
  { exposed: false, people: 100, events: 30, from: 10.25 },
]

describe('an estimate of two groups with nothing to make alike', () => {
  it('is of risks and their difference as of plain shares', async () => {
    const { exposed, comparator, ...told } = await estimateOf(plain)
    // 20 -+ 1.959964 * 100 * sqrt(0.1 * 0.9 / 100 + 0.3 * 0.7 / 100)
    close(parts(told.riskDifferencePer100), [-20, -30.7351649, -9.2648351])
    expect(told.naiveRiskDifferencePer100).toEqual(told.riskDifferencePer100)
    close(parts(exposed.riskPer100), [10, 5.5097442, 17.7883881])
    close(parts(comparator.riskPer100), [30, 22.0348855, 40.0164059])
    expect([exposed.label, exposed.people, exposed.events]).toEqual(['this', 100, 10])
    expect([comparator.label, comparator.people, comparator.events]).toEqual(['that', 100, 30])
    close([exposed.effectiveSample, comparator.effectiveSample], [100, 100])
  })

  it('counts whoever died before it as somebody who never has the outcome, and not as lost', async () => {
    // 40 of the first hundred died on day 5: 10 of a hundred still had it, and not 10 of the sixty who lived.
    const { exposed, comparator, ...told } = await estimateOf([{ ...plain[0]!, died: 40 }, plain[1]!])
    close(parts(exposed.riskPer100), [10, 5.5097442, 17.7883881])
    close(parts(comparator.riskPer100), [30, 22.0348855, 40.0164059])
    close(parts(told.riskDifferencePer100), [-20, -30.7351649, -9.2648351])
    // Forty and nobody of a hundred died: 40 -+ 1.959964 * 100 * sqrt(0.4 * 0.6 / 100); log-log as survfit's.
    close(parts(told.deathDifferencePer100!), [40, 30.3981769, 49.6018231])
    close(parts(exposed.deathPer100!), [40, 31.1635918, 50.2798167])
    // Clopper and Pearson's limit of 0 of 100: 1 - 0.025^(1/100).
    close(parts(comparator.deathPer100!), [0, 0, 3.6216693])
    expect(speak(told.reading[2]!)).toBe(
      'In that time 40 (31 to 50) in 100 died without it after starting this, 0 (0 to 4) after starting that.',
    )
  })
  it('tells no risk of death where nobody died before the outcome', async () => {
    const { exposed, ...told } = await estimateOf(plain)
    expect([exposed.deathPer100, told.deathDifferencePer100]).toEqual([undefined, undefined])
  })

  it('tells how many must be treated for one outcome less, or more where the treatment harms', async () => {
    const turned = plain.map(each => ({ ...each, exposed: !each.exposed }))
    const [less, more] = [await estimateOf(plain), await estimateOf(turned)]
    close([less.numberNeeded!.people, more.numberNeeded!.people], [5, 5])
    expect([less.numberNeeded!.harm, more.numberNeeded!.harm]).toEqual([false, true])
    close(parts(more.riskDifferencePer100), [20, 9.2648351, 30.7351649])
  })

  it('tells no such number where the interval holds no difference', async () => {
    const alike = [plain[0]!, { ...plain[1]!, events: 12 }]
    expect((await estimateOf(alike)).numberNeeded).toBeNull()
  })

  it('counts the days without the outcome that are gained', async () => {
    // 100 people lose 355 + 354 + .. (ten terms) of 365 days against 354.75 + 353.75 + .. (thirty terms)
    close(parts((await estimateOf(plain)).restrictedMeanDifferenceDays), [67.025, 30.1529067, 103.8970933])
  })

  it('has an E-value of the risk ratio 1/3 and of the limit that is nearer to none', async () => {
    const { eValue } = await estimateOf(plain)
    // VanderWeele & Ding 2017: 3 + sqrt(3 * 2); the ratio's upper limit is 0.6448161
    close([eValue.estimate, eValue.limit], [5.4494897, 2.4750824])
  })

  it('has a hazard ratio with the profile of its likelihood', async () => {
    const { hazardRatio, logHazardRatio, proportionalHazardsP } = await estimateOf(plain)
    close(parts(hazardRatio), [0.3151923, 0.1512046, 0.6570312])
    close([logHazardRatio.estimate, logHazardRatio.standardError], [-1.1545725, 0.3747766])
    close(
      logHazardRatio.profile,
      [-8.5483918, -0.4000029, -0.6204507, -3.3026104, -8.3113841, -15.6166339, -30.2248591, -67.4455935],
    )
    // The exposed have all their outcomes within ten days, so the hazard ratio does change over time.
    close([proportionalHazardsP!], [0.0006635742])
  })
})

/** A says who was likelier to be treated, and who was likelier to have the outcome. */
const confounded: readonly Group[] = [
  { exposed: true, people: 40, events: 6, lost: 3, values: [1] },
  { exposed: false, people: 20, events: 7, lost: 1, values: [1], from: 10.25 },
  { exposed: true, people: 30, events: 3, values: [0], from: 10.5 },
  { exposed: false, people: 60, events: 12, lost: 2, values: [0], from: 10.75 },
]

describe('an estimate of groups that are made alike', () => {
  it('is of those for whom either treatment was a real choice, by overlap weights', async () => {
    const { exposed, comparator, balance, ...told } = await estimateOf(confounded)
    // The strata count 40 * 20 / 60 and 30 * 60 / 90: (13.33 * 6/40 + 20 * 3/30) / 33.33, and so on
    close(parts(exposed.riskPer100), [12, 6.1743304, 22.6174449])
    close(parts(comparator.riskPer100), [26, 17.1813443, 38.1794671])
    close(parts(told.riskDifferencePer100), [-14, -26.992063, -1.007937])
    close(parts(told.restrictedMeanDifferenceDays), [48.735, 3.0469436, 94.4230564])
    close([told.eValue.estimate, told.eValue.limit], [3.7565653, 1.111139])
    close(parts(told.hazardRatio), [0.447988, 0.192299, 1.0436523])
    close([told.proportionalHazardsP!], [0.0283254])
    close(
      told.logHazardRatio.profile,
      [-9.0588023, -1.181729, -0.0075887, -0.8694218, -3.2508826, -7.1412746, -15.3897081, -37.2084733],
    )
    // 33.33^2 / (40 (1/3)^2 + 30 (2/3)^2), and so on
    close([exposed.effectiveSample, comparator.effectiveSample], [62.5, 71.4285714])
    // As they came: 4/7 against 1/4 have A.
    close(parts(told.naiveRiskDifferencePer100), [-10.8928571, -23.0766071, 1.2908929])
    expect(balance.map(each => each.label)).toEqual(['A'])
    close([balance[0]!.after], [0])
  })

  it('is of people like those treated, by the weights for that', async () => {
    const { exposed, comparator, ...told } = await estimateOf(confounded, { weights: 'att' })
    close(parts(exposed.riskPer100), [12.8571429, 6.9068441, 23.2512299])
    close(parts(comparator.riskPer100), [28.5714286, 17.907159, 43.6595811])
    close(parts(told.riskDifferencePer100), [-15.7142857, -30.6806402, -0.7479312])
    close(parts(told.hazardRatio), [0.4314091, 0.1857932, 1.0017256])
    close([told.proportionalHazardsP!], [0.0689672])
  })

  it('has curves of the weighted shares, with limits that stay between 0 and 1', async () => {
    const { exposed, comparator } = await estimateOf(confounded)
    // Nine of seventy and nineteen of eighty have had the outcome by day 90, three of each are lost on day 100.
    for (const [{ curve }, onDay12, afterAll, atRisk] of [
      [exposed, [0.93, 0.8320778, 0.9717576], [0.88, 0.7738256, 0.9382567], [70, 61, 58, 58, 58]],
      [comparator, [0.94, 0.8416959, 0.9780293], [0.74, 0.6182053, 0.8281866], [80, 61, 58, 58, 58]],
    ] as const) {
      const on = (day: number) => {
        const at = curve.days.indexOf(day)
        return [curve.survival[at]!, curve.lower[at]!, curve.upper[at]!]
      }
      expect(on(0)).toEqual([1, 1, 1])
      // People as they are: nobody's weight counts here.
      expect(curve.atRisk).toEqual(atRisk)
      close(on(12), onDay12)
      close(on(365), afterAll)
    }
  })

  it('leaves out of the model what ten people do not differ in, and what nobody differs in', async () => {
    const rare = (people: number): Group[] => [
      { exposed: true, people, events: 0, values: [7, 1] },
      { exposed: true, people: 100 - people, events: 20, values: [7, 0] },
      { exposed: false, people: 200, events: 50, from: 10.25, values: [7, 0] },
    ]
    // Nine are left out, so B stays as unlike as it was; ten are in it, and nobody of the others has B.
    const nine = await answerOf(rare(9))
    expect(nine.balance[1]!.after).toBeCloseTo(nine.balance[1]!.before, 10)
    expect(nine.balance[0]).toEqual({ label: 'A', before: 0, after: 0 })
    const ten = await answerOf(rare(10))
    expect(ten.diagnostics.find(each => each.id === 'separation')).toMatchObject({ passed: false })
  })
})

describe('a study', () => {
  const told = async (groups: readonly Group[]) => {
    const heard: { phase: Message; done: number; of?: number }[] = []
    const answer = await answerOf(groups, askedOf, step => heard.push(step))
    return { answer, heard }
  }
  it('says that it weighs the groups, and compares them once, where nothing is missing', async () => {
    expect((await told(confounded)).heard).toEqual([
      { phase: say('study.weighting'), done: 0 },
      { phase: say('study.comparing'), done: 0, of: 1 },
    ])
  })
  it('completes the data ten times where some of one covariate is missing, and answers with all ten', async () => {
    const gaps = confounded.flatMap((group, index): Group[] => [
      { ...group, people: group.people - 2, values: [...group.values!, index % 2] },
      { exposed: group.exposed, people: 2, events: 0, values: [NaN, 1 - (index % 2)] },
    ])
    const { answer, heard } = await told(gaps)
    expect(heard).toEqual([
      { phase: say('study.completing'), done: 0 },
      ...Array.from({ length: 10 }, (_, done) => ({ phase: say('study.comparing'), done, of: 10 })),
    ])
    expect(answer.notRecorded).toEqual([{ label: 'A', percent: (100 * 8) / 150 }])
    expect(answer.balance.every(each => Number.isFinite(each.after))).toBe(true)
  })
})
