import { expect, go, inspect, standsOut, test } from './fixtures.ts'

test('from a chart one sees who is like her, in what, and what happened to them, by keyboard alone', async ({
  practice: page,
}) => {
  await go(page, 'Patients')
  await expect(page.getByText('600 patients')).toBeVisible()
  await page.keyboard.press('Enter')
  const open = page.getByRole('button', { name: 'People like this one' })
  await open.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: /^People like / })).toBeFocused()
  const table = page.getByRole('table').first()
  await expect(table.getByRole('row')).toHaveCount(21)
  await expect(page.getByText(/closer to this one than nine in ten pairs/)).toBeVisible()
  await inspect(page, 'alike')
  await page.emulateMedia({ colorScheme: 'dark' })
  await inspect(page, 'alike-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 640, height: 400 })
  expect(await standsOut(page)).toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })

  // What happened to them is an association, or it is said why nothing is told.
  const happened = page.getByRole('region', { name: 'What happened to them' })
  await expect(happened).toContainText(/An association, not an effect|too little|Too few|No question/, {
    timeout: 60_000,
  })

  const name = (await table.getByRole('row').nth(1).locator('[data-row]').textContent())!
  await table.getByRole('row').nth(1).locator('[data-row]').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name }).first()).toBeVisible()
})
