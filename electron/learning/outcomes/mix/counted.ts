import { measureParts, silentParts, type MeasureFrame } from '../../../../shared/domain/measures/frame.ts'
import type { Measure } from '../../../../shared/domain/measures/measure.ts'
import type { MixFrame } from '../../../../shared/domain/measures/mix-frame.ts'
import type { MixLine } from '../../../../shared/domain/measures/mix.ts'
import { pointsOf } from '../points.ts'

export type CountedSide = MixLine['before']

/** These rows of a frame as one span is counted, by the same hands as every point of a chart. */
export function countedOf(
  measure: Measure,
  frame: MixFrame,
  { rows, span }: { readonly rows: readonly number[]; readonly span: number },
): CountedSide {
  const of = rows.filter(row => frame.period[row] === span)
  const counts = new Uint32Array(measureParts.length)
  for (const row of of) counts[frame.part[row]!]!++
  const asFrame: MeasureFrame = {
    periods: [{ fromDay: 0, toDay: 0 }],
    counts,
    unseen: new Uint32Array(silentParts.length),
    day: new Int32Array(of.length),
    part: Uint8Array.from(of, row => frame.part[row]!),
    quantity: Float64Array.from(of, row => frame.quantity[row]!),
    member: Uint32Array.from(of, row => frame.member[row]!),
    blurred: 0,
    aside: { ages: 0, deaths: 0, scores: 0, undated: 0 },
    people: { all: 0, died: 0, left: 0 },
    upTo: null,
    matched: [],
  }
  const { numerator, denominator, excluded, unknown, early, value, interval, bounds } = pointsOf(
    measure,
    asFrame,
  ).total
  return { numerator, denominator, excluded, unknown, early, value, interval, bounds }
}
