import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import {
  createOwn,
  expect,
  expectFocusIn,
  focused,
  go,
  inspect,
  passphrase,
  press,
  test,
} from './fixtures.ts'

test('a casebook of which a part is gone says so, loses nothing, and is whole again once it is there', async ({
  own: page,
  folder,
}) => {
  const keyAt = path.join(folder, 'home', 'key.json')
  const key = readFileSync(keyAt)
  await go(page, 'Settings')
  await press(page.getByRole('button', { name: 'Lock now' }))
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeVisible()
  // The form is there before the store has been closed; its log goes with that.
  await expect.poll(() => existsSync(path.join(folder, 'home', 'casebook.db-wal'))).toBe(false)
  rmSync(keyAt)
  await page.reload()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('its key file (key.json) is missing')
  await expect(focused(page)).toHaveText('Restore a backup')
  await inspect(page, 'broken')

  writeFileSync(keyAt, key)
  await press(page.getByRole('button', { name: 'Look again' }))
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused()

  rmSync(keyAt)
  await page.reload()
  await press(page.getByRole('button', { name: 'Keep what is here aside and begin anew' }))
  await expect(focused(page)).toHaveText('Look round')
  await createOwn(page)
  expect(existsSync(path.join(folder, 'home', 'previous'))).toBe(true)
})

test('a backup is put in place by whoever has its passphrase or its recovery sheet', async ({
  own: page,
  app,
  folder,
}) => {
  await go(page, 'Settings')
  await press(page.getByRole('button', { name: 'Make a recovery sheet' }))
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Passphrase of today').fill(passphrase)
  await page.keyboard.press('Enter')
  const code = (await page.getByTestId('recovery-code').textContent())!
  await inspect(page, 'recovery-sheet')
  // It is shown once: closed by a slip it is still there, with a question.
  await page.keyboard.press('Escape')
  await expect(dialog.getByRole('alert')).toContainText('You have neither printed this sheet')
  await inspect(page, 'recovery-unkept')
  await press(dialog.getByRole('button', { name: 'I have written it down' }))
  await expect(dialog.getByText('You have it on paper.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('A recovery sheet opens this casebook.')).toBeVisible()
  const backup = path.join(folder, 'copy.backup')
  await app.choose({ save: backup })
  await press(page.getByRole('button', { name: 'Make a backup' }))
  await expect(page.getByText('It opens with the passphrase of today.')).toBeVisible()
  await press(page.getByRole('button', { name: 'Lock now' }))

  await press(page.getByRole('button', { name: 'Restore a backup' }))
  await app.choose({ files: [backup] })
  await press(page.getByRole('button', { name: 'Choose a backup file' }))
  await page.getByLabel('Its passphrase, as it was then').fill('something else')
  await page.keyboard.press('Enter')
  await expect(page.getByText('That is not the passphrase of this casebook.')).toBeVisible()
  await inspect(page, 'restore')
  await page.getByLabel('Its passphrase, as it was then').fill(code.toLowerCase().replaceAll('-', ' '))
  await page.keyboard.press('Enter')
  const done = page.getByText(/^The backup is in place: 0 patients\. What was here before is kept in /u)
  await expect(done).toBeFocused()
  await inspect(page, 'restored')
  await press(page.getByRole('button', { name: 'Open the casebook' }))
  await expect(page.getByRole('heading', { level: 2 })).toBeVisible()
  await expectFocusIn(page)
})
