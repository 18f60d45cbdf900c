import { describe, expect, it } from 'vitest'
import { chainedEquations } from '../../../../../electron/learning/stats/imputation/chained-equations.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'

const calm = () => undefined
const random = createRandom(11)
const people = 800
const x = Float64Array.from({ length: people }, () => random.normal())
const y = x.map(value => 2 * value + random.normal())
/** Missing where x is large: what is left is no fair sample. */
const holed = y.map((value, i) => (x[i]! + 0.3 * random.normal() > 0.6 ? NaN : value))
const mean = (column: Float64Array) => column.reduce((sum, value) => sum + value, 0) / column.length

describe('chained equations', () => {
  it('bring back the mean that complete cases miss, when what decides missingness is recorded', async () => {
    const sets = await chainedEquations([{ values: holed }, { values: x }], [], 10, 1, calm)
    const complete = mean(holed.filter(value => !Number.isNaN(value)))
    const imputed = mean(Float64Array.from(sets, set => mean(set[0]!)))
    expect(Math.abs(complete - mean(y))).toBeGreaterThan(0.4)
    expect(Math.abs(imputed - mean(y))).toBeLessThan(0.25)
  })
  it('never invent a value, never touch one that was recorded, and repeat for a seed', async () => {
    const ask = () => chainedEquations([{ values: holed }, { values: x }], [], 3, 7, calm)
    const [sets, again] = [await ask(), await ask()]
    expect(again).toEqual(sets)
    const seen = new Set(holed)
    for (const [completed] of sets)
      completed!.forEach((value, i) => {
        expect(seen.has(value)).toBe(true)
        if (!Number.isNaN(holed[i]!)) expect(value).toBe(holed[i])
      })
    expect(sets[0]![0]).not.toEqual(sets[1]![0])
  })
  it('leave complete columns as they were and a column that nobody has as it is', async () => {
    const nobody = new Float64Array(people).fill(NaN)
    const [set] = await chainedEquations([{ values: x }, { values: nobody }], [], 1, 1, calm)
    expect(set![0]).toEqual(x)
    expect(set![1]!.every(Number.isNaN)).toBe(true)
  })
})
