import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, go, inspect, press, test } from './fixtures.ts'

test('a peer is invited and a file for peers is written', async ({ practice: page, folder, app }) => {
  await go(page, 'Peers')
  await expect(page.getByText('Nothing has ever left this machine.')).toBeVisible()
  await page.getByLabel("Peer's name").fill('Hill clinic')
  await press(page.getByRole('button', { name: 'Make an invitation' }))
  await expect(page.getByLabel('Invitation', { exact: true })).toContainText('casebook-')
  await page.getByLabel('An invitation you were given').fill('casebook-wrong')
  await press(page.getByRole('button', { name: 'Join' }))
  await expect(page.getByRole('alert')).toContainText('invitation')
  const file = path.join(folder, 'exchange.casebook')
  await app.choose({ save: file })
  await press(page.getByRole('button', { name: 'Write a file for peers' }))
  await expect(page.getByText('0 entries are in the file.')).toBeVisible()
  expect(existsSync(file)).toBe(true)
  await inspect(page, 'peers')
})

test('a backup is made, the store is checked, and a killed service comes back by itself while others answer', async ({
  practice: page,
  folder,
  app,
}) => {
  await go(page, 'Settings')
  await app.choose({ save: path.join(folder, 'copy.backup') })
  await press(page.getByRole('button', { name: 'Make a backup' }))
  await expect(page.getByText('It opens with the passphrase of today.')).toBeVisible()
  await press(page.getByRole('button', { name: 'Check the whole store' }))
  const checks = page.getByRole('table', { name: 'Checks of the store' }).locator('tbody tr')
  await expect(checks.first()).toBeVisible({ timeout: 120_000 })
  expect(await checks.count()).toBeGreaterThanOrEqual(8)
  for (const check of await checks.all()) await expect(check).toContainText('✓ sound')
  await expect(page.getByRole('table', { name: 'What was done' })).toContainText('import begun')
  await inspect(page, 'settings')
  await press(page.getByLabel('High contrast'), 'Space')
  await press(page.getByRole('radio', { name: 'Dark' }), 'Space')
  await inspect(page, 'settings-dark-high-contrast')
  await press(page.getByLabel('High contrast'), 'Space')
  await inspect(page, 'settings-dark')
  await press(page.getByRole('radio', { name: 'As the system' }), 'Space')

  // Every state that is told, from now on: the window may show one for a moment only.
  const learning = await page.evaluate(
    () =>
      new Promise<number>(resolve => {
        const told: string[] = []
        Object.assign(window, { told })
        window.casebook.onServices(states => {
          const each = states.find(({ name }) => name === 'learning')!
          told.push(each.state)
          resolve(each.pid!)
        })
        window.casebook.requestPorts()
      }),
  )
  process.kill(learning, 'SIGKILL')
  await go(page, 'Patients')
  await expect(page.getByText('600 patients')).toBeVisible()
  const told = () => page.evaluate(() => (window as unknown as { told: string[] }).told)
  await expect.poll(told).toContain('restarting')
  await expect.poll(async () => (await told()).at(-1)).toBe('ready')
  await expect(page.getByText('All services ready')).toBeVisible()
  await go(page, 'Settings')
  await expect(page.getByRole('table', { name: 'Services' })).toContainText('restarted 1×')
  await go(page, 'Compare')
  await press(page.getByRole('combobox', { name: 'Start from a question' }))
  await expect(page.getByRole('option', { name: /SGLT2 inhibitor or a sulfonylurea/ })).toBeVisible()
})
