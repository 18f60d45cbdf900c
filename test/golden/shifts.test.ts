import { describe, expect, it } from 'vitest'
import { allShifts, isOff } from '../proofs/shifts/all-shifts.ts'

/* A small sample of `npm run proof -- shifts`. */
describe('changes planted in invented series', () => {
  it('are told of, and where there are none it is kept silent, as often as charts state', async () => {
    const found = await allShifts(9_001, 40)
    expect(found.filter(isOff)).toEqual([])
    // A tripling is seen by the CUSUM at 5 cases a month as well, most often within a year.
    const harm = found.filter(({ chart, change }) => chart === 'CUSUM, harm' && change === 3)
    expect(harm.map(({ medianMonth }) => medianMonth! <= 12)).toEqual([true, true, true])
    // Run charts of few do not speak of nothing: Anhøj's limits leave about one in twenty for each of two rules.
    const runs = found.filter(({ chart, change }) => chart === 'run' && change === 1)
    for (const { seen, series } of runs) expect(seen / series).toBeLessThan(0.25)
  })
})
