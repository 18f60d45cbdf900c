import { describe, expect, it } from 'vitest'
import { poolEvidence, type PeerEffect } from '../../../../electron/learning/evidence/pool.ts'
import type { Effect } from '../../../../shared/domain/evidence.ts'
import { english } from '../../../../shared/words/en/index.ts'
import { say } from '../../../../shared/words/message.ts'
import { speaker } from '../../../../shared/words/speaker.ts'
import { exampleQuestion } from '../gate/example-card.ts'

const { speak } = speaker(english)
const hash = 'b'.repeat(64)

const mine: Effect = { people: 238, events: 64, logHazardRatio: -0.35, standardError: 0.23 }
const peer = (name: string, logHazardRatio: number, standardError = 0.2): PeerEffect => ({
  name,
  people: 234,
  events: 60,
  logHazardRatio,
  standardError,
})
const pool = (peers: readonly PeerEffect[], own: Effect | null = null) =>
  poolEvidence(exampleQuestion, hash, { mine: own, peers })

describe('below three sites', () => {
  it.each<[number, Effect | null, string]>([
    [
      0,
      null,
      'No site has answered this question so far; 3 are needed before answers are put together. Answer it ' +
        'here, and meet peers who have answered it.',
    ],
    [
      0,
      mine,
      'One site has answered this question so far; 3 are needed before answers are put together. Share the ' +
        'question with peers and meet them, or ask them for a file.',
    ],
    [
      2,
      null,
      '2 sites have answered this question so far; 3 are needed before answers are put together. Answer it ' +
        'here, and meet peers who have answered it.',
    ],
  ])('nothing is put together: %i peers', (peers, own, words) => {
    const pooled = pool([peer('A', 0), peer('B', 0)].slice(0, peers), own)
    if (pooled.kind !== 'not-poolable') throw new Error('It was pooled.')
    expect(`${speak(pooled.reason)} ${speak(pooled.remedy)}`).toBe(words)
    expect(pooled.sites.map(each => each.weightPercent)).toEqual(pooled.sites.map(() => 0))
  })
  it('each site is shown with its own hazard ratio: exp(-0.35), and exp(-0.35 -+ 1.959964 * 0.2)', () => {
    const [site] = pool([peer('Hill clinic', -0.35)]).sites
    expect(site).toMatchObject({ source: 'peer', label: 'Hill clinic', people: 234, events: 60 })
    expect(site!.hazardRatio.estimate).toBeCloseTo(0.704688, 6)
    expect(site!.hazardRatio.lower).toBeCloseTo(0.476164, 5)
    expect(site!.hazardRatio.upper).toBeCloseTo(1.042887, 5)
  })
  it('my own answer is a site where there is an estimate', () => {
    expect(pool([], mine).sites).toMatchObject([
      { source: 'mine', label: say('study.my-patients'), people: 238, events: 64 },
    ])
    expect(pool([]).sites).toEqual([])
  })
})

describe('from three sites on', () => {
  // Equal variances v: the mean of -0.6, -0.4 and -0.2 is -0.4; the sample variance 0.04 equals v, so REML finds
  // tau2 = 0.
  // Hartung-Knapp: SE^2 = sum (y - mean)^2 / (k (k - 1)) = 0.08 / 6; t(2) = 4.302653: half = 0.496828.
  const pooled = pool([peer('A', -0.6), peer('B', -0.4), peer('C', -0.2)])
  it('effects are put together by random effects, with the interval of Hartung and Knapp', () => {
    if (pooled.kind !== 'pooled') throw new Error('It was not pooled.')
    expect(pooled.tau2).toBeCloseTo(0, 6)
    expect(pooled.hazardRatio.estimate).toBeCloseTo(Math.exp(-0.4), 6)
    expect(pooled.hazardRatio.lower).toBeCloseTo(Math.exp(-0.4 - 0.496828), 4)
    expect(pooled.hazardRatio.upper).toBeCloseTo(Math.exp(-0.4 + 0.496828), 4)
    for (const { weightPercent } of pooled.sites) expect(weightPercent).toBeCloseTo(100 / 3, 6)
  })
  it('what they compare is named, and the reading says it with two digits', () => {
    if (pooled.kind !== 'pooled') throw new Error('It was not pooled.')
    expect(pooled).toMatchObject({
      questionHash: hash,
      exposure: 'The new one',
      comparator: 'The old one',
      outcome: 'Admitted like her brother',
    })
    const reading = speak(pooled.reading)
    expect(reading).toMatch(
      /^Over 3 sites with about 702 people the hazard ratio is 0\.67 \(0\.41 to 1\.1\)\. At a new site /,
    )
    expect(reading).toMatch(/ At a new site like these it would lie between 0\.\d+ and \d\.\d\.$/)
  })
})
