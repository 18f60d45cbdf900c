import { expect, inspect, press, test } from './fixtures.ts'

test('a patient is found as one types and her chart is read by keyboard', async ({ practice: page }) => {
  await inspect(page, 'patients')
  await page.keyboard.type('D001-00036')
  await expect(page.getByText('1 found')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Demonstration number D001-00036')).toBeVisible()
  await inspect(page, 'chart')

  // The way back to the bytes.
  await press(page.getByRole('button', { name: 'Show', exact: true }).first())
  await expect(page.locator('pre.exact')).toContainText('"resourceType":"Condition"')

  await page.getByRole('tab', { name: 'Conditions 1' }).focus()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('img', { name: /results from .*, the last/ })).toBeVisible()
  await inspect(page, 'chart-trend')
})

test('a note saves itself, keeps its versions, and is found again', async ({ practice: page }) => {
  await page.keyboard.press('Enter')
  await press(page.getByRole('tab', { name: 'Notes' }))
  await press(page.getByRole('button', { name: 'Write a note' }))
  await page.getByLabel('Title').fill('Telephone call')
  await page.getByLabel('Note', { exact: true }).fill('Reports marmalade-coloured tablets.')
  await expect(page.getByText('Saved, version 1')).toBeVisible()
  await page.getByLabel('Note', { exact: true }).fill('Reports marmalade-coloured tablets, twice daily.')
  await expect(page.getByText('Saved, version 2')).toBeVisible()
  await press(page.getByRole('button', { name: 'Earlier versions' }))
  await expect(page.locator('pre.exact')).toHaveText('Reports marmalade-coloured tablets.')
  await inspect(page, 'notes')
  await press(page.getByRole('button', { name: 'Back to patients' }))
  await page.getByRole('textbox', { name: 'Search patients' }).fill('marmalade')
  await expect(page.getByText('1 found')).toBeVisible()
})

test('a quick Enter opens who was asked for, not who stood there before', async ({ practice: page }) => {
  await page.getByRole('textbox', { name: 'Search patients' }).focus()
  await page.keyboard.insertText('D001-00155')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Demonstration number D001-00155')).toBeVisible()
})

test('nobody found is said calmly', async ({ practice: page }) => {
  await page.keyboard.type('zzzz')
  await expect(page.getByRole('heading', { name: 'Nobody found' })).toBeVisible()
})
