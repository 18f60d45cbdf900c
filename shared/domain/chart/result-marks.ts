/**
 * How a result is marked. Most are its laboratory's own: its flag, or its range. `critical-by-list-…`: it calls it
 * critical in no way, and the list of critical limits does. `usual-…`: it says nothing, and the result is beyond what
 * is usual in adults.
 */
export const resultMarks = [
  'critical',
  'critical-high',
  'critical-low',
  'critical-by-list-high',
  'critical-by-list-low',
  'high',
  'low',
  'abnormal',
  'usual-high',
  'usual-low',
] as const
export type ResultMark = (typeof resultMarks)[number]

/** The mark that says more, of a result of two numbers. */
export function strongest(marks: readonly (ResultMark | undefined)[]): ResultMark | undefined {
  return resultMarks.find(each => marks.includes(each))
}
