import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { openWindow } from '../standin/open-window.ts'
import { expect, focused, go, inspect, passphrase, press, standsOut, test } from './fixtures.ts'

const ways = ['Look round', 'Begin with files', 'Begin by hand', 'Restore a backup'] as const
const keyFile = (folder: string) => path.join(folder, 'home', 'key.json')

/** Goes by Tab to what is called so, as somebody does who has no mouse. */
async function tabTo(page: Page, name: string): Promise<void> {
  const said = page.locator(':focus').and(page.getByRole('button', { name, exact: true }))
  await expect(async () => {
    if ((await said.count()) === 0) await page.keyboard.press('Tab')
    expect(await said.count()).toBe(1)
  }).toPass({ intervals: [20] })
}

test('four ways to begin are offered, and no passphrase is asked before one is chosen', async ({ page }) => {
  await expect(focused(page)).toHaveText('Look round')
  for (const way of ways) await expect(page.getByRole('button', { name: way, exact: true })).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveCount(0)
  await inspect(page, 'first-run')
  await page.emulateMedia({ colorScheme: 'dark' })
  await inspect(page, 'first-run-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  for (const size of [
    { width: 1024, height: 600 },
    { width: 640, height: 400 },
  ]) {
    await page.setViewportSize(size)
    expect(await standsOut(page), `${size.width}`).toEqual([])
    for (const way of ways) {
      const button = page.getByRole('button', { name: way, exact: true })
      await button.scrollIntoViewIfNeeded()
      await expect(button).toBeInViewport()
    }
  }
})

test('a choice is taken back with Esc, and keys go on where it was made', async ({ page, folder }) => {
  for (const way of ['Begin with files', 'Begin by hand', 'Restore a backup'] as const) {
    await press(page.getByRole('button', { name: way, exact: true }))
    await expect(page.getByRole('button', { name: 'Look round' })).toBeHidden()
    await expect(focused(page)).toHaveCount(1)
    if (way !== 'Restore a backup') await page.keyboard.type('half a passphrase')
    await page.keyboard.press('Escape')
    await expect(focused(page)).toHaveText(way)
  }
  expect(existsSync(keyFile(folder))).toBe(false)
})

test('a casebook is begun by hand by keyboard alone: passphrase, recovery sheet, the first person', async ({
  page,
}) => {
  await expect(focused(page)).toHaveText('Look round')
  await tabTo(page, 'Begin by hand')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Choose a passphrase')).toBeFocused()
  await page.keyboard.type('password')
  await expect(page.getByText('This could be guessed.')).toBeVisible()
  await page.getByLabel('Choose a passphrase').fill(passphrase)
  await expect(page.getByText('Strong.')).toBeVisible()
  await page.getByLabel('The same again').focus()
  await page.keyboard.type('something else')
  await expect(page.getByText('The two are not the same.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Create my casebook' })).toBeDisabled()
  await inspect(page, 'first-run-passphrase')
  await page.getByLabel('The same again').fill(passphrase)
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { name: 'Your casebook is made' })).toBeFocused()
  const code = (await page.getByTestId('recovery-code').textContent())!
  await inspect(page, 'first-run-sheet')
  await page.setViewportSize({ width: 640, height: 400 })
  expect(await standsOut(page), 'sheet').toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })
  await tabTo(page, 'Go on')
  await page.keyboard.press('Enter')
  // It is shown once: whoever has neither printed it nor written it down is asked once.
  await expect(page.getByText(/^You have neither printed this sheet/u)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Register a person', level: 2 })).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused()
  await page.keyboard.type('Ada Invented')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Ada Invented' }).first()).toBeVisible()

  await go(page, 'Settings')
  await press(page.getByRole('button', { name: 'Lock now' }))
  await page.getByLabel('Passphrase', { exact: true }).fill('not the right one')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('not the passphrase')
  await page.getByLabel('Passphrase', { exact: true }).fill(code)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
})

test('a casebook is begun with files by mouse alone', async ({ page }) => {
  await page.getByRole('button', { name: 'Begin with files' }).click()
  await page.getByLabel('Choose a passphrase').fill(passphrase)
  await page.getByLabel('The same again').fill(passphrase)
  await page.getByLabel('Make a recovery sheet to print').click()
  await page.getByRole('button', { name: 'Create my casebook' }).click()
  await expect(page.getByRole('heading', { name: 'Intake', level: 2 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Choose files' })).toBeVisible()
})

test('a window that is closed over the recovery sheet finds the casebook and the way again', async ({
  page,
  app,
  folder,
}) => {
  await press(page.getByRole('button', { name: 'Begin by hand' }))
  await page.getByLabel('Choose a passphrase').fill(passphrase)
  await page.getByLabel('The same again').fill(passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Your casebook is made' })).toBeVisible()
  await app.close()
  const again = await openWindow({ home: path.join(folder, 'home') })
  try {
    await again.page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
    await again.page.keyboard.press('Enter')
    await expect(again.page.getByRole('heading', { name: 'Register a person', level: 2 })).toBeVisible()
  } finally {
    await again.close()
  }
})

test('looking round is stopped without a trace, and one that was cut off is made whole', async ({
  page,
  app,
  folder,
}) => {
  await press(page.getByRole('button', { name: 'Look round' }))
  await expect(page.getByRole('progressbar')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(focused(page)).toHaveText('Look round')
  expect(existsSync(keyFile(folder))).toBe(false)

  await press(page.getByRole('button', { name: 'Look round' }))
  await expect.poll(() => existsSync(keyFile(folder))).toBe(true)
  await expect(page.getByText(/Reading files/)).toBeVisible()
  await app.close()
  const again = await openWindow({ home: path.join(folder, 'home') })
  try {
    await again.page.getByLabel('Passphrase', { exact: true }).fill('demonstration')
    await press(again.page.getByRole('button', { name: 'Unlock' }))
    await go(again.page, 'Patients')
    await expect(again.page.getByText('600 patients')).toBeVisible()
  } finally {
    await again.close()
  }
})
