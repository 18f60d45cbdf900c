import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { speak } from '../../../../electron/headless/words.ts'
import { readMeasures } from '../../../../electron/learning/outcomes/library.ts'
import { besideFigure, lineOf, spanWords } from '../../../../electron/learning/outcomes/risk/beside.ts'
import { readPublished } from '../../../../electron/learning/outcomes/risk/library.ts'
import { whosePeople } from '../../../../electron/learning/outcomes/risk/whose-people.ts'
import { riskOf } from '../../../../shared/domain/benchmarks/risk-model.ts'

const resources = path.resolve(import.meta.dirname, '../../../../resources')
const { benchmarks, riskModels } = readPublished(resources)
const measures = new Set(readMeasures(resources).measures.map(({ measure }) => measure.id))
const figureOf = (name: string) => benchmarks.find(({ id }) => id === name)!

describe('what ships of what others have published', () => {
  it('is called as its files are, and speaks of measures that ship', () => {
    const files = [
      ...readdirSync(path.join(resources, 'benchmarks')),
      ...readdirSync(path.join(resources, 'risk-models')),
    ]
    const all = [...benchmarks, ...riskModels]
    expect(all.map(({ id }) => `${id}.json`).toSorted()).toEqual(files.toSorted())
    for (const { measures: beside } of all) for (const each of beside) expect(measures).toContain(each)
  })
  it('is a line of a chart with its interval, and with whose people it is of', () => {
    // Newcombe's score interval of 298 of 1,282, by hand: 21.0 to 25.6 %.
    const line = lineOf(figureOf('gut-infection-low-hdi'))
    expect([line.share, line.lower, line.upper].map(share => (100 * share!).toFixed(1))).toEqual([
      '23.2',
      '21.0',
      '25.6',
    ])
    expect(line).toMatchObject({ years: '2016', people: { key: 'benchmark.gut-infection-low-hdi.people' } })
    expect(lineOf(figureOf('who-caesarean'))).toMatchObject({ share: null, lower: 0.1, upper: 0.15 })
    expect(lineOf(figureOf('medicare-readmission'))).toMatchObject({ share: 0.196, lower: null, upper: null })
  })
  it('has the shares that were printed beside its counts', () => {
    // EuSOS: 4 %; GlobalSurg 1: 5.4 %; GlobalSurg 2: 9.4, 14.0 and 23.2 %.
    const printed = {
      'eusos-mortality': 4,
      'emergency-abdominal-mortality': 5.4,
      'gut-infection-high-hdi': 9.4,
      'gut-infection-middle-hdi': 14,
      'gut-infection-low-hdi': 23.2,
    }
    for (const [name, percent] of Object.entries(printed)) {
      const { figure } = figureOf(name)
      if (figure.is !== 'counts') throw new Error(name)
      const digits = Number.isInteger(percent) ? 0 : 1
      expect(((100 * figure.numerator) / figure.denominator).toFixed(digits)).toBe(percent.toFixed(digits))
    }
  })
  it('has the newest worldwide share of low birth weight, with its credible interval', () => {
    // Okwaraji et al. 2024, abstract: 14.7 % (13.7 to 16.1) of live births in 2020; 2015 was 14.6 %.
    expect(lineOf(figureOf('world-low-birth-weight'))).toMatchObject({
      share: 0.147,
      lower: 0.137,
      upper: 0.161,
      years: '2020',
    })
  })
  it('turns a Parsonnet score into the risk of Steiner et al.', () => {
    // Their example: log odds -3.68 + 0.077 s; a score of 0 is 2.5 %, one of 50 is 54 %.
    const model = riskModels.find(({ id }) => id === 'parsonnet-30')!
    expect(riskOf(model, 0)).toBeCloseTo(Math.exp(-3.68) / (1 + Math.exp(-3.68)), 12)
    expect(riskOf(model, 50)).toBeCloseTo(Math.exp(0.17) / (1 + Math.exp(0.17)), 12)
    expect(riskOf(model, -1)).toBeNaN()
    expect(riskOf(model, NaN)).toBeNaN()
  })
})

describe('a measure beside a published figure', () => {
  const { figure } = figureOf('eusos-mortality')
  const keysOf = (numerator: number, denominator: number, name = 'eusos-mortality') =>
    besideFigure(numerator, denominator, figureOf(name).figure).reading.map(({ key }) => key)

  it('says of few that chance may do nearly anything, and still says where they lie', () => {
    const { limits95, ratio } = besideFigure(1, 12, figure)
    expect(limits95!.upper).toBeGreaterThan(0.1)
    expect(ratio!.lower).toBeLessThan(1)
    expect(keysOf(1, 12)).toContain('risk.beside-chance')
  })
  it('tells what chance seldom leaves from what it hardly ever does', () => {
    // Binomial(200, 0.04): mean 8; at most 13 in 97 %, at most 17 in 99.9 %.
    expect(keysOf(8, 200)).toContain('risk.beside-chance')
    expect(keysOf(15, 200)).toContain('risk.beside-seldom')
    expect(keysOf(25, 200)).toContain('risk.beside-beyond')
  })
  it('says from when to when was counted here, which is more than the chart may show', () => {
    const year = (of: number, denominator: number) => ({
      from: `${of}-01-01`,
      to: `${of}-12-31`,
      denominator,
    })
    const points = [year(2019, 0), year(2020, 12), year(2021, 0), year(2022, 30), year(2023, 0)]
    const span = { from: '2020-01-01', to: '2022-12-31' }
    const each = { at: 'event', concept: 'operation', which: 'each', anchor: 'start' } as const
    expect(spanWords(each, points)).toEqual([{ key: 'risk.beside-span', values: span }])
    expect(spanWords(each, [year(2019, 0)])).toEqual([])
    // Whoever is there at the end of each year is mostly the same: the last year stands for all.
    expect(spanWords({ at: 'period-end', seenWithinDays: 365 }, points)).toEqual([
      { key: 'risk.beside-span', values: { from: '2022-01-01', to: '2022-12-31' } },
    ])
  })
  it('speaks of another people’s share, never of what one’s own people were to be expected to have', () => {
    // 31 of 477 beside 9.4 %: 31 / (477 x 0.094) = 0.69.
    const said = besideFigure(31, 477, { is: 'share', share: 0.094 }).reading.map(each => speak(each))
    expect(said.at(-1)).toMatch(/^That is 0\.69 times the published share/u)
    expect(said.join(' ')).not.toContain('expected')
  })
  it('says what was published where nobody was counted here, too', () => {
    expect(keysOf(0, 0)).toEqual(['outcome.nobody', 'risk.published-with-interval'])
  })
  it('says of a range where the whole interval lies, or that it cannot be told', () => {
    const where = (numerator: number, denominator: number) =>
      besideFigure(numerator, denominator, figureOf('who-caesarean').figure).reading.at(-1)!.values
    expect(where(1, 8)).toEqual({ where: 'untold' })
    expect(where(400, 1_000)).toEqual({ where: 'above' })
    expect(where(10, 1_000)).toEqual({ where: 'below' })
    expect(where(1_250, 10_000)).toEqual({ where: 'within' })
  })
  it('says whose people the figure is of, and how far they are from one’s own', () => {
    const { people, limits } = figureOf('eusos-mortality')
    const keys = whosePeople(people, limits, { ageYears: Float64Array.of(9, 15.9, 16, 80, NaN), year: 2025 })
    expect(keys.map(({ key }) => key)).toEqual([
      'risk.people',
      'risk.ages-outside',
      'risk.ages-unknown',
      'risk.years-apart',
      ...limits.map(() => 'risk.limit'),
      'risk.severity-untold',
    ])
    expect(keys[1]!.values).toEqual({ n: 2, of: 5 })
    expect(keys[3]!.values).toEqual({ n: 14 })
  })
})
