import { MILLISECONDS_PER_DAY } from '../moment.ts'

/** After so many days somebody who was planned to come and did not is told of; and after so many she is lost. */
export const DUE_DAYS = 14
export const LOST_DAYS = 90

/** Clock readings in milliseconds; `lastSeen` is when something was last recorded of her, where anything was. */
interface Awaited {
  readonly planned: number
  readonly lastSeen: number | undefined
  readonly today: number
}
export interface DueBack {
  readonly is: 'due' | 'lost'
  /** Whole days since the one she was planned for. */
  readonly days: number
}

const dayNumber = (clock: number): number => Math.floor(clock / MILLISECONDS_PER_DAY)

/**
 * Whether somebody who was planned to come is due or lost: the planned day has passed by more than 14 days, or more
 * than 90, and nothing was recorded of her on that day or since. Undefined where she is neither. It never says that
 * she did not come: what happened elsewhere is not known here.
 */
export function dueBack({ planned, lastSeen, today }: Awaited): DueBack | undefined {
  const days = dayNumber(today) - dayNumber(planned)
  if (days <= DUE_DAYS) return undefined
  if (lastSeen !== undefined && dayNumber(lastSeen) >= dayNumber(planned)) return undefined
  return { is: days > LOST_DAYS ? 'lost' : 'due', days }
}
