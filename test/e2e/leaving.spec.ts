import type { Page } from '@playwright/test'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openWindow, type OpenedWindow } from '../standin/open-window.ts'
import { bringIn, createOwn, expect, expectFocusIn, go, inspect, press, standsOut, test } from './fixtures.ts'

const subject = { reference: 'Patient/p' }
const resources = [
  { resourceType: 'Patient', id: 'p', name: [{ text: 'Ada Invented' }], birthDate: '1950-02-03' },
  { resourceType: 'Condition', id: 'c', subject, code: { text: 'Gout' }, onsetDateTime: '2019-05-06' },
  {
    resourceType: 'AllergyIntolerance',
    id: 'a',
    patient: subject,
    code: { text: 'Penicillin' },
    clinicalStatus: { coding: [{ code: 'active' }] },
  },
  {
    resourceType: 'Observation',
    id: 'o',
    status: 'final',
    subject,
    code: { coding: [{ system: 'http://loinc.org', code: '2823-3' }] },
    effectiveDateTime: '2026-05-06',
    valueQuantity: { value: 6.9, unit: 'mmol/L' },
    interpretation: [{ coding: [{ code: 'HH' }] }],
  },
]

async function openAda(page: Page, app: OpenedWindow, folder: string): Promise<void> {
  const file = path.join(folder, 'ada.ndjson')
  writeFileSync(file, resources.map(each => JSON.stringify(each)).join('\n'))
  await bringIn(page, app, file)
  await go(page, 'Patients')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Problems, active 1' })).toBeVisible()
}

test('a referral is read, made and closed in the window; another casebook opens it by its words', async ({
  own: page,
  app,
  folder,
}) => {
  await openAda(page, app, folder)
  await page.keyboard.press('Control+p')
  await press(page.getByRole('radio', { name: 'Referral file' }), 'Space')
  await expect(page.getByRole('region', { name: 'Ada Invented: what goes along' })).toContainText(
    'Problems: 1',
  )
  await page.getByLabel('Signed by (your name)').fill('Dr Example')
  await page.getByLabel('To', { exact: true }).fill('Heart clinic')
  await page.getByLabel('Reason for referral').fill('Potassium of 6.9: please advise.')
  await inspect(page, 'referral-form')
  const file = path.join(folder, 'ada.ips.jwe')
  await app.choose({ save: file })
  await press(page.getByRole('button', { name: 'Make the file' }))
  await expect(page.getByText(`Saved: ${file}`)).toBeFocused({ timeout: 60_000 })
  const said = await page.locator('.passphrase-said').innerText()
  expect(said.trim().split(/[\s-]+/u)).toHaveLength(6)
  expect(existsSync(file)).toBe(true)
  expect(readFileSync(file, 'utf8')).not.toContain('Ada')
  await inspect(page, 'referral-said')
  await press(page.getByRole('button', { name: 'I have said them' }))
  await expect(page.locator('.passphrase-said')).toHaveCount(0)
  await expectFocusIn(page)

  const other = await openWindow({ home: path.join(folder, 'other') })
  try {
    await createOwn(other.page)
    await other.choose({ files: [file] })
    await press(other.page.getByRole('button', { name: 'Choose files' }))
    await press(other.page.getByRole('button', { name: 'Open with a passphrase' }))
    await other.page.getByRole('dialog').getByLabel('Passphrase of the file').fill(said.trim())
    await other.page.keyboard.press('Enter')
    await expect(other.page.getByRole('dialog')).toHaveCount(0, { timeout: 30_000 })
    await go(other.page, 'Patients')
    await expect(other.page.getByText('Ada Invented')).toBeVisible()
    await other.page.keyboard.press('Enter')
    await expect(other.page.getByRole('region', { name: 'Problems, active 1' })).toContainText('Gout')
    await expect(other.page.getByRole('table', { name: 'Latest results' })).toContainText('6.9')
    await expect(other.page.locator('.banner')).toContainText('Penicillin')
  } finally {
    await other.close()
  }
})

test('a letter is one page with addressee, note and what was chosen; what is longer is not cut unseen', async ({
  own: page,
  app,
  folder,
}) => {
  await openAda(page, app, folder)
  await page.keyboard.press('n')
  await page.getByLabel('Title').fill('Review')
  await page.getByLabel('Note', { exact: true }).fill('Weakness for two days.\nECG: no change.')
  await press(page.getByRole('button', { name: 'Sign', exact: true }))
  await expect(page.getByText(/^Signed, version 1, /)).toBeVisible()
  await page.keyboard.press('Control+p')
  await press(page.getByRole('radio', { name: 'Letter', exact: true }), 'Space')
  await page.getByLabel('To whom (name and address)').fill('Heart clinic\n1 High Street')
  await page.getByLabel('Take the text of a note').selectOption({ index: 1 })
  await expect(page.getByLabel('Letter', { exact: true }).last()).toHaveValue(/Weakness for two days/)
  await page.getByLabel('Latest results').check()
  const sheet = page.locator('.sheet')
  for (const text of ['Heart clinic', 'Weakness for two days.', 'Penicillin', 'Gout, since 6 May 2019'])
    await expect(sheet).toContainText(text)
  await expect(sheet).toContainText(/Potassium 6.9 mmol\/L \(.*high.*\) 6 May 2026/u)
  await inspect(page, 'letter')
  if (process.env['CASEBOOK_SCREENSHOTS'])
    await sheet.screenshot({ path: path.join(process.env['CASEBOOK_SCREENSHOTS'], 'letter-sheet.png') })
  const saved = path.join(folder, 'letter.pdf')
  await app.choose({ save: saved })
  await press(page.getByRole('button', { name: 'Save as PDF' }))
  await expect(page.getByText(`Saved: ${saved}`)).toBeVisible()
  expect(readFileSync(saved, 'latin1').match(/\/Type \/Page\b/gu)).toHaveLength(1)
  if (process.env['CASEBOOK_SCREENSHOTS'])
    writeFileSync(path.join(process.env['CASEBOOK_SCREENSHOTS'], 'letter.pdf'), readFileSync(saved))
  await page.getByLabel('Letter', { exact: true }).last().fill('One more line.\n'.repeat(90))
  await expect(page.getByText('This is longer than one page.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save as PDF' })).toBeDisabled()
  await page.setViewportSize({ width: 640, height: 400 })
  expect(await standsOut(page)).toEqual([])
})
