import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { bringIn, expect, go, inspect, passphrase, press, standsOut, test } from './fixtures.ts'
import { writePractice } from '../fixtures/practice-file.ts'

test('the line at the bottom says how the casebook is kept safe, and Settings are where that is decided', async ({
  own: page,
  app,
  folder,
}) => {
  const foot = page.locator('footer')
  await expect(foot).toContainText('No backups yet')
  await bringIn(page, app, writePractice(path.join(folder, 'clinic.ndjson'), { seed: 3, patients: 20 }))
  await press(foot.getByRole('button', { name: 'Choose where they go' }))
  await expect(page.getByRole('heading', { name: 'Backups', level: 3 })).toBeVisible()
  const stick = path.join(folder, 'stick')
  mkdirSync(stick)
  await app.choose({ files: [stick] })
  await press(page.getByRole('button', { name: 'Choose where backups go' }))
  // Whoever chooses a folder sees at once that it takes one.
  await expect(foot).toContainText(/Last good backup: today \d\d:\d\d, 1 kept/)
  await expect(page.getByRole('status').filter({ hasText: 'Written and read back: ' })).toBeVisible()
  expect(readdirSync(stick)).toHaveLength(1)
  await expect(foot.getByRole('button')).toHaveCount(0)

  await app.choose({ files: [path.join(stick, readdirSync(stick)[0]!)] })
  await press(page.getByRole('button', { name: 'Try a backup out' }))
  const dialog = page.getByRole('dialog', { name: 'Try a backup out' })
  await expect(dialog.getByLabel('Passphrase it was made with')).toBeFocused()
  await page.keyboard.type('something else')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('not the passphrase')
  await dialog.getByLabel('Passphrase it was made with').fill(passphrase)
  await page.keyboard.press('Enter')
  await expect(dialog.getByText(/✓ sound\. .*20 people/)).toBeVisible({ timeout: 60_000 })
  await page.keyboard.press('Escape')
  await expect(page.getByText(/Last tried out today \d\d:\d\d: The backup opens/)).toBeVisible()
  await inspect(page, 'settings-backups')

  rmSync(stick, { recursive: true })
  await press(page.getByRole('button', { name: 'Back up now' }))
  await expect(page.getByRole('alert')).toContainText('is not there now')
  await expect(foot).toContainText('Waiting for the folder of backups')
  await expect(page.getByText('A backup is made once the stick is in')).toBeVisible()
  await inspect(page, 'settings-backups-away')
  await page.setViewportSize({ width: 640, height: 400 })
  expect(await standsOut(page)).toEqual([])
})

test('everything is taken along only after it was said what that means', async ({
  own: page,
  app,
  folder,
}) => {
  await bringIn(page, app, writePractice(path.join(folder, 'clinic.ndjson'), { seed: 3, patients: 20 }))
  await go(page, 'Settings')
  const out = path.join(folder, 'out')
  mkdirSync(out)
  await app.choose({ files: [out] })
  const choose = page.getByRole('button', { name: 'Choose an empty folder' })
  await press(choose)
  const receipt = page.getByRole('dialog', { name: 'Before everything leaves its protection' })
  await expect(receipt).toContainText('not encrypted')
  await inspect(page, 'settings-export-receipt')
  await press(receipt.getByRole('button', { name: 'Cancel' }))
  await expect(receipt).toHaveCount(0)
  expect(readdirSync(out)).toEqual([])

  await press(choose)
  await press(receipt.getByRole('button', { name: 'Write it, not encrypted' }))
  await expect(page.getByRole('status').filter({ hasText: '20 people' })).toContainText(
    'They are not encrypted',
  )
  expect(readFileSync(path.join(out, 'README.txt'), 'utf8')).toContain('NOT ENCRYPTED')
  expect(existsSync(path.join(out, 'manifest.json'))).toBe(true)
  await expect(page.getByRole('table', { name: 'What was done' })).toContainText('everything exported')
  await inspect(page, 'settings-export')

  // A folder in which something lies is left alone.
  writeFileSync(path.join(out, 'mine.txt'), 'mine')
  await press(choose)
  await press(receipt.getByRole('button', { name: 'Write it, not encrypted' }))
  await expect(page.getByRole('alert')).toContainText('Choose a new or an empty one')
  expect(readFileSync(path.join(out, 'mine.txt'), 'utf8')).toBe('mine')
})

test('a demonstration is not backed up by itself, and nobody is told to', async ({ practice: page }) => {
  await go(page, 'Settings')
  await expect(page.getByRole('heading', { name: 'Backups', level: 3 })).toHaveCount(0)
  await expect(page.locator('footer')).not.toContainText('backup')
})
