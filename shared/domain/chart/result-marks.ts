/**
 * How a result is marked. The first six are its laboratory's own: its flag, or its range. `usual-…`: the laboratory
 * says nothing, and it is beyond what is usual in adults.
 */
export const resultMarks = [
  'critical',
  'critical-high',
  'critical-low',
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
