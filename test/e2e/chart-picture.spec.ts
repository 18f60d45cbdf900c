import type { Page } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { bringIn, expect, expectFocusIn, focused, go, inspect, press, standsOut, test } from './fixtures.ts'

const selected = (page: Page, name: string | RegExp) =>
  expect(page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true')

test('a chart opens with the whole picture, and every page of it is a key away', async ({
  practice: page,
}) => {
  await page.keyboard.type('D001-00036')
  await expect(page.getByText('1 found')).toBeVisible()
  await page.keyboard.press('Enter')
  await selected(page, 'Summary')
  await expect(page.getByRole('region', { name: /^Problems, active/ })).toBeVisible()
  await expect(page.getByRole('region', { name: /^Medicines now/ })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Latest results' })).toBeVisible()
  await expect(page.getByText(/^Last visit .*data up to .*imported /)).toBeVisible()
  await inspect(page, 'chart-summary')
  const content = page.locator('main.content')
  expect(await content.evaluate(each => each.scrollHeight - each.clientHeight)).toBeLessThanOrEqual(0)

  // The rows by j and k, the source of the one that has the focus by s, and back to it.
  await page.keyboard.press('j')
  const row = await focused(page).innerText()
  await page.keyboard.press('s')
  const dialog = page.getByRole('dialog')
  await expect(dialog.locator('pre.exact').first()).toContainText('"resourceType":"Condition"')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(focused(page)).toHaveText(row)

  const measurement = page
    .getByRole('table', { name: 'Latest results' })
    .getByRole('button', { name: 'HbA1c' })
  await press(measurement)
  await expect(dialog.getByRole('img', { name: /results from .*, the last/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(measurement).toBeFocused()

  await page.keyboard.press('m')
  await selected(page, 'Medicines')
  await expectFocusIn(page)
  await inspect(page, 'chart-medicines')
  await page.keyboard.press('p')
  await selected(page, 'Problems')
  await expectFocusIn(page)
  // A note beside it: what one writes about stays in sight.
  await page.keyboard.press('n')
  await selected(page, 'Problems')
  const text = page.getByLabel('Note', { exact: true })
  await expect(text).toBeFocused()
  // In a field they are letters.
  await page.keyboard.type('prm')
  await expect(text).toHaveValue('prm')
})

test('results by date are walked by arrow keys; Space opens the trend, s the source, and the focus comes back', async ({
  practice: page,
}) => {
  await page.keyboard.type('D001-00036')
  await expect(page.getByText('1 found')).toBeVisible()
  await page.keyboard.press('Enter')
  await selected(page, 'Summary')
  await page.keyboard.press('r')
  const grid = page.getByRole('grid', { name: 'Results by date' })
  await expect(grid.locator(':focus')).toHaveRole('rowheader')
  await inspect(page, 'chart-results')
  const cell = grid.locator('[role=gridcell]:focus')
  await page.keyboard.press('ArrowRight')
  await expect(cell).toHaveAttribute('aria-colindex', '2')
  // To the newest of them: it was not measured on every day.
  await expect(async () => {
    if ((await cell.innerText()) === '') await page.keyboard.press('ArrowRight')
    expect(await cell.innerText()).not.toBe('')
  }).toPass()
  const value = await cell.innerText()
  await page.keyboard.press('Space')
  await expect(page.getByRole('dialog', { name: 'Blood pressure over time' })).toContainText('mmHg')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(cell).toHaveText(value)
  await page.keyboard.press('s')
  await expect(page.getByRole('dialog').locator('pre.exact').first()).toContainText(
    '"resourceType":"Observation"',
  )
  await page.keyboard.press('Escape')
  await expect(cell).toHaveText(value)
  await page.setViewportSize({ width: 640, height: 400 })
  expect(await standsOut(page)).toEqual([])
})

test('of a list one came from the next and the previous patient are a key away', async ({
  practice: page,
}) => {
  const search = page.getByRole('textbox', { name: 'Search patients' })
  await search.fill('gliclazide')
  await expect(page.getByText(/^\d+ found$/)).toBeVisible()
  await page.keyboard.press('Enter')
  const place = page.locator('.bar').getByRole('status')
  await expect(place).toHaveText(/^1 of \d+ “gliclazide”$/)
  const name = page.locator('.banner-identifier') // two people may have one name
  const first = await name.innerText()
  await page.keyboard.press('[') // there is none before the first
  await page.keyboard.press(']')
  await expect(place).toHaveText(/^2 of \d+ “gliclazide”$/)
  await expect(name).not.toHaveText(first)
  await page.keyboard.press('[')
  await expect(name).toHaveText(first)
  // Reached by another way, she is of no list.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('D001-00155')
  await expect(page.getByRole('option').first()).toContainText('D001-00155')
  await page.keyboard.press('Enter')
  await expect(name).not.toHaveText(first)
  await expect(place).toHaveCount(0)
})

test('what is refuted, planned, not to be given or a relative’s stands on no first page as hers', async ({
  own: page,
  app,
  folder,
}) => {
  const subject = { reference: 'Patient/p' }
  const refuted = {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'refuted' }],
  }
  const request = { resourceType: 'MedicationRequest', status: 'active', subject, authoredOn: '2026-05-01' }
  const resources = [
    { resourceType: 'Patient', id: 'p', name: [{ text: 'Ada Invented' }], birthDate: '1950-02-03' },
    { resourceType: 'Patient', id: 'q', name: [{ text: 'Zoe Invented' }], birthDate: '1960-02-03' },
    { resourceType: 'Condition', id: 'c1', subject, code: { text: 'Gout' }, onsetDateTime: '2019-05-06' },
    { resourceType: 'Condition', id: 'c2', subject, code: { text: 'Lupus' }, verificationStatus: refuted },
    { ...request, id: 'm1', intent: 'order', medicationCodeableConcept: { text: 'Ramipril 5 mg' } },
    { ...request, id: 'm2', intent: 'proposal', medicationCodeableConcept: { text: 'Metformin 500 mg' } },
    {
      ...request,
      id: 'm3',
      intent: 'order',
      doNotPerform: true,
      medicationCodeableConcept: { text: 'Ibuprofen 200 mg' },
    },
  ]
  const file = path.join(folder, 'ada.ndjson')
  writeFileSync(file, resources.map(each => JSON.stringify(each)).join('\n'))
  await bringIn(page, app, file)
  await go(page, 'Patients')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Allergies: not recorded')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Problems, active 1' })).toContainText('Gout')
  await expect(page.getByText('Lupus')).toHaveCount(0)
  const medicines = page.getByRole('list', { name: 'Medicines' }).getByRole('listitem')
  await expect(medicines).toHaveText([
    /^Ibuprofen 200 mg\s*not to be given/,
    /^Ramipril 5 mg\s*no proof since/,
    /^Metformin 500 mg\s*only planned/,
  ])
  await expect(page.getByRole('list', { name: 'Due or missing' })).toContainText('Allergies never recorded')
  await inspect(page, 'chart-marks')
  await page.keyboard.press('p')
  await expect(page.getByRole('region', { name: 'Not so, or not hers 1' })).toContainText('Lupus')
  await press(page.getByRole('tab', { name: /^All facts/ }))
  await expect(page.getByRole('tab', { name: 'Conditions 2' })).toBeVisible()
})
