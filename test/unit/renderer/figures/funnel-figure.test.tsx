import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { drawFunnel } from '../../../../renderer/figures/funnel-drawing.tsx'
import {
  byExpected,
  funnelReach,
  funnelSentence,
  funnelTable,
  namedInDrawing,
  type NamedUnit,
} from '../../../../renderer/figures/funnel-layout.ts'

const unit = (n: number, observed: number, expected: number, isBeyond = false): NamedUnit => ({
  key: `${n}`,
  label: null,
  name: `Unit ${n}`,
  cases: 20 * expected,
  observed,
  expected,
  ratio: { value: observed / expected, lower: 0.5, upper: 1.9 },
  limits95: { lower: 0.4, upper: 1.7 },
  limits998: { lower: 0.2, upper: 2.4 },
  widened998: null,
  isBeyond,
  isSmall: false,
})
const funnel = { by: 'source' as const, unknown: null, dispersion: null, limits: [] }
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
    const svg = renderToStaticMarkup(<svg>{drawFunnel(700, { ...funnel, units }).content}</svg>)
    expect(svg.match(/class="ring"/g)).toHaveLength(1)
    expect(svg.match(/class="exposed dot"/g)).toHaveLength(3)
    expect(funnelSentence({ ...funnel, units })).toMatch(/lies outside the limits/u)
  })
  it('says that units differ by more than chance where they do', () => {
    expect(funnelSentence({ ...funnel, units })).not.toContain('times as much as chance')
    expect(funnelSentence({ ...funnel, units, dispersion: 0.8 })).not.toContain('times as much as chance')
    expect(funnelSentence({ ...funnel, units, dispersion: 3.2 })).toContain('3.2 times as much as chance')
  })
  it('is a table as well: observed, expected and every limit of each', () => {
    const { columns, rows } = funnelTable({ by: 'clinician', units })
    expect(columns).toHaveLength(9)
    expect(columns[0]!.title).toBe('By whom')
    expect(rows[1]!.slice(0, 5)).toEqual(['Unit 1', '400', '60', '20.0', '3.00'])
  })
  it('says of how many little can be seen, and who stands apart because nobody wrote by whom', () => {
    const small = { ...unit(4, 1, 0.3), cases: 6, isSmall: true }
    const unknown = { cases: 12, observed: 2, expected: 1.8, ratio: null }
    const said = funnelSentence({ ...funnel, by: 'clinician', units: [...units, small], unknown })
    expect(said).toContain('4 clinicians')
    expect(said).toContain('Unit 1 lies outside')
    expect(said).toContain('1 of them has fewer than 10 cases')
    expect(said).toContain('Of 12 more cases it is not recorded who treated them: 2 had it, 1.8 were')
  })
  it('of very many names those outside alone, and says where the others are', () => {
    const many = Array.from({ length: 40 }, (_, n) => unit(n, 10, 10, n === 7))
    expect(namedInDrawing(many).map(({ name }) => name)).toEqual(['Unit 7'])
    expect(funnelSentence({ ...funnel, units: many })).toContain('All names stand in the table')
    expect(funnelSentence({ ...funnel, units })).not.toContain('All names')
  })
})
