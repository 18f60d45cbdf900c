import { expect, it } from 'vitest'
import { waitBeforeKeeping } from '../../../../renderer/client/keep-pace.ts'

const last = (took: number, failed = false) => ({ began: 1_000, ended: 1_000 + took, failed })

it('the first letters, and those after a rest, are kept at once', () => {
  expect(waitBeforeKeeping(50, undefined)).toBe(0)
  expect(waitBeforeKeeping(9_000, last(5))).toBe(0)
})
it('while one types a letter waits a tenth of a second at most, and longer only where the store is slow', () => {
  expect(waitBeforeKeeping(1_005, last(5))).toBe(100)
  expect(waitBeforeKeeping(1_065, last(5))).toBe(40)
  expect(waitBeforeKeeping(1_200, last(200))).toBe(800)
})
it('a store that could not take it is not asked again and again', () =>
  expect(waitBeforeKeeping(1_005, last(5, true))).toBe(5_000))
