/**
 * From when to when somebody's record says what happened to her, in days since 1970-01-01, and why it ends. `death`:
 * she died. `extract`: the data of her sources end there, which is no loss. `left`: her sources go on without her.
 */
export interface ObservationPeriod {
  readonly fromDay: number
  readonly toDay: number
  readonly endedBy: 'death' | 'extract' | 'left'
}

/** What is known of her contacts over all of her sources. Days. */
export interface Contacts {
  readonly firstDay: number
  readonly lastDay: number
  /** How far the data of her sources reach: the last contact of anybody. */
  readonly extractDay: number
  readonly deathDay?: number | undefined
}

/**
 * Her period, where somebody without a contact for `seenWithinDays` before the end of the data has left. A contact that
 * is dated after her death does not prolong it.
 */
export function observationPeriod(
  { firstDay, lastDay, extractDay, deathDay }: Contacts,
  seenWithinDays: number,
): ObservationPeriod {
  if (deathDay !== undefined) return { fromDay: firstDay, toDay: deathDay, endedBy: 'death' }
  return lastDay + seenWithinDays >= extractDay
    ? { fromDay: firstDay, toDay: extractDay, endedBy: 'extract' }
    : { fromDay: firstDay, toDay: lastDay, endedBy: 'left' }
}
