/**
 * Two arms and who had the event: events1 of size1 against events2 of size2. Arm 1 is the one compared, arm 2
 * the comparator.
 */
export interface TwoByTwo {
  readonly events1: number
  readonly size1: number
  readonly events2: number
  readonly size2: number
}

/** Whole counts, no more events than people. Throws RangeError naming the caller and the count. */
export function checkTwoByTwo(caller: string, table: TwoByTwo): void {
  checkCount(caller, 'size1', table.size1)
  checkCount(caller, 'size2', table.size2)
  checkCount(caller, 'events1', table.events1, table.size1)
  checkCount(caller, 'events2', table.events2, table.size2)
}

/** A whole number from 0 to `most`. Throws RangeError naming the caller and the argument. */
export function checkCount(
  caller: string,
  name: string,
  value: number,
  most = Number.MAX_SAFE_INTEGER,
): void {
  if (!(Number.isInteger(value) && value >= 0 && value <= most))
    throw new RangeError(
      `${caller}: ${name} must be a whole number from 0${most < Number.MAX_SAFE_INTEGER ? ` to ${most}` : ''}.`,
    )
}

/** A confidence level strictly between 0 and 1. Throws RangeError naming the caller. */
export function checkLevel(caller: string, level: number): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`${caller}: level must lie between 0 and 1.`)
}
