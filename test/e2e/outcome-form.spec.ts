import type { Page } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { bringIn, expect, focused, go, inspect, press, standsOut, test } from './fixtures.ts'

/** An ISO day so many days before the machine's own. */
const isoAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** Invented people whose first PHQ-9 was moderate so many days ago, and somebody seen lately. */
function writeScores(folder: string): string {
  const resources = ['Ada', 'Bela', 'Cleo'].flatMap((name, n) => [
    { resourceType: 'Patient', id: name, name: [{ text: `${name} Invented` }], birthDate: `196${n}-05-05` },
    {
      resourceType: 'Observation',
      id: `o${n}`,
      status: 'final',
      subject: { reference: `Patient/${name}` },
      code: { coding: [{ system: 'http://loinc.org', code: '44261-6', display: 'PHQ-9 total score' }] },
      effectiveDateTime: isoAgo(60 + 100 * n),
      valueQuantity: { value: 14 + n, unit: '{score}', system: 'http://unitsofmeasure.org', code: '{score}' },
    },
  ])
  const file = path.join(folder, 'scores.ndjson')
  writeFileSync(file, resources.map(each => `${JSON.stringify(each)}\n`).join(''))
  return file
}
const due = (page: Page) => page.getByRole('table', { name: 'Who is due and lost' })

test('whoever owes a second form is found, and it is typed from paper by digits alone', async ({
  own: page,
  app,
  folder,
}) => {
  await bringIn(page, app, writeScores(folder))
  await go(page, 'Outcomes')
  await press(page.getByRole('button', { name: 'Follow-up', exact: true }))
  await page.getByLabel('Of whom').selectOption({ label: 'Depression better by what people notice' })
  await expect(due(page)).toBeVisible({ timeout: 30_000 })
  await inspect(page, 'form-due')
  // Bela's first is 160 days old, Ada's 60: both can still answer; Cleo's time is over.
  await expect(due(page).getByRole('row')).toContainText(['Name', 'Bela', 'Ada', 'Cleo'])
  await due(page).locator('[data-row]').first().focus()
  await page.keyboard.press('f')
  await expect(page.getByRole('heading', { name: 'Fill in a form', level: 2 })).toBeFocused()
  await expect(page.getByText(/^Before: 15 on /u)).toBeVisible()

  await page.keyboard.type('11111000')
  await expect(page.getByText('8 of 9 answered')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Sign the answers without a total' })).toBeVisible()
  await page.keyboard.type('2')
  const alert = page.getByRole('alert').filter({ hasText: 'Ask about it now' })
  await expect(alert).toBeVisible()
  await expect(page.getByText('7 of 27 mild')).toBeVisible()
  await expect(focused(page)).toHaveText('Sign')
  await inspect(page, 'form-told')
  await page.setViewportSize({ width: 640, height: 400 })
  expect(await standsOut(page)).toEqual([])
  const shots = process.env['CASEBOOK_SCREENSHOTS']
  if (shots) await page.screenshot({ path: path.join(shots, 'form-narrow.png') })
  await page.setViewportSize({ width: 1280, height: 800 })

  // An answer is taken back, and given again.
  await page.getByRole('radiogroup').last().getByRole('radio', { name: '2, More than half the days' }).focus()
  await page.keyboard.press('Backspace')
  await expect(alert).toBeHidden()
  await page.keyboard.press('0')
  await expect(page.getByText('5 of 27 mild')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(focused(page)).toHaveText(/^Signed and stored: .*5/u)
  await expect(page.getByText(/^Before: 5 on .*15 on /u)).toBeVisible()
  await inspect(page, 'form-signed')

  // She is waited for no more.
  await page.keyboard.press('Escape')
  await expect(due(page)).toBeVisible({ timeout: 30_000 })
  await expect(due(page)).not.toContainText('Bela')
})

test('a form is printed for somebody or blank, and pain is two digits', async ({
  own: page,
  app,
  folder,
}) => {
  await bringIn(page, app, writeScores(folder))
  await go(page, 'Patients')
  await press(page.getByRole('button', { name: /Ada Invented/u }).first())
  await expect(page.getByRole('heading', { name: 'Ada Invented', level: 2 })).toBeVisible()
  await page.keyboard.press('f')
  await expect(page.getByRole('heading', { name: 'Fill in a form', level: 2 })).toBeFocused()
  await press(page.getByRole('button', { name: 'On paper' }))
  await expect(page.getByRole('heading', { name: 'A form on paper', level: 2 })).toBeVisible()
  await expect(page.locator('.form-sheet')).toContainText('Ada Invented')
  await inspect(page, 'form-sheet')
  const overflows = await page
    .locator('.sheet-page')
    .evaluate(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight)
  expect(overflows).toBe(false)
  await page.getByText('Blank', { exact: true }).click()
  await expect(page.locator('.form-sheet')).not.toContainText('Ada Invented')
  await press(page.getByRole('button', { name: 'Back', exact: true }))

  await page.getByText('Pain, 0 to 10', { exact: true }).click()
  await page.locator('.form-grid input').first().focus()
  await page.keyboard.type('1')
  await expect(page.getByText('1 of 10', { exact: true })).toBeVisible()
  await page.keyboard.type('0')
  await expect(page.getByText('10 of 10', { exact: true })).toBeVisible()
  await expect(focused(page)).toHaveText('Sign')
  await inspect(page, 'form-pain')
})
