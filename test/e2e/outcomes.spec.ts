import type { Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { drawn, expect, focused, go, inspect, press, standsOut, test } from './fixtures.ts'

const counted = (page: Page) => page.getByText(/^\d+ measures, data up to /)
const point = (page: Page) => page.getByRole('slider', { name: 'Point' })
const behind = (page: Page) => page.getByRole('complementary', { name: 'Who is behind the point' })
const figure = (page: Page) => page.getByRole('img', { name: /^HbA1c below 8 %/ })

/** Opens a measure by its name in the list of all, once all are counted. */
async function open(page: Page, name: string): Promise<void> {
  await go(page, 'Outcomes')
  await expect(counted(page)).toBeVisible({ timeout: 60_000 })
  await press(page.getByRole('button', { name, exact: true }))
  await expect(page.getByRole('heading', { name, level: 2 })).toBeVisible()
}

test('outcomes are looked through by keyboard alone, down to the people behind a point and back', async ({
  practice: page,
}) => {
  await go(page, 'Outcomes')
  await expect(counted(page)).toBeVisible({ timeout: 60_000 })
  await inspect(page, 'outcomes-list')
  await expect(focused(page)).toHaveText('Outcomes')
  await page.keyboard.press('j')
  const first = await focused(page).textContent()
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await expect(focused(page)).toHaveText(first!)
  await page.keyboard.press('End')
  await page.keyboard.press('Home')
  for (let steps = 0; (await focused(page).textContent()) !== 'HbA1c below 8 %' && steps < 30; steps++)
    await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(focused(page)).toHaveText('HbA1c below 8 %')
  await expect(figure(page)).toBeVisible()
  await inspect(page, 'outcomes-measure')

  // Along the points; the numbers at the point are those of the lists behind it.
  await page.keyboard.press('ArrowLeft')
  await expect(point(page)).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  const said = (await point(page).getAttribute('aria-valuetext'))!
  const [, numerator, denominator] = /: (\d+) of (\d+) \(\d+ %, \d+ to \d+\)/u.exec(said)!.map(Number)
  await expect(behind(page)).toContainText(`With it ${numerator}`)
  await expect(behind(page)).toContainText(`Without ${denominator! - numerator!}`)
  await page.keyboard.press('Enter')
  await expect(behind(page).locator(':focus')).toHaveCount(1)
  // The head of the table, and a hundred people at a time.
  await expect(behind(page).getByRole('row')).toHaveCount(Math.min(numerator!, 100) + 1)
  await page.keyboard.press('j')
  const person = await focused(page).textContent()

  // Into her chart, and back to the same point and the same line.
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Back to the measure' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(point(page)).toHaveAttribute('aria-valuetext', said)
  await expect(focused(page)).toHaveText(person!)

  // On one page of paper, and back to the list where it was left.
  await page.keyboard.press('Control+p')
  await expect(page.getByRole('heading', { name: 'Measure on one page' })).toBeVisible()
  await inspect(page, 'outcomes-sheet')
  await page.keyboard.press('Escape')
  await expect(point(page)).toHaveAttribute('aria-valuetext', said)
  await page.keyboard.press('Escape')
  await expect(focused(page)).toHaveText('HbA1c below 8 %')
})

test('a point is chosen with the mouse, and its unknown are told apart', async ({ practice: page }) => {
  await open(page, 'HbA1c below 8 %')
  await expect(figure(page)).toBeVisible()
  await figure(page)
    .locator('rect[fill=transparent]')
    .nth(2)
    .click({ position: { x: 4, y: 60 } })
  await expect(point(page)).toHaveAttribute('aria-valuenow', '3')
  await behind(page)
    .getByText(/^Unknown \d+$/)
    .click()
  await expect(behind(page).getByRole('table', { name: 'Unknown' })).toBeVisible()
  await page.getByText('Month', { exact: true }).click()
  await expect(point(page)).toHaveAttribute('aria-valuemax', '24')
  await page.getByRole('button', { name: 'Show as table' }).click()
  await expect(page.getByRole('table', { name: /over time, table$/ }).getByRole('row')).toHaveCount(25)
  await page.getByRole('button', { name: 'Back to Outcomes' }).click()
  await page.getByText(/^This record cannot answer \d+ more measures$/).click()
  await expect(page.getByText(/^No code here for: /).first()).toBeVisible()
})

test('a measure leaves as one sheet of PDF that names nobody', async ({ practice: page, app, folder }) => {
  await open(page, 'HbA1c below 8 %')
  await page.keyboard.press('Control+p')
  const saved = path.join(folder, 'measure.pdf')
  await app.choose({ save: saved })
  await press(page.getByRole('button', { name: 'Save as PDF' }))
  await expect(page.getByText(`Saved as ${saved}.`)).toBeVisible()
  expect(readFileSync(saved, 'latin1').match(/\/Type \/Page\b/gu)).toHaveLength(1)
  const sheet = page.locator('.measure-sheet')
  expect(await sheet.evaluate(each => each.scrollHeight - each.clientHeight)).toBeLessThanOrEqual(0)
})

test('an empty casebook says what would be here, and the one thing to do', async ({ own: page }) => {
  await go(page, 'Outcomes')
  await expect(page.getByRole('heading', { name: 'Your own outcomes would be here' })).toBeVisible()
  await inspect(page, 'outcomes-empty')
  await press(page.getByRole('button', { name: 'Bring files in' }))
  await expect(page.getByRole('heading', { name: 'Intake', level: 2 })).toBeVisible()
})

test('at 200 % zoom a measure is read without scrolling sideways, by day and by night', async ({
  practice: page,
}) => {
  await open(page, 'HbA1c below 8 %')
  await page.setViewportSize({ width: 640, height: 400 })
  await expect(figure(page)).toBeVisible()
  expect(await standsOut(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  await drawn(page)
  await inspect(page, 'outcomes-measure-dark')
})
