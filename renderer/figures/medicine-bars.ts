import type { MedicineState } from '../../shared/domain/facts/medicine-state.ts'
import type { Moment } from '../../shared/domain/moment.ts'

export interface MedicineSpan {
  readonly label: string
  readonly start: Moment
  readonly end?: Moment | undefined
  readonly is: MedicineState['is']
  /** Clock milliseconds: the last moment that anything proves. */
  readonly provenUntil?: number | undefined
}

/**
 * A time on a medicine, in clock milliseconds. Where no end is recorded it goes on, as is proven or only said (then
 * `to` is where the proof ends), or, once it is over, has no known end.
 */
export interface MedicineBar {
  readonly from: number
  readonly to: number | undefined
  readonly end: 'recorded' | 'continues' | 'unproven' | 'not recorded'
}
export interface MedicineRow {
  readonly label: string
  readonly bars: readonly MedicineBar[]
}

const MOST_ROWS = 6
const goesOn: ReadonlySet<MedicineBar['end']> = new Set(['continues', 'unproven'])

/**
 * The medicines known to have been taken at or after `since`, one row a name, the most recently started
 * first; of many rows the first six, and how many there are.
 */
export function medicineRows(
  spans: readonly MedicineSpan[],
  since: number,
): { readonly rows: readonly MedicineRow[]; readonly of: number } {
  const byLabel = Map.groupBy(
    spans.filter(({ is }) => is !== 'never'),
    ({ label }) => label,
  )
  const rows = [...byLabel]
    .map(([label, each]) => ({
      label,
      bars: each.map(barOf).toSorted((one, other) => one.from - other.from),
    }))
    .filter(({ bars }) => bars.some(({ from, to, end }) => goesOn.has(end) || (to ?? from) >= since))
    .toSorted(
      (one, other) => other.bars.at(-1)!.from - one.bars.at(-1)!.from || one.label.localeCompare(other.label),
    )
  return { rows: rows.slice(0, MOST_ROWS), of: rows.length }
}

/** A bar is drawn as far as its proof reaches; what is only said to go on is drawn apart. */
function barOf({ start, end, is, provenUntil }: MedicineSpan): MedicineBar {
  if (end) return { from: start.clock, to: end.clock, end: 'recorded' }
  if (is === 'taken') return { from: start.clock, to: undefined, end: 'continues' }
  const proven = provenUntil !== undefined && provenUntil > start.clock ? provenUntil : undefined
  return { from: start.clock, to: proven, end: is === 'unproven' ? 'unproven' : 'not recorded' }
}
