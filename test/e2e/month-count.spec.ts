import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, focused, go, inspect, press, standsOut, test } from './fixtures.ts'

test('the counts of a month are chosen, kept as a set, printed and saved as a table', async ({
  practice: page,
  app,
  folder,
}) => {
  await go(page, 'Outcomes')
  await press(page.getByRole('button', { name: 'Counts of a month' }))
  await expect(page.getByRole('heading', { name: 'Counts of a month', level: 2 })).toBeVisible()
  const sheet = page.locator('.month-sheet')
  await expect(sheet.first()).toBeVisible({ timeout: 60_000 })
  await inspect(page, 'month-all')

  await page.getByText(/^\d+ measures in it$/u).click()
  for (const box of await page.getByRole('checkbox').all())
    if (await box.isChecked()) {
      const label = await box.evaluate(each => each.closest('.month-choices > *')!.textContent)
      if (!['HbA1c below 8 %', 'HbA1c above 9 %'].includes(label.trim())) await press(box, 'Space')
    }
  await expect(page.getByText('2 measures in it')).toBeVisible()
  await page.getByLabel(/^Name of the set/u).fill('District office')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Kept as “District office”.')).toBeVisible()
  await expect(page.getByLabel('Set of measures')).toHaveValue('District office')
  await expect(page.getByText('Counts of Jun 2026')).toBeVisible() // the last whole month of the data
  await press(page.getByRole('button', { name: 'Month before' }))
  await expect(page.getByText('Counts of May 2026')).toBeVisible()
  await expect(focused(page)).toHaveAttribute('aria-label', 'Month before')
  await expect(sheet.getByRole('row')).toHaveCount(3)
  await inspect(page, 'month-set')

  const csv = path.join(folder, 'counts.csv')
  await app.choose({ save: csv })
  await press(page.getByRole('button', { name: 'Save as CSV' }))
  await expect(page.getByText(`Saved as ${csv}.`)).toBeVisible()
  const [head, ...lines] = readFileSync(csv, 'utf8').trimEnd().split('\r\n')
  expect(head).toContain('month,measure,title,numerator,denominator')
  expect(lines.map(line => line.split(',').slice(1, 3).join())).toEqual([
    'hba1c-control,HbA1c below 8 %',
    'hba1c-poor,HbA1c above 9 %',
  ])
  const pdf = path.join(folder, 'counts.pdf')
  await app.choose({ save: pdf })
  await press(page.getByRole('button', { name: 'Save as PDF' }))
  await expect(page.getByText(`Saved as ${pdf}.`)).toBeVisible()
  expect(readFileSync(pdf, 'latin1').match(/\/Type \/Page\b/gu)).toHaveLength(1)

  await page.setViewportSize({ width: 640, height: 400 })
  expect(await standsOut(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Outcomes', level: 2 })).toBeVisible()
})
