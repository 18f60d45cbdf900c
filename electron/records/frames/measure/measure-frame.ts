import {
  measureParts,
  silentParts,
  type MeasureFrame,
  type Period,
  type SilentPart,
} from '../../../../shared/domain/measures/frame.ts'
import type { WholeMeasure } from '../../../../shared/domain/measures/measure.ts'
import type { Counting } from './count-measure.ts'

/** A counted measure without identity: counts by period, and what happened one by one in the order of its days. */
export function measureFrame(
  { measure }: WholeMeasure,
  periods: readonly Period[],
  { counted, blurred, aside, upTo, people: { all, died, left }, matched }: Counting,
): MeasureFrame {
  const counts = new Uint32Array(periods.length * measureParts.length)
  for (const { period, part } of counted) counts[period * measureParts.length + part]!++
  const unseen = new Uint32Array(periods.length * silentParts.length)
  for (const { period, part, isUnseen } of counted)
    if (isUnseen)
      unseen[period * silentParts.length + silentParts.indexOf(measureParts[part] as SilentPart)]!++
  // A person counted once a period says nothing but her part of it.
  const oneByOne =
    measure.index.at === 'period-end'
      ? []
      : counted.toSorted((one, other) => one.day - other.day || one.person - other.person)
  return {
    periods: [...periods],
    counts,
    unseen,
    day: Int32Array.from(oneByOne, each => each.day),
    part: Uint8Array.from(oneByOne, each => each.part),
    quantity: Float64Array.from(oneByOne, each => each.quantity),
    member: Uint32Array.from(oneByOne, each => each.person),
    blurred,
    aside,
    upTo,
    people: { all, died, left },
    matched: [...matched],
  }
}
