import type { Moment } from '../../shared/domain/moment.ts'

export interface MedicineSpan {
  readonly label: string
  readonly start: Moment
  readonly end?: Moment | undefined
  readonly status: string
}

/**
 * A time on a medicine, in clock milliseconds. Where no end is recorded it goes on, or, once it is over, has
 * no known end.
 */
export interface MedicineBar {
  readonly from: number
  readonly to: number | undefined
  readonly end: 'recorded' | 'continues' | 'not recorded'
}
export interface MedicineRow {
  readonly label: string
  readonly bars: readonly MedicineBar[]
}

const MOST_ROWS = 6
/** Words of a source (FHIR's) for what was never taken, or is a mistake. */
const neverTaken = new Set(['entered-in-error', 'not-taken', 'not-done', 'cancelled', 'draft', 'intended'])
/** Words for what goes on. */
const goesOn = new Set(['active', 'in-progress', 'on-hold'])

/**
 * The medicines known to have been taken at or after `since`, one row a name, the most recently started
 * first; of many rows the first six, and how many there are.
 */
export function medicineRows(
  spans: readonly MedicineSpan[],
  since: number,
): { readonly rows: readonly MedicineRow[]; readonly of: number } {
  const byLabel = Map.groupBy(
    spans.filter(({ status }) => !neverTaken.has(status)),
    ({ label }) => label,
  )
  const rows = [...byLabel]
    .map(([label, each]) => ({
      label,
      bars: each.map(barOf).toSorted((one, other) => one.from - other.from),
    }))
    .filter(({ bars }) => bars.some(({ from, to, end }) => end === 'continues' || (to ?? from) >= since))
    .toSorted(
      (one, other) => other.bars.at(-1)!.from - one.bars.at(-1)!.from || one.label.localeCompare(other.label),
    )
  return { rows: rows.slice(0, MOST_ROWS), of: rows.length }
}

function barOf({ start, end, status }: MedicineSpan): MedicineBar {
  const openEnd = goesOn.has(status) ? 'continues' : 'not recorded'
  return {
    from: start.clock,
    to: end?.clock,
    end: end ? 'recorded' : openEnd,
  }
}
