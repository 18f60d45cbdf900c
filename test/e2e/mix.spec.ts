import type { Page } from '@playwright/test'
import { expect, focused, go, inspect, press, standsOut, test } from './fixtures.ts'

const NAME = 'HbA1c below 8 %'
const mix = (page: Page) => page.getByRole('region', { name: 'What lies behind it' })

async function open(page: Page): Promise<void> {
  await go(page, 'Outcomes')
  await expect(page.getByText(/^\d+ measures, data up to /)).toBeVisible({ timeout: 60_000 })
  await press(page.getByRole('button', { name: NAME, exact: true }))
  await expect(page.getByRole('img', { name: /^HbA1c below 8 %/ })).toBeVisible()
}

test('a point is broken down, leads to its people and back, and to a change that is written and kept', async ({
  practice: page,
}) => {
  await open(page)
  await press(mix(page).getByRole('button', { name: 'Break it down' }))
  await expect(focused(page)).toHaveText('What lies behind it')
  await expect(mix(page)).toContainText('The data first', { timeout: 60_000 })
  await expect(mix(page)).toContainText(/rows were looked at/u)
  await expect(mix(page).getByRole('table', { name: 'Sex' })).toBeVisible()
  await mix(page).evaluate(section => section.scrollIntoView())
  await inspect(page, 'mix')

  // A row leads to its people, and their chart back to them.
  await press(mix(page).getByRole('button', { name: 'People of this row: Women' }))
  const people = page.getByRole('complementary', { name: 'Who is behind the point' })
  await expect(page.getByText('Only: Women')).toBeVisible()
  await expect(focused(page)).toHaveAttribute('id', 'measure-behind')
  await expect(people).toContainText('Everybody again')
  await inspect(page, 'mix-people')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: NAME, level: 2 })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByText('Only: Women')).toBeVisible({ timeout: 60_000 })
  await expect(mix(page)).toContainText('The data first', { timeout: 60_000 })

  // What was seen stands in the form; what is done otherwise is for the clinician to say.
  await press(mix(page).getByRole('button', { name: 'Write a change' }))
  await expect(page.getByLabel('What is done otherwise')).toBeFocused()
  await expect(page.getByLabel('Why (may stay empty)')).toHaveValue(/HbA1c below 8 %: .*before it/u)
  await page.keyboard.type('A nurse telephones everybody above 8 %')
  await page.getByLabel('by at least (percentage points)').fill('10')
  await expect(page.getByRole('button', { name: /^Proposed: / })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByLabel('Look at it again on')).not.toHaveValue('', { timeout: 60_000 })
  await inspect(page, 'mix-change')
  await page.getByLabel('What is done otherwise').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.locator('.measure-changes')).toContainText('A nurse telephones everybody above 8 %')
})

test('any days are held against any others before them, by keyboard alone', async ({ practice: page }) => {
  await open(page)
  await press(mix(page).getByRole('button', { name: 'Break it down' }))
  await mix(page).getByRole('radio', { name: 'Days of my own' }).press('Space')
  await mix(page).getByLabel('These days, from').focus()
  for (const typed of ['2024-07-01', '2024-12-31', '', '']) {
    await page.keyboard.press('Control+A')
    await page.keyboard.press('Delete')
    await page.keyboard.type(typed)
    await page.keyboard.press('Tab')
  }
  await expect(focused(page)).toHaveText('Compare')
  await page.keyboard.press('Enter')
  await expect(mix(page)).toContainText('The days chosen', { timeout: 60_000 })
  await expect(mix(page)).toContainText('The data first', { timeout: 60_000 })
  await mix(page).evaluate(section => section.scrollIntoView())
  await inspect(page, 'mix-own-days')
  // What cannot be is told beside its field, and the keys are there.
  await mix(page).getByLabel('These days, from').fill('2025-07-01')
  await page.keyboard.press('Enter')
  await expect(mix(page)).toContainText('It ends before it begins.')
  await expect(mix(page).getByLabel('to', { exact: true })).toBeFocused()
})

test('a breakdown reads at 200 % zoom', async ({ practice: page }) => {
  await open(page)
  await press(mix(page).getByRole('button', { name: 'Break it down' }))
  await expect(mix(page)).toContainText('The data first', { timeout: 60_000 })
  await page.setViewportSize({ width: 640, height: 400 })
  expect(await standsOut(page)).toEqual([])
  await inspect(page, 'mix-narrow')
})
