import { describe, expect, it } from 'vitest'
import { criticalLimits } from '../../../../../shared/domain/chart/critical-limits.ts'

const of = (code: string) => criticalLimits([{ system: 'http://loinc.org', code }])

/**
 * What laboratories publish as the limits they call about, for adults: WakeMed (USA), Royal Melbourne Hospital, Heart
 * of England (Birmingham), Homerton (London), Starling (USA), South West London. Each is a column.
 */
const published = {
  '2823-3': { low: [2.5, 3, 3, 2.8, 2.9, 2.5], high: [6.5, 6, 6.5, 6, 6, 6.5] }, // potassium, mmol/L
  '2951-2': { low: [120, 120, 120, 125, 126, 120], high: [160, 150, 150, 155, 155, 160] }, // sodium, mmol/L
  '14749-6': { low: [2.8, 3, 2.5, 2.8, 2.8], high: [22.2, 20, 20, 25, 27.8, 25] }, // glucose, mmol/L
  '2000-8': { low: [1.62, 1.5, 1.8, 1.8, 1.75, 1.8], high: [2.99, 2.8, 3.5, 3, 3.24, 3.5] }, // calcium, mmol/L
  '2601-3': { low: [0.41, 0.4, 0.4, 0.4, 0.41, 0.4], high: [2.06, 2, 2] }, // magnesium, mmol/L
  '718-7': { low: [60, 70, 80, 70, 70], high: [] }, // haemoglobin, g/L
  '777-3': { low: [20, 50, 70, 20], high: [1_000, 1_000, 1_000, 1_000] }, // platelets, 10*9/L
  '6690-2': { low: [1, 1.1, 2], high: [50, 40, 30, 25] }, // leukocytes, 10*9/L
  '6301-6': { low: [], high: [5, 4.5, 5, 6] }, // ratio of coagulation
  '1963-8': { low: [11, 13], high: [40, 40] }, // bicarbonate, mmol/L
  '2744-1': { low: [7.25], high: [7.6] }, // pH of arterial blood
} as const

describe('limits beyond which a result cannot wait', () => {
  /** No laboratory is alone right: ours may be a tenth beyond what the outermost of them does. */
  const SLACK = 0.1
  it.each(Object.entries(published))(
    '%s: lie among those that laboratories publish',
    (code, { low, high }) => {
      const found = of(code)!
      for (const [limit, all] of [
        [found.low, low],
        [found.high, high],
      ] as const) {
        if (all.length === 0) continue
        expect(limit).toBeGreaterThanOrEqual(Math.min(...all) * (1 - SLACK))
        expect(limit).toBeLessThanOrEqual(Math.max(...all) * (1 + SLACK))
      }
    },
  )

  it('are of blood alone: a code of urine or of another list has none', () => {
    for (const code of ['2828-2', '2955-3', '2350-7', '2161-8', '2756-5', '2342-4', '4548-4'])
      expect([code, of(code)]).toEqual([code, undefined])
    expect(criticalLimits([{ system: 'urn:lab', code: '2823-3' }])).toBeUndefined()
    expect(criticalLimits([])).toBeUndefined()
  })

  it('are found by any of its names, and by any code of several', () => {
    const code = '2823-3'
    const potassium = of(code)
    expect(potassium).toMatchObject({ unit: 'mmol/L' })
    expect(criticalLimits([{ system: 'urn:oid:2.16.840.1.113883.6.1', code }])).toBe(potassium)
    expect(
      criticalLimits([
        { system: 'urn:lab', code: 'K' },
        { system: 'http://loinc.org', code },
      ]),
    ).toBe(potassium)
  })
})
