import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { drawFunnel } from '../../../../renderer/figures/funnel-drawing.tsx'
import {
  byExpected,
  funnelReach,
  funnelSentence,
  funnelTable,
} from '../../../../renderer/figures/funnel-layout.ts'
import type { FunnelUnit } from '../../../../shared/domain/measures/risk-adjusted.ts'
import { say } from '../../../../shared/words/message.ts'

const unit = (n: number, observed: number, expected: number, isBeyond = false): FunnelUnit => ({
  unit: say('risk.source-without-name', { n }),
  cases: 20 * expected,
  observed,
  expected,
  ratio: { value: observed / expected, lower: 0.5, upper: 1.9 },
  limits95: { lower: 0.4, upper: 1.7 },
  limits998: { lower: 0.2, upper: 2.4 },
  widened998: null,
  isBeyond,
})
const units = [unit(1, 60, 20, true), unit(2, 30, 40), unit(3, 9, 10)]

describe('a funnel', () => {
  it('has every unit inside its axes, in the order of what was expected', () => {
    const { expected, ratio } = funnelReach(units)
    expect(expected).toBeGreaterThan(40)
    expect(ratio).toBeGreaterThan(3)
    expect(byExpected(units).map(each => each.expected)).toEqual([10, 20, 40])
  })
  it('does not let the limits of a unit of whom next to nothing was expected flatten all others', () => {
    const tiny = { ...unit(4, 0, 0.01), limits998: { lower: 0, upper: 300 } }
    expect(funnelReach([...units, tiny]).ratio).toBeLessThan(5)
  })
  it('names whoever lies outside, and rings it', () => {
    const svg = renderToStaticMarkup(<svg>{drawFunnel(700, { units, limits: [] }).content}</svg>)
    expect(svg.match(/class="ring"/g)).toHaveLength(1)
    expect(svg.match(/class="exposed dot"/g)).toHaveLength(3)
    expect(funnelSentence({ units, dispersion: null })).toMatch(/lies outside the limits/u)
  })
  it('says that units differ by more than chance where they do', () => {
    expect(funnelSentence({ units, dispersion: null })).not.toContain('times as much as chance')
    expect(funnelSentence({ units, dispersion: 0.8 })).not.toContain('times as much as chance')
    expect(funnelSentence({ units, dispersion: 3.2 })).toContain('3.2 times as much as chance')
  })
  it('is a table as well: observed, expected and every limit of each', () => {
    const { columns, rows } = funnelTable(units)
    expect(columns).toHaveLength(9)
    expect(rows[0]!.slice(1, 5)).toEqual(['400', '60', '20.0', '3.00'])
  })
})
