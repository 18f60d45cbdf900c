import { measureParts, type MeasurePart } from '../../../../shared/domain/measures/frame.ts'
import { NOT_RECORDED } from '../../../../shared/domain/measures/level.ts'
import type { MixFrame } from '../../../../shared/domain/measures/mix-frame.ts'
import { say, type Message } from '../../../../shared/words/message.ts'

/** The spans of a frame: the one before, and the one looked at. */
export const [BEFORE, AFTER] = [0, 1]

/** A row of a breakdown: which rows of the frame stand in it. */
export interface MixGroup {
  readonly keys: readonly string[]
  readonly label: Message | null
  readonly rows: readonly number[]
}

const [had, not] = (['numerator', 'without'] satisfies MeasurePart[]).map(each => measureParts.indexOf(each))

/** Whether a row of a frame counts in the denominator. */
export const isCounted = ({ part }: Pick<MixFrame, 'part'>, row: number): boolean =>
  part[row] === had || part[row] === not

/** Levels of which each has its own row; further ones stand together. */
const MOST_ROWS = 8

/** The groups of one factor, in the order of its levels; whoever it is not recorded of is a group as well. */
export function groupsOf(frame: MixFrame, { levels, level }: MixFrame['factors'][number]): MixGroup[] {
  const rows = levels.map((): number[] => [])
  const unrecorded: number[] = []
  level.forEach((at, row) => (at === NOT_RECORDED ? unrecorded : rows[at]!).push(row))
  const counted = levels.map((each, place) => ({ ...each, rows: rows[place]! }))
  const largest = counted
    .toSorted((one, other) => sizeOf(frame, other.rows) - sizeOf(frame, one.rows))
    .slice(0, counted.length > MOST_ROWS ? MOST_ROWS - 1 : MOST_ROWS)
  const [own, others] = [
    counted.filter(each => largest.includes(each)),
    counted.filter(each => !largest.includes(each)),
  ]
  const groups: MixGroup[] = own.map(({ key, label, rows: of }) => ({ keys: [key], label, rows: of }))
  if (others.length > 0)
    groups.push({
      keys: others.map(({ key }) => key),
      label: say('mix.others', { n: others.length }),
      rows: others.flatMap(({ rows: of }) => of),
    })
  if (unrecorded.length > 0) groups.push({ keys: [''], label: say('mix.not-recorded'), rows: unrecorded })
  // Whoever is in no denominator alone makes no row.
  return groups.filter(group => sizeOf(frame, group.rows) > 0)
}

const sizeOf = (frame: MixFrame, rows: readonly number[]) => rows.filter(row => isCounted(frame, row)).length
