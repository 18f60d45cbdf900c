import { afterEach, describe, expect, it } from 'vitest'
import { createRandom } from '../../../../shared/domain/random.ts'
import { percentRecorded, riskDesk, whole, type InventedCase } from '../../../fixtures/risk-desk.ts'

const desks: Array<{ close(): void }> = []
afterEach(() => {
  for (const desk of desks.splice(0)) desk.close()
})
type Asked = Partial<Parameters<ReturnType<typeof riskDesk>['measures']['riskAdjusted']>[0]>

/** Agreed beforehand, where a test is not about limits: simulating them takes a second. */
const limits = { harm: 4, improvement: 4 }

async function told(cases: readonly InventedCase[], asked: Asked = {}) {
  const desk = riskDesk(cases)
  desks.push(desk)
  return desk.measures.riskAdjusted({ whole, by: 'month', risk: percentRecorded, limits, ...asked })
}
async function drawn(cases: readonly InventedCase[], asked: Asked = {}) {
  const found = await told(cases, asked)
  if (found.kind !== 'drawn') throw new Error(found.reason.key)
  return found
}
const from = Date.UTC(2022, 0, 1) / 86_400_000

/** Cases of mixed risk, whose odds are as foretold, times so much. */
function series(n: number, seed: number, { odds = 1, spread = 1 } = {}): InventedCase[] {
  const random = createRandom(seed)
  return Array.from({ length: n }, (_, at) => {
    const eta = -2.5 + random.normal()
    const own = Math.log(odds) - 2.5 * (1 - spread) + spread * eta
    return {
      day: from + at,
      risk: 1 / (1 + Math.exp(-eta)),
      happened: random.uniform() < 1 / (1 + Math.exp(-own)),
    }
  })
}
const keys = (messages: ReadonlyArray<{ readonly key: string }>) => messages.map(({ key }) => key)

describe('outcomes against the risk of each', () => {
  it('are one without a difference, with no signal and risks that hold', async () => {
    const found = await drawn(series(800, 3))
    expect(found.total.ratio!.lower).toBeLessThan(1)
    expect(found.total.ratio!.upper).toBeGreaterThan(1)
    expect(keys(found.doubts)).not.toContain('risk.not-calibrated')
    expect(found.calibration.brier).toBeLessThan(found.calibration.brierOfShare)
  })
  it('are told by groups of like risk, which together are all of them', async () => {
    const { calibration, total } = await drawn(series(800, 3))
    const { groups } = calibration
    expect(groups).toHaveLength(10)
    const sum = (of: (group: (typeof groups)[number]) => number) =>
      groups.reduce((all, group) => all + of(group), 0)
    expect(sum(({ cases }) => cases)).toBe(total.cases)
    expect(sum(({ cases, expected }) => cases * expected)).toBeCloseTo(total.expected, 9)
    expect(sum(({ cases, observed }) => cases * observed)).toBeCloseTo(total.observed, 9)
    expect(groups.map(({ expected }) => expected)).toEqual(
      groups.map(({ expected }) => expected).toSorted((one, other) => one - other),
    )
    // Of risks that hold nearly every interval holds the mean risk of its group.
    expect(
      groups.filter(({ expected, lower, upper }) => lower <= expected && expected <= upper).length,
    ).toBeGreaterThan(7)
    expect((await drawn(series(39, 3))).calibration.groups).toEqual([])
  })
  it('say of a doubling when they saw it, and how long that takes on average', async () => {
    const before = series(300, 4)
    const after = series(500, 5, { odds: 2 }).map(each => ({ ...each, day: each.day + 300 }))
    const found = await drawn([...before, ...after], { runLength: 3_000, limits: undefined })
    expect(found.harm.signals.some(at => at >= 300 && at < 800)).toBe(true)
    expect(found.harm.casesToSignal).toBeLessThan(found.harm.runLength / 5)
    expect(keys(found.reading)).toContain('risk.signal')
  })
  it('say that risks have come to lie too far apart, since when, and how often by mistake', async () => {
    const before = series(600, 14)
    const after = series(1_500, 15, { spread: 0.1 }).map(each => ({ ...each, day: each.day + 600 }))
    const { drift, doubts, reading } = await drawn([...before, ...after], { runLength: 3_000 })
    const told = drift.alarms.filter(({ drift: is }) => is === 'flatter')
    expect(told.length).toBeGreaterThan(0)
    expect(Date.parse(told[0]!.since) / 86_400_000).toBeGreaterThan(from + 400)
    expect(Math.abs(drift.runLength / 3_000 - 1)).toBeLessThan(0.1)
    expect(drift.casesToSpread).toBeLessThan(drift.runLength)
    expect(keys(doubts)).toContain('risk.drift-alarm')
    expect(keys(reading)).toContain('risk.drift-watched')
    expect(keys((await drawn(before, { runLength: 3_000 })).doubts)).not.toContain('risk.drift-alarm')
  })
  it('are told of twelve cases too, with what cannot be seen yet', async () => {
    const found = await drawn(series(12, 6))
    expect(found.total.cases).toBe(12)
    expect(keys(found.doubts)).toContain('risk.few-expected')
    expect(keys(found.reading)).toContain('risk.sees-doubling')
  })
  it('leave out, and count, whoever has no risk, or one of nought or a hundred', async () => {
    const odd = [NaN, 0, 1, 1.2].map((risk, at) => ({ day: from + 900 + at, risk, happened: false }))
    const found = await drawn([...series(50, 7), ...odd])
    expect(found.withoutRisk).toBe(4)
    expect(found.total.cases).toBe(50)
    expect(keys(found.doubts)).toContain('risk.without-risk')
  })
  it('say why nothing is drawn where no case has a risk, and where nobody was counted', async () => {
    const found = await told([{ day: from, risk: NaN, happened: true }])
    expect(found).toMatchObject({ kind: 'none', reason: { key: 'risk.no-risk' } })
    expect(await told([])).toMatchObject({ kind: 'none', reason: { key: 'outcome.no-chart-empty' } })
  })
  it('draw nothing for people who are counted once a period', async () => {
    const { measure } = whole
    const found = await told(series(20, 8), {
      whole: { ...whole, measure: { ...measure, index: { at: 'period-end', seenWithinDays: 365 } } },
    })
    expect(found).toMatchObject({ kind: 'none', reason: { key: 'risk.events-only' } })
  })
})

describe('risks that are set right by the first cases', () => {
  const until = new Date((from + 1_499) * 86_400_000).toISOString().slice(0, 10)

  it('lose a level that was planted, and keep the cases that set them out of what is judged', async () => {
    const cases = series(3_000, 9, { odds: 3 })
    const [raw, set] = [await drawn(cases), await drawn(cases, { recalibrate: { until, change: 'level' } })]
    expect(raw.total.ratio!.lower).toBeGreaterThan(1)
    expect(keys(raw.doubts)).toContain('risk.not-calibrated')
    expect(set.total.cases).toBe(1_500)
    expect(set.recalibrated).toMatchObject({ cases: 1_500, slope: 1 })
    // ln 3 is 1.10; the standard error of a level from some 300 events is about 0.07.
    expect(Math.abs(set.recalibrated!.intercept - Math.log(3))).toBeLessThan(0.25)
    expect(set.total.ratio!.lower).toBeLessThan(1)
  })
  it('lose a spread that was planted', async () => {
    const cases = series(3_000, 10, { spread: 0.5 })
    const set = await drawn(cases, { recalibrate: { until, change: 'level-and-slope' } })
    expect(Math.abs(set.recalibrated!.slope - 0.5)).toBeLessThan(0.25)
  })
  it('are left as they are, with the reason, where too few had it', async () => {
    const cases = series(60, 11)
    const found = await told(cases, { recalibrate: { until: '2022-01-20', change: 'level' } })
    expect(found).toMatchObject({ kind: 'none', reason: { key: 'risk.too-few-to-recalibrate' } })
  })
})

describe('sources beside one another', () => {
  it('that have ten times what was foretold lie outside the funnel, and others do not', async () => {
    const cases = [0, 1, 2].flatMap(unit =>
      Array.from({ length: 100 }, (_, at) => ({
        day: from + at,
        risk: 0.03,
        happened: unit === 2 ? at % 3 === 0 : at % 33 === 0,
        unit,
      })),
    )
    const { funnel, reading } = await drawn(cases.toSorted((one, other) => one.day - other.day))
    expect(funnel.units.map(({ isBeyond }) => isBeyond)).toEqual([false, false, true])
    expect(funnel.dispersion).toBeNull()
    expect(keys(reading)).toContain('risk.unit-beyond')
  })
  it('leave whoever is in no known unit apart: in none, in no dispersion, and counted', async () => {
    // 30 cases at 10 % in each of two units, 5 of them infected in the second; of 12 nobody knows whose they were.
    const of = (unit: number | null, n: number, had: number) =>
      Array.from({ length: n }, (_, at) => ({ day: from + at, risk: 0.1, happened: at < had, unit }))
    const desk = riskDesk([...of(0, 30, 3), ...of(1, 8, 5), ...of(null, 12, 2)])
    desks.push(desk)
    const found = await desk.measures.funnel({
      whole,
      by: 'month',
      risk: percentRecorded,
      units: 'clinician',
    })
    if (found.kind !== 'drawn') throw new Error(found.reason.key)
    const { by, units, unknown, dispersion } = found.funnel
    expect(by).toBe('clinician')
    expect(units.map(({ cases, observed, isSmall }) => [cases, observed, isSmall])).toEqual([
      [30, 3, false],
      [8, 5, true],
    ])
    expect(unknown).toMatchObject({ cases: 12, observed: 2, expected: expect.closeTo(1.2, 9) })
    expect(dispersion).toBeNull()
  })
})
