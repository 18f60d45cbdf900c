import { describe, expect, it } from 'vitest'
import { allShifts } from '../proofs/shifts/all-shifts.ts'
import { isOff } from '../proofs/shifts/found.ts'

/* A small sample of `npm run proof -- shifts`. */
describe('changes planted in invented series', () => {
  it('are told of, and where there are none it is kept silent, as often as charts state', async () => {
    const { charts, runs, funnels } = await allShifts(9_001, 10)
    expect([...charts, ...runs, ...funnels].filter(isOff)).toEqual([])
    // What is judged exactly speaks of nothing in one chart of twenty at most, however few are counted.
    const exact = new Set(['p', 'xmr', 'g', 't', 'ewma'])
    for (const { n, change, stated, drawn, chart } of charts)
      if (change === 1 && n < 100 && exact.has(chart)) expect(stated / drawn).toBeLessThanOrEqual(0.051)
    const planted = (chart: string, is: string) =>
      runs.find(each => each.chart === chart && each.planted === is)!
    // A tripling is seen by the CUSUM within a year of five cases a month, most often.
    expect(planted('CUSUM, harm', 'odds times 3.00').median).toBeLessThanOrEqual(60)
    // Risks that have come to fit less are told of sooner than by mistake.
    for (const drift of ['higher', 'lower', 'flatter', 'steeper'])
      expect(planted('drift', drift).mean).toBeLessThan(0.8 * planted('drift', 'none').mean)
  }, 300_000)
})
