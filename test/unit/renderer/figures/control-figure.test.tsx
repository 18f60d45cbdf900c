import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { controlSentence } from '../../../../renderer/figures/control-sentence.ts'
import { drawControl } from '../../../../renderer/figures/control-drawing.tsx'
import { controlChart } from '../../../../renderer/figures/control-layout.ts'
import { placesOf, shownMarks } from '../../../../renderer/figures/control-marks.ts'
import {
  controlDomain,
  coursePath,
  placeNames,
  spansOf,
  stepPath,
} from '../../../../renderer/figures/control-scale.ts'
import { controlTable } from '../../../../renderer/figures/control-table.ts'
import { countedText, toneOf, valueText } from '../../../../renderer/figures/counted-text.ts'
import { drawnFigures } from '../../../../renderer/figures/published-lines.ts'
import type { BenchmarkLine } from '../../../../shared/domain/benchmarks/benchmark.ts'
import type { Measure } from '../../../../shared/domain/measures/measure.ts'
import type { MeasureSeries, MeasureSignal } from '../../../../shared/domain/measures/series.ts'
import { infections, monthAt, monthPoint, seriesOf } from '../../../fixtures/outcome-series.ts'

const kinds = ['p_chart', 'u_chart', 'c_chart', 'xmr_chart'] as const

function drawn(series: MeasureSeries, width = 960, measure: Measure = infections): string {
  const { content, height } = drawControl(width, controlChart(measure, series))
  expect(height).toBeGreaterThan(250)
  return renderToStaticMarkup(<svg>{content}</svg>)
}

/** Where the dots stand, in the order of time. */
const dots = (svg: string) =>
  [...svg.matchAll(/<circle class="exposed dot(?: open)?"[^>]*cx="([^"]+)" cy="([^"]+)"/g)].map(
    ([, cx, cy]) => ({
      x: Number(cx),
      y: Number(cy),
    }),
  )
/** The levels of a line of steps: from where to where, and how high. */
const levels = (svg: string, name: string) => {
  const [, path = ''] = new RegExp(`<path class="(?:limit|centre) ${name}" d="([^"]*)"`).exec(svg) ?? []
  return [...path.matchAll(/[ML]([-\d.]+),([-\d.]+)H([-\d.]+)/g)].map(([, from, y, to]) => ({
    from: Number(from),
    to: Number(to),
    y: Number(y),
  }))
}
const levelOver = (steps: ReturnType<typeof levels>, x: number) =>
  steps.find(({ from, to }) => from <= x && x <= to)!.y

describe('a control chart drawn from the reference cases', () => {
  it.each(kinds)('%s: what lies beyond a limit lies beyond its line, and nothing else does', id => {
    const series = seriesOf(id)
    const svg = drawn(series)
    const marks = series.chart.kind === 'drawn' ? series.chart.marks : []
    expect(marks).toHaveLength(36)
    const [upper, lower] = [levels(svg, 'upper'), levels(svg, 'lower')]
    expect(
      dots(svg).map(({ x, y }) => y < levelOver(upper, x) - 1e-6 || y > levelOver(lower, x) + 1e-6),
    ).toEqual(marks.map(({ isBeyond }) => isBeyond))
  })
  it.each(kinds)('%s: every value stands as far above the axis as it is large', id => {
    const series = seriesOf(id)
    const svg = drawn(series)
    const marks = series.chart.kind === 'drawn' ? series.chart.marks : []
    const [first, second] = dots(svg)
    const perUnit = (second!.y - first!.y) / (marks[1]!.value! - marks[0]!.value!)
    for (const [place, { y }] of dots(svg).entries())
      expect(y).toBeCloseTo(first!.y + (marks[place]!.value! - marks[0]!.value!) * perUnit, 6)
  })
  it('has limits that step with the number counted', () => {
    const heights = new Set(levels(drawn(seriesOf('p_chart')), 'upper').map(({ y }) => y.toFixed(2)))
    expect(heights.size).toBeGreaterThan(20)
    expect(new Set(levels(drawn(seriesOf('c_chart')), 'upper').map(({ y }) => y)).size).toBe(1)
  })
  it('marks what is beyond, names why, and says from how many the limits come', () => {
    const svg = drawn(seriesOf('p_chart'))
    const series = seriesOf('p_chart')
    const beyond = series.chart.kind === 'drawn' ? series.chart.signals[0]!.marks.length : 0
    expect(beyond).toBeGreaterThan(0)
    expect(svg.match(/class="comparator boxed"/g)).toHaveLength(beyond)
    expect(svg).toContain('above the upper limit')
    expect(svg).toContain('these 24 points')
    expect(svg).toContain('target 6 %')
  })
  it('names a pattern once, however often it comes', () => {
    const series = seriesOf('p_chart')
    if (series.chart.kind === 'none') throw new Error('The reference case is a chart.')
    const [one] = series.chart.signals
    const apart = one!.marks.map(mark => ({ ...one!, marks: [mark] }))
    const split = { ...series, chart: { ...series.chart, signals: apart } }
    expect(drawn(split)).toBe(drawn(series))
    expect(controlSentence(controlChart(infections, split))).toBe(
      controlSentence(controlChart(infections, series)),
    )
  })
  it('names the strongest pattern of the latest point beside the chart, and all in its sentence', () => {
    const series = seriesOf('p_chart')
    if (series.chart.kind === 'none') throw new Error('The reference case is a chart.')
    const last = series.chart.marks.length - 1
    const signals: MeasureSignal[] = [
      { pattern: 'beyond-limit', direction: 'high', marks: [3] },
      { pattern: 'near-limit', direction: 'low', marks: [last - 1, last] },
      { pattern: 'shift', direction: 'low', marks: [last - 2, last - 1, last] },
    ]
    const loud = { ...series, chart: { ...series.chart, signals } }
    const said = controlSentence(controlChart(infections, loud))
    expect(said).toMatch(
      /makes: shift below the centre, two of three near the lower limit,? and above the upper limit\.$/,
    )
    const svg = drawn(loud)
    expect(svg.match(/bracket/g)).toHaveLength(1)
    const names = [...svg.matchAll(/halo strong"><tspan[^>]*>([^<]*)/g)].map(([, name]) => name)
    expect(names).toEqual(['shift below the centre and 2 more'])

    // What nothing of the latest point belongs to is named all the same.
    const past = { ...series, chart: { ...series.chart, signals: signals.slice(0, 1) } }
    expect(controlSentence(controlChart(infections, past))).toMatch(/makes: above the upper limit\.$/)
  })
  it('keeps every dot and line inside the drawing, however narrow', () => {
    for (const width of [340, 520, 960]) {
      const svg = drawn(seriesOf('p_chart'), width)
      for (const { x } of dots(svg)) {
        expect(x).toBeGreaterThan(48)
        expect(x).toBeLessThan(width - 88)
      }
    }
  })
})

describe('what a chart does not judge', () => {
  const whole = [4, 6, 5].map((events, place) => monthPoint(place, events, 20))
  const series: MeasureSeries = {
    ...seriesOf('p_chart'),
    points: [...whole, { ...monthPoint(3, 9, 11), isWhole: false }],
    chart: {
      kind: 'none',
      reason: { key: 'study.waiting', values: {} },
      remedy: { key: 'study.waiting', values: {} },
    },
  }
  it('is drawn hollow, and no line leads to it', () => {
    const svg = drawn(series)
    expect(svg.match(/class="exposed dot open"/g)).toHaveLength(1)
    const [, course = ''] = /class="line exposed course"[^>]* d="([^"]*)"/.exec(svg) ?? []
    expect(course.match(/[ML]/g)).toHaveLength(3)
    expect(svg).toContain('not yet whole')
  })
  it('has the interval of each share where no limits say how far chance reaches', () => {
    expect(drawn(series).match(/class="axis whisker"/g)).toHaveLength(4)
    expect(drawn(seriesOf('p_chart'))).not.toContain('whisker')
  })
  it('says of how few a share is', () => {
    const few = { ...series, points: [monthPoint(0, 1, 4), monthPoint(1, 3, 12)] }
    const svg = drawn(few)
    expect(svg).toContain('>4*<')
    expect(svg).toContain('>12<')
    expect(svg).toContain('so few')
  })
  it('stands after the marks of the chart', () => {
    const drawnSeries = seriesOf('p_chart')
    const next = { ...monthPoint(36, 1, 9), isWhole: false }
    const shown = shownMarks({ ...drawnSeries, points: [...drawnSeries.points, next] }, infections)
    expect(shown).toHaveLength(37)
    expect(shown.at(-1)).toMatchObject({ isWhole: false, centre: null, upper: null, ...monthAt(36) })
    expect(placesOf(shown, drawnSeries)).toEqual(Array.from({ length: 36 }, (_, place) => place))
  })
})

describe('a chart of events one by one', () => {
  const gaps: MeasureSeries = {
    ...seriesOf('p_chart'),
    chart: {
      kind: 'drawn',
      is: 't',
      unit: 'days',
      marks: [12, 40, 3].map((value, k) => ({
        from: `2023-0${k + 1}-10`,
        to: `2023-0${k + 2}-10`,
        value,
        centre: 15,
        lower: null,
        upper: 60,
        isBeyond: false,
      })),
      baseline: 3,
      breaks: [],
      proposal: null,
      signals: [],
      variation: 'common-cause',
      judged: 'all',
      assurance: 'untold',
      falseAlarm: null,
      reading: [],
    },
  }
  it('has no numbers under it, and its own words', () => {
    const svg = drawn(gaps)
    expect(dots(svg)).toHaveLength(3)
    expect(svg).toContain('days since the one before')
    expect(controlTable(controlChart(infections, gaps)).columns.map(({ title }) => title)).not.toContain(
      'Of (n)',
    )
  })
})

describe('words of what was counted', () => {
  it('say the count, the share and its interval', () => {
    // Wilson's interval of 18 of 62, by R: binom::binom.wilson(18, 62) is 0.192 to 0.413.
    expect(countedText(monthPoint(0, 18, 62), infections)).toBe('18 of 62 (29 %, 19 to 41)')
  })
  it('say nobody where nobody was counted, and never 0 %', () => {
    expect(countedText(monthPoint(0, 0, 0), infections)).toBe('nobody to count')
  })
  it('tell good news from bad by which way is better', () => {
    const up: MeasureSignal = { pattern: 'shift', direction: 'high', marks: [] }
    expect(toneOf(up, 'higher')).toBe('improvement')
    expect(toneOf(up, 'lower')).toBe('concern')
    expect(toneOf(up, 'neither')).toBe('neither')
    expect(toneOf({ pattern: 'long-run', direction: null, marks: [] }, 'lower')).toBe('neither')
  })
  it('write a value in the unit of its axis', () => {
    expect(valueText(0.295, 'share')).toBe('29.5 %')
    expect(valueText(12, 'days')).toBe('12 days')
  })
  it('say in one sentence what the chart shows', () => {
    const sentence = controlSentence(controlChart(infections, seriesOf('p_chart')))
    expect(sentence).toContain('Infection of the wound within 30 days: 36 points, Jan 2023 to Dec 2025.')
    expect(sentence).toMatch(/Latest whole one, Dec 2025: \d+ of \d+ \(.*\)\./)
    expect(sentence).toContain('More than chance alone makes: above the upper limit.')
  })
})

describe('geometry', () => {
  it('breaks a line of steps where a mark has no level', () => {
    expect(stepPath([1, null, 2], { at: [10, 20, 30], half: 5, y: value => value })).toBe('M5,1H15M25,2H35')
  })
  it('breaks the course where a month counted nobody', () => {
    const shown = shownMarks(
      {
        ...seriesOf('p_chart'),
        points: [monthPoint(0, 1, 4), monthPoint(1, 0, 0), monthPoint(2, 2, 4)],
        chart: noChart,
      },
      infections,
    )
    expect(coursePath(shown, { at: [0, 10, 20], y: value => value })).toBe('M0,0.25M20,0.5')
  })
  it('starts at nothing unless all lie high above it, and never goes beyond 100 %', () => {
    const of = (...shares: readonly [number, number][]) =>
      controlDomain(
        shownMarks(
          { ...seriesOf('p_chart'), points: shares.map(([a, n], k) => monthPoint(k, a, n)), chart: noChart },
          infections,
        ),
        { unit: 'share', target: undefined, withIntervals: false },
      )
    expect(of([1, 10], [9, 10])[0]).toBe(0)
    expect(of([97, 100], [99, 100])[0]).toBeGreaterThan(0.9)
    expect(of([97, 100], [100, 100])[1]).toBe(1)
    expect(of([0, 0])).toEqual([0, 1])
  })
  it('puts places together that follow one another', () => {
    expect(spansOf([9, 3, 4, 5])).toEqual([
      { first: 3, last: 5 },
      { first: 9, last: 9 },
    ])
  })
  it('never lets two names or brackets touch, and keeps all names in sight', () => {
    const named = fc.array(
      fc.record({
        from: fc.integer({ min: 0, max: 400 }),
        length: fc.integer({ min: 0, max: 100 }),
        width: fc.integer({ min: 10, max: 200 }),
      }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(named, all => {
        const asked = all.map(({ from, length, width }) => ({
          from,
          to: Math.min(500, from + length),
          width,
        }))
        const placed = placeNames(asked, { left: 0, right: 500, gap: 6 })
        const taken = placed.map(({ row, nameAt }, k) => ({
          row,
          from: Math.min(nameAt, asked[k]!.from),
          to: Math.max(nameAt + asked[k]!.width, asked[k]!.to),
        }))
        for (const [k, one] of taken.entries()) {
          expect(one.from).toBeGreaterThanOrEqual(0)
          expect(one.to).toBeLessThanOrEqual(500)
          for (const other of taken.slice(k + 1))
            if (other.row === one.row) expect(one.to < other.from || other.to < one.from).toBe(true)
        }
      }),
    )
  })
})

const noChart: MeasureSeries['chart'] = {
  kind: 'none',
  reason: { key: 'study.waiting', values: {} },
  remedy: { key: 'study.waiting', values: {} },
}

describe('what others published, on one’s own chart', () => {
  const line = (share: number, more: Partial<BenchmarkLine> = {}): BenchmarkLine => ({
    id: 'other',
    share,
    lower: share - 0.01,
    upper: share + 0.01,
    people: 'people of 58 countries',
    years: '2016',
    source: 'Invented A. J Inv 2016;1:1.',
    ...more,
  })
  const chartWith = (published: readonly BenchmarkLine[], series: MeasureSeries = seriesOf('p_chart')) =>
    controlChart(infections, series, { published })
  const svgOf = (published: readonly BenchmarkLine[]) =>
    renderToStaticMarkup(<svg>{drawControl(960, chartWith(published)).content}</svg>)

  it('is a line where its value lies on the axis, with the band of its interval', () => {
    const svg = svgOf([line(0.08)])
    const [first, second] = dots(svg)
    const { chart } = seriesOf('p_chart')
    const [one, two] = chart.kind === 'drawn' ? chart.marks : []
    const perUnit = (second!.y - first!.y) / (two!.value! - one!.value!)
    const at = (share: number) => first!.y + (share - one!.value!) * perUnit
    const [, y] = /<line class="published"[^>]*y1="([^"]+)"/.exec(svg)!
    expect(Number(y)).toBeCloseTo(at(0.08), 6)
    const [, top, height] = /<rect class="published-band"[^>]* y="([^"]+)" height="([^"]+)"/.exec(svg)!
    expect(Number(top)).toBeCloseTo(at(0.09), 6)
    expect(Number(top) + Number(height)).toBeCloseTo(at(0.07), 6)
  })
  it('says whose people it is of, with its interval and source, and that they are not one’s own', () => {
    const drawnBelow = svgOf([line(0.08)])
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
    expect(drawnBelow).toContain(
      'P1: published 8.0 % (7.0 to 9.0), of people of 58 countries (2016). Invented A.',
    )
    expect(drawnBelow).toContain('other people than yours: to look at, not to be judged by')
    // Above the drawing the figure is enough: the source stands once.
    const sentence = controlSentence(chartWith([line(0.08)]))
    expect(sentence).toContain('Published of other people: P1 8.0 %.')
    expect(sentence).not.toContain('Invented A')
    expect(controlSentence(chartWith([]))).not.toMatch(/published/iu)
  })
  it('is told and not drawn where it lies so far beyond one’s own that they would be flattened', () => {
    const far = chartWith([line(0.9)])
    expect(svgOf([line(0.9)])).not.toContain('class="published"')
    expect(controlSentence(far)).toContain('P1 90.0 %')
  })
  it('is a band alone where it is a range', () => {
    const svg = svgOf([line(0.1, { share: null, lower: 0.1, upper: 0.15 })])
    expect(svg).toContain('published-band')
    expect(svg).not.toContain('<line class="published"')
  })
  it('is on an axis of cases between two events as many as lie between: 19 where one in 20 has it', () => {
    const [figure] = drawnFigures([line(0.05, { lower: 0.04, upper: 0.1 })], 'cases')
    expect(figure!.value).toBeCloseTo(19, 9)
    expect(figure!.lower).toBeCloseTo(9, 9)
    expect(figure!.upper).toBeCloseTo(24, 9)
    expect(drawnFigures([line(0.05)], 'days')).toEqual([])
  })
})
