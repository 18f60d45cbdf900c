import type { Page } from '@playwright/test'
import { expect, focused, go, inspect, press, standsOut, test } from './fixtures.ts'

const NAME = 'HbA1c below 8 %'
const dialog = (page: Page) => page.getByRole('dialog')
const changes = (page: Page) => page.locator('.measure-changes')

/** An ISO day so many days from the machine's own. */
function isoIn(days: number): string {
  const at = new Date()
  at.setDate(at.getDate() + days)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

async function open(page: Page): Promise<void> {
  await go(page, 'Outcomes')
  await expect(page.getByText(/^\d+ measures, data up to /)).toBeVisible({ timeout: 60_000 })
  await press(page.getByRole('button', { name: NAME, exact: true }))
  await expect(page.getByRole('heading', { name: NAME, level: 2 })).toBeVisible()
  await expect(page.getByRole('img', { name: /^HbA1c below 8 %/ })).toBeVisible()
}

test('a change is written down, comes back by itself on its day, and is graded and kept', async ({
  practice: page,
}) => {
  await open(page)
  await expect(changes(page)).toContainText('Nothing yet.')

  // By keys alone: c, what, why, since when, what is expected, when to look again.
  await page.keyboard.press('c')
  await expect(page.getByLabel('What is done otherwise')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toContainText('It does not say what is done otherwise.')
  await page.keyboard.type('A nurse telephones everybody above 8 % every month')
  await page.getByLabel('Why (may stay empty)').fill('Too many are seen once a year only')
  await page.getByLabel('From this day on').fill(isoIn(-200))
  await page.getByText('It rises', { exact: true }).click()
  await page.getByLabel('by at least (percentage points)').fill('5')
  await page.getByLabel('Look at it again on').fill(isoIn(-300))
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toContainText('That is not after the change.')
  await page.getByLabel('Look at it again on').fill(isoIn(0))
  await inspect(page, 'change-form')
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toHaveCount(0)
  await expect(changes(page)).toContainText('A nurse telephones everybody above 8 %')
  await expect(changes(page)).toContainText('Expected: a rise by 5 percentage points or more.')
  await expect(page.locator('.figure line.change')).toHaveCount(1)
  await inspect(page, 'change-written')

  // Its day has come: it stands on Today and on Outcomes by itself, and leads to a statement made now.
  await go(page, 'Outcomes')
  await expect(page.getByRole('list', { name: 'To be looked at again' })).toContainText(NAME)
  await inspect(page, 'change-outcomes')
  await go(page, 'Today')
  const waits = page.getByRole('list', { name: 'To be looked at again' })
  // Beside the one that the demonstration itself has written down.
  const part = page.getByRole('button', { name: '2 changes are to be looked at again' })
  if ((await part.getAttribute('aria-expanded')) === 'false') await press(part)
  await inspect(page, 'change-today')
  await press(waits.getByRole('button', { name: new RegExp(`^${NAME}`, 'u') }))
  await expect(changes(page).locator('.change-statement')).toBeVisible({ timeout: 30_000 })
  await expect(changes(page).locator(':focus')).toHaveCount(1)
  const said = await changes(page).locator('.change-statement').innerText()
  expect(said).toMatch(/^(As expected|Short of what was expected|Opposite|Cannot be told)/u)
  expect(said).toMatch(/\d+ of \d+: \d+\.\d % \(\d+\.\d to \d+\.\d %\)/u)
  expect(said).toContain('95 % interval')
  expect(said).toContain('Before and after is no trial')
  await inspect(page, 'change-statement')
  await press(page.getByRole('button', { name: 'Keep, and look again on that day' }))
  await expect(changes(page)).toContainText('The look is kept.')
  await expect(focused(page)).toHaveText('What you changed')
  await expect(changes(page)).toContainText('Look again on ')
  await inspect(page, 'change-graded')
  await go(page, 'Today')
  await expect(part).toHaveCount(0)
  await expect(page.getByRole('button', { name: '1 change is to be looked at again' })).toBeVisible()
})

test('a change reads at 200 % zoom, and is taken back', async ({ practice: page }) => {
  await open(page)
  await press(page.getByRole('button', { name: 'Write down a change' }))
  await page.setViewportSize({ width: 640, height: 400 })
  await page.getByLabel('What is done otherwise').fill('Another scale')
  await press(page.getByRole('button', { name: 'in 3 months' }))
  expect(await standsOut(page)).toEqual([])
  await press(dialog(page).getByRole('button', { name: 'Keep', exact: true }))
  await expect(dialog(page)).toHaveCount(0)
  await expect(changes(page)).toContainText('Another scale')
  expect(await standsOut(page)).toEqual([])
  await press(page.getByRole('button', { name: 'Take back' }))
  await expect(changes(page)).toContainText('Taken back.')
  await expect(focused(page)).toHaveText('What you changed')
})
