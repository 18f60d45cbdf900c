import { describe, expect, it } from 'vitest'
import { needOf } from '../../../../../renderer/features/outcomes/needs.ts'
import type { Measure } from '../../../../../shared/domain/measures/measure.ts'
import type { MeasureSeries } from '../../../../../shared/domain/measures/series.ts'

const seen = (variation: string, interval: { lower: number; upper: number } | null = null) =>
  ({
    points: [{ isWhole: true, denominator: 40, interval }],
    chart: { kind: 'drawn', variation },
  }) as unknown as MeasureSeries
const of = (better: Measure['better'], target?: number) => ({ better, target }) as Measure

describe('what a measure is looked at for', () => {
  it('is first that it got worse, whatever its target is', () => {
    expect(needOf(seen('concern', { lower: 0.95, upper: 0.99 }), of('higher', 0.9))).toBe('worse')
  })
  it('is its target only where all of the interval misses it', () => {
    expect(needOf(seen('common-cause', { lower: 0.5, upper: 0.7 }), of('higher', 0.8))).toBe('missed')
    expect(needOf(seen('common-cause', { lower: 0.5, upper: 0.85 }), of('higher', 0.8))).toBe('nothing')
    expect(needOf(seen('common-cause', { lower: 0.1, upper: 0.2 }), of('lower', 0.05))).toBe('missed')
    expect(needOf(seen('improvement', { lower: 0.5, upper: 0.7 }), of('higher', 0.8))).toBe('missed')
  })
  it('is that it moved, and else nothing', () => {
    expect(needOf(seen('improvement'), of('higher'))).toBe('moved')
    expect(needOf(seen('neither'), of('neither', 0.5))).toBe('moved')
    expect(needOf({ ...seen(''), chart: { kind: 'none' } } as unknown as MeasureSeries, of('lower'))).toBe(
      'nothing',
    )
  })
})
