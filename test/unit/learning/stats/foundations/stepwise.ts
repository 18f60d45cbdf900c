import { isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'
import { breathing, type InSteps } from '../../../../../electron/learning/stats/foundations/in-steps.ts'

/**
 * What a calculation in steps owes: the plain one's result, several pauses, and an end at once where
 * `breathe` throws.
 */
export async function expectSteps<Result>(steps: () => InSteps<Result>, plain: Result): Promise<void> {
  let pauses = 0
  const found = await breathing(steps(), () => {
    pauses++
    return undefined
  })
  expect(isDeepStrictEqual(found, plain)).toBe(true) // much faster than toEqual where columns are long
  expect(pauses).toBeGreaterThan(1)
  let asked = 0
  await expect(
    breathing(steps(), () => {
      if (++asked === 2) throw new Error('cancelled')
      return undefined
    }),
  ).rejects.toThrow('cancelled')
  expect(asked).toBe(2)
}
