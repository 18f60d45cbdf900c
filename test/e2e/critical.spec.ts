import { criticalResults } from '../fixtures/critical-results.ts'
import { bringIn, expect, focused, go, inspect, press, test } from './fixtures.ts'

test('what cannot wait stands above all else until it was seen, and is found without knowing of whom', async ({
  own: page,
  app,
  folder,
}) => {
  await bringIn(page, app, criticalResults(folder))
  await go(page, 'Patients')
  const waiting = page.getByRole('button', { name: '4 critical results wait to be seen' })
  await expect(waiting).toBeVisible()
  await inspect(page, 'critical-waiting')
  await press(waiting)
  await expect(focused(page)).toHaveText('Critical results')
  const list = page.getByRole('list', { name: 'Critical results that nobody has acknowledged' })
  await expect(list.getByRole('listitem')).toHaveCount(4)
  await expect(list.getByRole('listitem').first()).toContainText('Ada Adler')
  await expect(list.getByRole('listitem').nth(2)).toContainText('بو الحداد')
  await expect(list.getByRole('listitem').last()).toContainText('on nobody’s chart')
  await inspect(page, 'critical')

  // Whom nobody has described has no chart: it is acknowledged here.
  await press(list.getByRole('button', { name: 'Seen: Potassium 2.2 mmol/L' }))
  await expect(focused(page)).toHaveAccessibleName('What was done (may stay empty)')
  await page.keyboard.type('jack of the laboratory asked')
  await page.keyboard.press('Enter')
  await expect(list.getByRole('listitem')).toHaveCount(3)

  // Two lines down and into the chart, without a mouse.
  await list.getByRole('button').first().focus()
  await page.keyboard.press('j')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(focused(page)).toHaveText('Ada Adler')
  const strip = page.getByRole('region', { name: 'Critical results' })
  await expect(strip).toContainText('2 critical results that nobody has acknowledged')
  await expect(strip).toContainText(/Critical\s*Potassium 6\.9 mmol\/L marked HH by its source/)
  await expect(strip).toContainText(/5 Mar 2026, 08:30 \(\d+ months? ago\) · from /)
  await expect(strip).toContainText('Glucose 2.1 mmol/L below its critical limit of 2.5')
  const above = await strip.evaluate(
    each => each.compareDocumentPosition(document.querySelector('[role="tablist"]')!) & 4,
  )
  expect(above).toBeGreaterThan(0)
  await inspect(page, 'critical-chart')

  // A glance elsewhere from the middle of a sentence loses none of it.
  await press(strip.getByRole('button', { name: 'Seen: Potassium 6.9 mmol/L' }))
  await page.keyboard.type('Call')
  await go(page, 'Intake')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(strip.getByLabel('What was done (may stay empty)')).toHaveValue('Call')
  await strip.getByLabel('What was done (may stay empty)').press('Escape')

  // Thinking better of it leaves it open, and one on the chart.
  const potassium = strip.getByRole('button', { name: 'Seen: Potassium 6.9 mmol/L' })
  await press(potassium)
  await page.keyboard.press('Escape')
  await expect(potassium).toBeFocused()
  await press(potassium)
  await page.keyboard.type('ed her in, dialysis')
  await page.keyboard.press('Enter')
  await expect(strip.getByRole('status')).toHaveText('Potassium 6.9 mmol/L is acknowledged.')
  await expect(strip.getByRole('button', { name: 'Seen: Glucose 2.1 mmol/L' })).toBeFocused()

  // What was done may stay empty.
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  const folded = strip.getByRole('button', { name: '2 critical results acknowledged' })
  await expect(folded).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(strip.getByRole('listitem').first()).toContainText(
    /Potassium 6\.9 mmol\/L, .*acknowledged by you on .*: Called her in, dialysis/,
  )
  await expect(strip.getByRole('listitem').last()).toContainText(
    /Glucose .*acknowledged by you on [^:]*:\d\d$/,
  )
  await inspect(page, 'critical-acknowledged')

  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: '1 critical result waits to be seen' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Critical')
  await page.keyboard.press('Enter')
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: 'Search patients' }).fill('Calm')
  await expect(page.getByText('1 found')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Back to patients' })).toBeVisible()
  await expect(strip).toBeHidden()
})
