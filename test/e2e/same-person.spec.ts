import type { Page } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { OpenedWindow } from '../standin/open-window.ts'
import { mayBeOne, one, type Resource } from '../fixtures/two-clinics.ts'
import { expect, focused, go, inspect, press, standsOut, test } from './fixtures.ts'

async function bring(
  page: Page,
  app: OpenedWindow,
  folder: string,
  source: string,
  people: readonly Resource[],
) {
  const file = path.join(folder, `${source}.ndjson`)
  writeFileSync(file, people.map(each => JSON.stringify(each)).join('\n'))
  await go(page, 'Intake')
  await page.getByLabel('Where they come from (if you like)').fill(source)
  await app.choose({ files: [file] })
  await press(page.getByRole('button', { name: 'Choose files' }))
  await expect(page.getByText(/patients? and \d+ facts from 1 file /)).toBeVisible()
}

test('who is certainly one is joined, who may be is asked about, and both are taken back by keyboard', async ({
  own: page,
  app,
  folder,
}) => {
  await bring(page, app, folder, 'Hill', [mayBeOne('1', 'Mona'), one('2')])
  await bring(page, app, folder, 'Lake', [mayBeOne('10', 'Nora'), one('20')])
  await expect(page.getByText('1 pair of people of two sources was joined')).toBeVisible()

  await go(page, 'Patients')
  await expect(page.getByText('3 patients')).toBeVisible()
  await press(page.getByRole('button', { name: '1 pair may be one person' }))
  const sides = page.getByRole('table', { name: 'Two descriptions' })
  await expect(sides.getByRole('row', { name: /^Name/ })).toContainText('differs')
  await expect(sides.getByRole('row', { name: /^Born/ })).toContainText('the same')
  await expect(focused(page)).toHaveText('Same person?')
  await inspect(page, 'same')
  await page.setViewportSize({ width: 640, height: 400 })
  expect(await standsOut(page)).toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.keyboard.press('l')
  await expect(page.getByText('You said that you would decide later.')).toBeVisible()
  const said = page.getByText(/^(Mona|Nora) Oberholzer \(\d+\) and (Mona|Nora) Oberholzer \(\d+\): /)
  await expect(said).toContainText('put off')
  await expect(said).toBeFocused()
  await page.keyboard.press('s')
  await expect(page.getByRole('heading', { name: 'Nobody waits' })).toBeVisible()
  await expect(said).toContainText('one person from now on')
  await expect(said).toBeFocused()
  await inspect(page, 'same-none')
  // Whoever pressed the wrong key is led to where it is taken back.
  await press(page.getByRole('button', { name: /^Chart of \d+$/ }))
  await expect(page.getByText(/^Joined from /)).toBeVisible()

  await go(page, 'Patients')
  await expect(page.getByText('2 patients')).toBeVisible()
  await page.locator('#patient-search').fill('Nora')
  await expect(page.getByText('1 found')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Joined from (Hill, Lake|Lake, Hill)\./)).toBeVisible()
  await expect(page.getByText(/give different names/)).toBeVisible()
  await press(page.getByRole('button', { name: 'Why, and take apart' }))
  await expect(page.getByText(/^You said so on /)).toBeVisible()
  await inspect(page, 'joined')
  await page.setViewportSize({ width: 640, height: 400 })
  expect(await standsOut(page)).toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })
  await press(page.getByRole('button', { name: /^Take \d+ apart$/ }).first())
  await expect(page.getByText(/has a separate chart again/)).toBeFocused()
  // One description alone agrees with nothing.
  await expect(page.getByText('Nobody else stands on this chart.')).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Agreement' })).toBeHidden()
  await press(page.getByRole('button', { name: /^Chart of \d+$/ }))
  await expect(page.getByRole('button', { name: 'Back to patients' })).toBeVisible()
  await expect(page.getByText(/^Joined from /)).toBeHidden()
  await go(page, 'Patients')
  await page.locator('#patient-search').fill('')
  await expect(page.getByText('3 patients')).toBeVisible()
  // At text twice the size it is still the birth date that tells one Anna from another.
  await page.setViewportSize({ width: 640, height: 400 })
  await expect(page.getByText('8 Sept 1990').first()).toBeVisible()
  await page.setViewportSize({ width: 1280, height: 800 })

  await page.keyboard.press('Control+k')
  await page.keyboard.type('Same')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Nobody waits' })).toBeVisible()
})
