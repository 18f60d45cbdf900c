import type { Moment } from '../../../shared/domain/moment.ts'
import { dateText, isoText } from '../../ui/dates.ts'
import { words } from '../../ui/words.ts'

/** When it was printed, and by whom. */
export interface Printed {
  readonly at: string
  readonly person: string
}

interface SheetFootProps {
  /** The day of her newest fact; absent where none has a date. */
  readonly upTo: Moment | undefined
  readonly printed: Printed | undefined
}

/** The foot of a sheet about somebody: how old its data are, who printed it when, and that it is whole. */
export const SheetFoot = ({ upTo, printed }: SheetFootProps) => (
  <footer>
    <span>{upTo ? words('print.up-to', { date: dateText(upTo) }) : words('print.no-date')}</span>
    <span>
      {printed && words('print.printed', { time: isoText(printed.at.slice(0, 19)), person: printed.person })}
    </span>
    <span>{words('print.page', { page: 1, pages: 1 })}</span>
  </footer>
)
