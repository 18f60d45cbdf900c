import { criticalResults } from '../fixtures/critical-results.ts'
import { bringIn, expect, go, press, standsOut, tabsOfChart, test } from './fixtures.ts'

/** Half of a small screen, or text at 200 %. */
const narrow = { width: 640, height: 400 }
const rail = ['Today', 'Patients', 'Intake', 'Outcomes', 'Compare', 'Evidence', 'Peers', 'Settings'] as const

test('at 200 % zoom no view of the demonstration is scrolled sideways', async ({ practice: page }) => {
  await page.setViewportSize(narrow)
  for (const name of rail) {
    await go(page, name)
    expect(await standsOut(page), name).toEqual([])
  }
  await go(page, 'Settings')
  await press(page.getByRole('button', { name: 'Check the whole store' }))
  await expect(page.getByRole('table', { name: 'Checks of the store' })).toBeVisible({ timeout: 60_000 })
  expect(await standsOut(page), 'checks').toEqual([])
  await go(page, 'Patients')
  await page.getByRole('textbox', { name: 'Search patients' }).fill('D001-00036')
  await expect(page.getByText('1 found')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab').first()).toBeVisible()
  for (const tab of await tabsOfChart(page)) {
    await press(tab)
    const panel = page.getByRole('tabpanel').last()
    await expect(panel).not.toBeEmpty()
    const name = await tab.textContent()
    expect(await standsOut(page), `tab ${name}`).toEqual([])
    const show = panel.getByRole('button', { name: 'Show', exact: true })
    if ((await show.count()) > 0) {
      await press(show.first())
      await expect(page.locator('pre.exact').first()).toBeVisible()
      expect(await standsOut(page), `source of ${name}`).toEqual([])
    }
  }
})

test('at 200 % zoom what was brought in is not scrolled sideways either', async ({
  own: page,
  app,
  folder,
}) => {
  await bringIn(page, app, criticalResults(folder))
  await page.setViewportSize(narrow)
  expect(await standsOut(page), 'intake').toEqual([])
  await go(page, 'Patients')
  await press(page.getByRole('button', { name: '4 critical results wait to be seen' }))
  const list = page.getByRole('list', { name: 'Critical results that nobody has acknowledged' })
  await expect(list).toBeVisible()
  expect(await standsOut(page), 'critical').toEqual([])
  await press(list.getByRole('button').first())
  await press(page.getByRole('button', { name: /^Seen: Potassium/ }))
  await expect(page.getByLabel('What was done (may stay empty)')).toBeFocused()
  expect(await standsOut(page), 'critical results of a chart').toEqual([])
})
