import { measureParts, type MeasurePart } from '../../../../shared/domain/measures/frame.ts'
import type { MixFrame } from '../../../../shared/domain/measures/mix-frame.ts'
import type { PairedTable } from '../../stats/tables/paired-difference.ts'

interface Share {
  readonly numerator: number
  readonly denominator: number
}

/** People counted in two spans, once in each: those in both, and those in one alone. */
export interface Pairs extends PairedTable {
  /** Counted before and not since, and since and not before. */
  readonly left: Share
  readonly came: Share
}

const [had, not] = (['numerator', 'without'] satisfies MeasurePart[]).map(each => measureParts.indexOf(each))

/** Everybody counted in a span, and whether she had it. `rows`: these alone. */
function answersIn(
  { period, part, member }: Pick<MixFrame, 'period' | 'part' | 'member'>,
  span: number,
  rows: Iterable<number>,
): Map<number, boolean> {
  const answers = new Map<number, boolean>()
  for (const row of rows)
    if (period[row] === span && (part[row] === had || part[row] === not))
      answers.set(member[row]!, part[row] === had)
  return answers
}

/** People of the first span against those of the second, of a measure that counts each person once a span. */
export function pairsOf(
  frame: Pick<MixFrame, 'period' | 'part' | 'member'>,
  [first, second]: readonly [number, number],
  rows: readonly number[] = [...frame.member.keys()],
): Pairs {
  const before = answersIn(frame, first, rows)
  const after = answersIn(frame, second, rows)
  const counts = { both: 0, firstOnly: 0, secondOnly: 0, neither: 0 }
  const [left, came] = [
    { numerator: 0, denominator: 0 },
    { numerator: 0, denominator: 0 },
  ]
  const alone = (side: { numerator: number; denominator: number }, isSo: boolean) => {
    side.denominator++
    if (isSo) side.numerator++
  }
  for (const [member, was] of before) {
    const is = after.get(member)
    if (is === undefined) alone(left, was)
    else if (was) counts[is ? 'both' : 'firstOnly']++
    else counts[is ? 'secondOnly' : 'neither']++
  }
  for (const [member, is] of after) if (!before.has(member)) alone(came, is)
  return { ...counts, left, came }
}

export const peopleInBoth = ({ both, firstOnly, secondOnly, neither }: PairedTable): number =>
  both + firstOnly + secondOnly + neither
