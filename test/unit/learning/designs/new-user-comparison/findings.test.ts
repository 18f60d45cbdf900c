import { describe, expect, it } from 'vitest'
import type { Analysis } from '../../../../../electron/learning/designs/new-user-comparison/analysis.ts'
import { countsOf } from '../../../../../electron/learning/designs/new-user-comparison/counts.ts'
import {
  balanceOver,
  detectableRatio,
  findingsOf,
} from '../../../../../electron/learning/designs/new-user-comparison/findings.ts'
import { say } from '../../../../../shared/words/message.ts'
import { askedOf, frameOf } from './frame-by-hand.ts'

const counted = countsOf(
  askedOf,
  frameOf([
    { exposed: true, people: 30, events: 5 },
    { exposed: false, people: 180, events: 7 },
  ]),
)
const alike = {
  unmodelled: { label: 'nothing', value: 0, byChance: null, isBeyondChance: false },
  controls: undefined,
}
/** One completed data set, as far as the checks look at it. */
const set = (rows: Array<[string, number, number]>, equipoise: number, exposed: number): Analysis =>
  ({
    balance: rows.map(([label, before, after]) => ({ label, before, after })),
    equipoise,
    effectiveSample: { exposed, comparator: 2 * exposed },
    survival: { riskDifference: { value: 0.1, variance: 0.01 } },
    lost: undefined,
    flexible: undefined,
  }) as object as Analysis

describe('what is found over completed data sets', () => {
  const sets = [
    set(
      [
        ['A', 0.3, 0.02],
        ['B', -0.5, -0.01],
        ['C', 0.1, 0.03],
      ],
      0.2,
      20,
    ),
    set(
      [
        ['A', 0.2, -0.04],
        ['B', 0.4, -0.09],
        ['C', -0.2, 0.01],
      ],
      0.4,
      40,
    ),
  ]
  it('is of each covariate the difference that is largest, on whichever side', () =>
    expect(balanceOver(sets)).toEqual([
      { label: 'A', before: 0.3, after: -0.04 },
      { label: 'B', before: -0.5, after: -0.09 },
      { label: 'C', before: -0.2, after: 0.03 },
    ]))
  it('is the covariate that is worst of all, and the average of what is not of one covariate', () => {
    const found = findingsOf(counted, balanceOver(sets), sets, alike)
    expect(found.largestDifference).toEqual({ label: 'B', value: 0.09 })
    expect(found.equipoise).toBeCloseTo(0.3, 12)
    expect(found.effectiveSample).toEqual({ exposed: 30, comparator: 60 })
  })
  it('is that nothing differs where nothing was to be made alike', () => {
    const bare = [set([], 1, 30)]
    expect(findingsOf(counted, balanceOver(bare), bare, alike).largestDifference).toEqual({
      label: say('diagnostics.balance-nothing'),
      value: 0,
    })
  })
  it('is no risk ratio that could be detected where there is no outcome', () => {
    expect(detectableRatio(0, 0.5)).toBeNull()
    // Schoenfeld 1983: exp(2.801585 / sqrt(4 / 4)), as one outcome in two equal groups would need four
    expect(detectableRatio(4, 0.5)).toBeCloseTo(16.4707, 3)
  })
})

describe('what is counted', () => {
  const gaps = countsOf(
    askedOf,
    frameOf([
      { exposed: true, people: 7, events: 2, values: [1, 1, 1] },
      { exposed: true, people: 1, events: 0, values: [1, NaN, 1] },
      { exposed: false, people: 2, events: 1, values: [1, NaN, NaN] },
    ]),
  )
  it('is people and outcomes of each group', () => {
    expect(gaps.people).toEqual({ exposed: 8, comparator: 2 })
    expect(gaps.events).toEqual({ exposed: 2, comparator: 1 })
  })
  it('is how much is missing of what is not always there, and what is missing most', () => {
    expect(gaps.notRecorded).toEqual([
      { label: 'B', percent: 30 },
      { label: 'C', percent: 20 },
    ])
    expect(gaps.findings.mostNotRecorded).toEqual({ label: 'B', percent: 30 })
    const turned = countsOf(
      askedOf,
      frameOf([
        { exposed: true, people: 1, events: 0, values: [1, 1] },
        { exposed: false, people: 1, events: 0, values: [1, NaN] },
      ]),
    )
    expect(turned.findings.mostNotRecorded).toEqual({ label: 'B', percent: 50 })
  })
  it('is nothing of nobody', () => {
    const none = countsOf(askedOf, frameOf([]))
    expect(none.people).toEqual({ exposed: 0, comparator: 0 })
    expect(none.findings.exposed).toEqual({ followedPercent: 0, atRisk: 0, stopped: 0 })
  })
})
