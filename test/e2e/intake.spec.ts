import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { practiceLines } from '../../electron/intake/demonstration/source-file.ts'
import { writePractice } from '../fixtures/practice-file.ts'
import { bringIn, expect, go, inspect, passphrase, press, standsOut, test } from './fixtures.ts'

test('files are brought in, a broken line is quarantined with its reason, and the import is undone', async ({
  own: page,
  folder,
  app,
}) => {
  await go(page, 'Intake')
  const file = path.join(folder, 'clinic.ndjson')
  const lines = [
    ...practiceLines({ seed: 77, patients: 3, logHazardRatio: 0, overlap: 'good' }, '2026-06-30'),
  ]
  writeFileSync(file, [...lines, '{"resourceType":"Patient",\n'].join(''))
  await app.choose({ files: [file] })
  await press(page.getByRole('button', { name: 'Choose files' }))
  await expect(page.getByText(/3 patients and \d+ facts from 1 file /)).toBeVisible()
  await expect(page.getByRole('table', { name: 'Quarantine' })).toContainText('line 4')
  await expect(page.getByRole('table', { name: 'Quarantine' })).toContainText('This line is not JSON')
  await inspect(page, 'intake')

  await press(page.getByRole('button', { name: 'Try all again' }))
  const undo = page.getByRole('row', { name: /clinic\.ndjson/ }).getByRole('button', { name: 'Undo' })
  await expect(undo).toBeEnabled()
  await press(undo)
  await expect(
    page.getByRole('row', { name: /clinic\.ndjson/ }).getByText('undone', { exact: true }),
  ).toBeVisible()
  await go(page, 'Patients')
  await expect(page.getByRole('heading', { name: 'No patients yet' })).toBeVisible()
})

test('an undo that was stopped and gone on with says what goes on, and in the end all that is gone', async ({
  own: page,
  folder,
  app,
}) => {
  test.slow() // so much that an undo can be stopped half way
  const file = writePractice(path.join(folder, 'clinic.ndjson'), { seed: 5, patients: 600 })
  await bringIn(page, app, file)
  const told = await page.getByText(/patients and \d+ facts from 1 file /).textContent()
  const [, facts] = /and (\d+) facts/.exec(told ?? '') ?? []
  const row = page.getByRole('row', { name: /clinic\.ndjson/ })
  await press(row.getByRole('button', { name: 'Undo' }))
  await expect(row).toContainText('being undone')
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', /^([1-9]|\d\d)(\.\d+)?$/)
  await press(page.getByRole('main').getByRole('button', { name: 'Cancel' }))
  await expect(row).toContainText('half undone')
  await press(row.getByRole('button', { name: 'Go on undoing' }))
  await expect(page.getByText(`600 patients and ${facts} facts are gone.`)).toBeFocused({ timeout: 60_000 })
  await expect(row).toContainText('undone')
})

test('a file that nothing reads is kept and waits, and says what it is', async ({
  own: page,
  folder,
  app,
}) => {
  await go(page, 'Intake')
  const file = path.join(folder, 'scan.png')
  writeFileSync(file, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]))
  await app.choose({ files: [file] })
  await press(page.getByRole('button', { name: 'Choose files' }))
  const waiting = page.getByRole('table', { name: 'Waiting' })
  await expect(waiting).toContainText('This is a PNG picture, which this version does not read yet.')
  await expect(page.getByText(/1 file is not read yet\./)).toBeVisible()
  await inspect(page, 'waiting')

  await press(page.getByRole('button', { name: 'Read what can be read now' }))
  await expect(page.getByRole('button', { name: 'Read what can be read now' })).toBeEnabled()
  await expect(waiting).toContainText('a PNG picture')
  await press(page.getByRole('row', { name: /scan\.png/ }).getByRole('button', { name: 'Undo' }))
  await expect(waiting).toBeHidden()
})

test('a file dropped on the window is read where it lies', async ({ own: page, folder }) => {
  await go(page, 'Intake')
  const file = path.join(folder, 'dropped.ndjson')
  writeFileSync(
    file,
    [...practiceLines({ seed: 78, patients: 1, logHazardRatio: 0, overlap: 'good' }, '2026-06-30')].join(''),
  )
  const chromium = await page.context().newCDPSession(page)
  const data = { items: [], files: [file], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await chromium.send('Input.dispatchDragEvent', { type, x: 700, y: 600, data })
  await expect(page.getByText(/1 patients? and \d+ facts from 1 file /)).toBeVisible()
})

test('files that are dropped on any view are brought in, and lead to the people they brought', async ({
  own: page,
  folder,
}) => {
  await go(page, 'Settings')
  const file = writePractice(path.join(folder, 'clinic.ndjson'), { seed: 78, patients: 7 })
  const chromium = await page.context().newCDPSession(page)
  const data = { items: [], files: [file], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await chromium.send('Input.dispatchDragEvent', { type, x: 700, y: 600, data })
  await expect(page.getByRole('heading', { name: 'Intake', level: 2 })).toBeVisible()
  await expect(page.getByText(/7 patients and \d+ facts from 1 file /)).toBeVisible()
  await expect(page.getByRole('button', { name: /^Open / })).toHaveCount(5)
  await expect(page.getByRole('button', { name: 'All patients' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(/Results \d+/)
  await inspect(page, 'intake-brought')
  await page.emulateMedia({ colorScheme: 'dark' })
  await inspect(page, 'intake-brought-dark')
  await page.setViewportSize({ width: 640, height: 400 })
  expect(await standsOut(page)).toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })
  const first = page.getByRole('button', { name: /^Open / }).first()
  const name = /^Open ([^(,]+)/.exec((await first.textContent())!)![1]!.trim()
  await press(first)
  await expect(page.getByRole('heading', { name }).first()).toBeVisible()
})

test('every import says what it brought and by whom, and what was undone is brought in again from its line', async ({
  own: page,
  folder,
  app,
}) => {
  const file = writePractice(path.join(folder, 'clinic.ndjson'), { seed: 78, patients: 3 })
  await bringIn(page, app, file)
  await expect(page.getByText(/3 patients and/)).toBeFocused()
  const imports = page.getByRole('table', { name: 'Past imports' }).getByRole('row')
  const row = imports.nth(1)
  await expect(row).toContainText('clinic.ndjson')
  await row.getByRole('button', { name: 'What it brought' }).click()
  const brought = imports.nth(2)
  await expect(brought).toContainText('Brought in by you.')
  await expect(brought.getByRole('button', { name: /^Open / })).toHaveCount(3)
  await inspect(page, 'intake-line')

  await row.getByRole('button', { name: 'Undo' }).click()
  await expect(row).toContainText('undone')
  await expect(brought).toContainText('No people, no facts and no articles of it are here.')
  await app.choose({ files: [file] })
  await row.getByRole('button', { name: 'Bring in again' }).click()
  await expect(page.getByText(/3 patients and \d+ facts from 1 file /)).toBeVisible()
})

test('what could not be brought in stays until it was read, also over a lock', async ({
  own: page,
  folder,
  app,
}) => {
  await go(page, 'Intake')
  await app.choose({ files: [path.join(folder, 'gone.ndjson')] })
  await press(page.getByRole('button', { name: 'Choose files' }))
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('One thing could not be brought in')
  await expect(alert).toContainText('gone.ndjson')
  await inspect(page, 'intake-unread')
  await press(page.getByRole('button', { name: 'Lock', exact: true }))
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.keyboard.press('Enter')
  await expect(alert).toContainText('gone.ndjson')
  await press(page.getByRole('button', { name: 'I have read this' }))
  await expect(alert).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Intake', level: 2 })).toBeFocused()
  await go(page, 'Patients')
  await go(page, 'Intake')
  await expect(alert).toBeHidden()
})
