import { measureParts } from '../../../../shared/domain/measures/frame.ts'
import type { Measure } from '../../../../shared/domain/measures/measure.ts'
import type { MixFrame } from '../../../../shared/domain/measures/mix-frame.ts'
import type { MixStatement } from '../../../../shared/domain/measures/mix.ts'
import { differenceOfShares, shiftOfQuantities } from '../changes/difference.ts'
import { pairsOf, peopleInBoth } from '../changes/pairs.ts'
import type { InSteps } from '../../stats/foundations/in-steps.ts'
import { overlappingDifference } from '../../stats/tables/paired-difference.ts'
import type { CountedSide } from './counted.ts'
import { AFTER, BEFORE } from './rows.ts'

type Difference = MixStatement['difference']

const quantitiesIn = ({ period, part, quantity }: MixFrame, rows: readonly number[], span: number) =>
  Float64Array.from(
    rows.filter(
      row =>
        period[row] === span &&
        part[row] === measureParts.indexOf('numerator') &&
        !Number.isNaN(quantity[row]!),
    ),
    row => quantity[row]!,
  )

/**
 * How these rows differ in the second span, with limits: of shares of the same people allowing for those who stand in
 * both; of shares of different ones exact where few; of a quantity its shift.
 */
export function* differenceIn(
  measure: Measure,
  frame: MixFrame,
  { rows, before, after }: { rows: readonly number[]; before: CountedSide; after: CountedSide },
): InSteps<Difference> {
  if (measure.quantity !== undefined)
    return yield* shiftOfQuantities(quantitiesIn(frame, rows, BEFORE), quantitiesIn(frame, rows, AFTER))
  const pairs = measure.index.at === 'period-end' ? pairsOf(frame, [BEFORE, AFTER], rows) : undefined
  if (!pairs || peopleInBoth(pairs) === 0) return yield* differenceOfShares(before, after)
  const found = overlappingDifference(pairs, before, after)
  return found && { value: found.estimate, lower: found.lower, upper: found.upper, by: 'paired' }
}
