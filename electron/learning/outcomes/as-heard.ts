import { measureParts, silentParts, type MeasureFrame } from '../../../shared/domain/measures/frame.ts'
import type { WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import { notLookedFor } from '../../../shared/domain/measures/not-looked-for.ts'

const PARTS = measureParts.length
const place = (part: (typeof measureParts)[number]) => measureParts.indexOf(part)
const isSilent = (part: number) => silentParts.some(each => place(each) === part)

/**
 * A frame as it may be told. Where no code of what a numerator looks for stands in this casebook, nobody can be said to
 * be with it or without: everybody who was counted is unknown, in every number, chart, change and file.
 */
export function asHeard(whole: WholeMeasure, frame: MeasureFrame): MeasureFrame {
  if (notLookedFor(whole, frame).length === 0) return frame
  const counts = frame.counts.slice()
  for (let period = 0; period < frame.periods.length; period++)
    for (const part of silentParts) {
      const at = period * PARTS + place(part)
      counts[period * PARTS + place('unknown')]! += counts[at]!
      counts[at] = 0
    }
  return {
    ...frame,
    counts,
    unseen: new Uint32Array(frame.unseen.length),
    part: frame.part.map(part => (isSilent(part) ? place('unknown') : part)),
  }
}
