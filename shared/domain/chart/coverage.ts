import { MILLISECONDS_PER_DAY, type Moment } from '../moment.ts'
import type { MedicineState } from '../facts/medicine-state.ts'
import { drugName } from './drug-name.ts'

/** A time on a medicine. */
export interface Span {
  readonly label: string
  readonly start: Moment
  readonly end?: Moment | undefined
  readonly is: MedicineState['is']
  readonly provenUntil?: number | undefined
}
/** On a day: taken by proof, only said to be taken, begun (where no end is known), or neither. */
export type Covered = 'taken' | 'said' | 'begun' | ''
export interface Coverage {
  readonly name: string
  readonly days: readonly Covered[]
}

const dayOf = (clock: number): number => Math.floor(clock / MILLISECONDS_PER_DAY)

function coveredBy({ start, end, is, provenUntil }: Span, day: number): Covered {
  const from = dayOf(start.clock)
  if (day < from) return ''
  if (end) return day <= dayOf(end.clock) ? 'taken' : ''
  if (provenUntil !== undefined && day <= dayOf(provenUntil)) return 'taken'
  if (is === 'taken') return 'taken'
  if (is === 'unproven') return 'said'
  return day === from ? 'begun' : ''
}
const order: readonly Covered[] = ['taken', 'said', 'begun', '']

/** On which of some days each drug was taken, whatever its strength; drugs that were on none of them are left out. */
export function coverage(spans: readonly Span[], days: readonly Moment[]): Coverage[] {
  const drugs = Map.groupBy(
    spans.filter(({ is }) => is !== 'never'),
    ({ label }) => drugName(label).name,
  )
  return [...drugs]
    .map(([name, own]) => ({
      name,
      days: days.map(({ clock }) => {
        const all = own.map(span => coveredBy(span, dayOf(clock)))
        return order.find(each => all.includes(each)) ?? ''
      }),
    }))
    .filter(each => each.days.some(day => day !== ''))
    .toSorted((one, other) => firstOf(one) - firstOf(other) || one.name.localeCompare(other.name))
}
const firstOf = ({ days }: Coverage): number => days.findIndex(day => day !== '')
