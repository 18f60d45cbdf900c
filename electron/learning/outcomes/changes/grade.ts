import type { Expectation, Grade } from '../../../../shared/domain/measures/change.ts'

interface Difference {
  readonly value: number
  readonly lower: number
  readonly upper: number
}

/** What is seen in the direction that was expected: positive is that way. */
export function towards(
  { value, lower, upper }: Difference,
  direction: Expectation['direction'],
): Difference {
  return direction === 'higher' ? { value, lower, upper } : { value: -value, lower: -upper, upper: -lower }
}

/** Decimals of a share or of days that are said may have been rounded on the way. */
const ROUNDING = 1e-9

/**
 * What became of an expectation, from a difference and its interval, after less before. It is met only where chance is
 * excluded and the difference itself is as large as expected: an interval that merely holds what was expected holds no
 * promise, or small numbers would grade everything as met.
 */
export function gradeOf(difference: Difference | null, expected: Expectation | undefined): Grade {
  if (!expected) return 'ungraded'
  if (!difference) return 'open'
  const { value, lower, upper } = towards(difference, expected.direction)
  if (upper < 0) return 'opposite'
  if (expected.by > 0 && upper < expected.by - ROUNDING) return 'short'
  return lower > 0 && value >= expected.by - ROUNDING ? 'met' : 'open'
}

/**
 * The same while a part of what is counted since still rests on what was recorded before, as a year's latest numbers do
 * for a year: that part hides what has changed, so that too little, or the opposite, is no verdict yet.
 */
export const gradeSoFar = (grade: Grade, isPartlyOfBefore: boolean): Grade =>
  isPartlyOfBefore && (grade === 'short' || grade === 'opposite') ? 'open' : grade
