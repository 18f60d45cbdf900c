import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { ada, message, msh } from '../fixtures/hl7v2-parts.ts'
import { makeReportPdf } from '../fixtures/make-report-pdf.ts'
import { reportLayouts } from '../fixtures/report-layouts.ts'
import { bringIn, expect, go, inspect, press, test } from './fixtures.ts'

const [, layout] = reportLayouts.find(([what]) => what === 'sections and remarks')!

test('a report is looked at beside its page, row by row by keyboard, and only then on her chart', async ({
  own: page,
  folder,
  app,
}) => {
  const people = path.join(folder, 'people.hl7')
  writeFileSync(people, message(msh({ type: 'ADT^A04' }), ada))
  await bringIn(page, app, people)
  const { bytes, rows } = await makeReportPdf(layout)
  const at = path.join(folder, 'report.pdf')
  writeFileSync(at, bytes)
  await bringIn(page, app, at)
  await press(page.getByRole('button', { name: 'Look at it' }))
  await expect(page.getByRole('heading', { name: 'A report from outside' })).toBeFocused()
  const table = page.getByRole('table', { name: 'Results of the report' })
  await expect(table.getByRole('checkbox')).toHaveCount(rows.length)
  const drawn = page.getByRole('img', { name: 'Page 1 of 1' })
  await expect(drawn).toBeVisible()

  // Nothing is said yes to before somebody did, and nobody is meant before somebody said so.
  await expect(page.getByText(`0 of ${rows.length} results said yes to.`)).toBeVisible()
  await expect(page.getByText('Say whose report it is.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Find whose it is' }).fill('Invented')
  await press(page.getByRole('button', { name: /Ada.*Invented.*born/ }).first())

  // She was born in 1960, and the report is of somebody born in 1961.
  await expect(page.getByText('born on another day than the report says (23/04/1961)')).toBeVisible()

  // By keyboard: a yes to the first, none to the second, a yes to the third.
  await table.getByRole('checkbox').first().focus()
  await page.keyboard.press('y')
  await page.keyboard.press('j')
  await expect(table.getByRole('checkbox').nth(1)).toBeFocused()
  await page.keyboard.press('j')
  await page.keyboard.press('y')
  await expect(table.getByRole('checkbox').nth(2)).toBeChecked()
  await expect(table.getByRole('checkbox').nth(1)).not.toBeChecked()
  await inspect(page, 'report-review')

  // Text at 200 %: the page stands above the rows, and nothing is wider than the window.
  await page.setViewportSize({ width: 640, height: 800 })
  const main = page.getByRole('main')
  expect(await main.evaluate(each => each.scrollWidth - each.clientWidth)).toBeLessThanOrEqual(0)
  await expect(drawn).toBeVisible()
  if (process.env['CASEBOOK_SCREENSHOTS'])
    await page.screenshot({ path: path.join(process.env['CASEBOOK_SCREENSHOTS'], 'report-narrow.png') })
  await page.setViewportSize({ width: 1280, height: 800 })
  await press(page.getByRole('button', { name: 'Put 2 results on her chart' }))
  await expect(page.getByRole('heading', { name: 'Intake', exact: true })).toBeFocused()
  await expect(page.getByRole('button', { name: 'Look at it' })).toHaveCount(0)

  await go(page, 'Patients')
  await page.getByText(/Ada/).first().click()
  await press(page.getByRole('tab', { name: /^All facts/ }))
  await expect(page.getByText(rows[0]!.name).first()).toBeVisible()
  await expect(page.getByText(rows[2]!.name).first()).toBeVisible()
  await expect(page.getByText(rows[1]!.name)).toHaveCount(0)
})
