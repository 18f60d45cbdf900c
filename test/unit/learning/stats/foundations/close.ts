import { expect } from 'vitest'

/** Expects a value within a relative distance; where 0 is expected, within an absolute one. */
export function close(value: number, expected: number, relative = 1e-13): void {
  if (value === expected) return
  expect(Math.abs(value - expected), `${value} instead of ${expected}`).toBeLessThanOrEqual(
    relative * (expected === 0 ? 1 : Math.abs(expected)),
  )
}
