import { expect, test } from '@playwright/test'
import { demonstrate } from '../tasks/demonstrate.ts'

test('with no display the circle is run in words, and every view of the demonstration gets its picture', async () => {
  test.slow()
  expect(await demonstrate()).toBe(0)
})
