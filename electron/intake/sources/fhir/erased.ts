import type { Element } from './json.ts'
import type { Slice } from './slice.ts'

/** What stands where an entry of somebody was who has been erased: it is counted, and says nothing. */
const ERASED = '{"erased":true}'

/** Whether it is what stands there. A resource has a type and an entry a resource: nothing else is written so. */
export const isErased = (object: Element): boolean =>
  object['erased'] === true && Object.keys(object).length === 1

/** With what the blanks begin in the place of a slice. A blank line is counted as it is. */
export function blankOf(
  { unit, bytes, beyond }: Pick<Slice, 'unit' | 'bytes' | 'beyond'>,
  what: 'piece' | 'part',
): string {
  const isCounted = what === 'piece' && unit !== 'line'
  return isCounted && (beyond ?? bytes.byteLength) >= ERASED.length ? ERASED : ''
}
