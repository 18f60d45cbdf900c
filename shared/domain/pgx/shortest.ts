/** A change of a sequence: the bases that are gone behind the one at `after`, and those that came in their place. */
export interface Change {
  readonly after: number
  readonly gone: string
  readonly come: string
}

/**
 * A change as short as it can be written: without what both sides share, first at their ends, then at their
 * beginnings. `position`: of the first base of `reference`.
 */
export function shortest(position: number, reference: string, alternate: string): Change {
  const shared = Math.min(reference.length, alternate.length)
  let end = 0
  while (end < shared && reference[reference.length - 1 - end] === alternate[alternate.length - 1 - end])
    end++
  let start = 0
  while (start < shared - end && reference[start] === alternate[start]) start++
  return {
    after: position + start - 1,
    gone: reference.slice(start, reference.length - end),
    come: alternate.slice(start, alternate.length - end),
  }
}
