import type { Measure } from '../../../shared/domain/measures/measure.ts'
import type { MixStatement } from '../../../shared/domain/measures/mix.ts'
import { countedText } from '../../figures/counted-text.ts'
import { periodText } from '../../ui/dates.ts'
import { spoken, words } from '../../ui/words.ts'
import type { ChangeDraft } from './read-change.ts'

/**
 * What a breakdown proposes to write down: what was seen, with its days and figures; and that it goes back, by as much
 * as it got worse. What is done otherwise is for the clinician to say, and what stands in the form already stays.
 */
export function changeFromMix(
  measure: Measure,
  { before, after, difference, unit }: MixStatement,
  draft: ChangeDraft,
): Partial<ChangeDraft> {
  const seen = words('mix.for-change', {
    title: spoken(measure.title),
    before: countedText(before, measure),
    beforePeriod: periodText(before.from, before.to),
    after: countedText(after, measure),
    afterPeriod: periodText(after.from, after.to),
  })
  const moved = difference?.value ?? 0
  const isWorse = measure.better === 'higher' ? moved < 0 : measure.better === 'lower' && moved > 0
  const size = Math.abs(moved) * (unit === 'share' ? 100 : 1)
  return {
    ...(draft.why === '' && { why: seen }),
    ...(draft.direction === 'none' &&
      measure.better !== 'neither' && {
        direction: measure.better,
        ...(isWorse && { by: String(Number(size.toFixed(1))) }),
      }),
  }
}
