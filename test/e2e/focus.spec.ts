import { bringIn, expect, expectFocusIn, focused, go, press, test } from './fixtures.ts'
import { criticalResults } from '../fixtures/critical-results.ts'

const railed = ['Intake', 'Outcomes', 'Compare', 'Evidence', 'Peers', 'Settings'] as const

test('after a change of view keys begin at its heading, and after a dialogue where they were', async ({
  practice: page,
}) => {
  for (const name of railed) {
    await go(page, name)
    await expect(focused(page)).toHaveText(name)
  }
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(focused(page)).toHaveText('Peers')
  // In the list of patients one types at once.
  await go(page, 'Patients')
  await expect(page.getByRole('textbox', { name: 'Search patients' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Back to patients' })).toBeVisible()
  await expect(focused(page)).toHaveRole('heading')
  await page.keyboard.press('Escape')
  await expectFocusIn(page)

  await go(page, 'Settings')
  for (const keys of ['Control+k', 'Shift+?']) {
    const lock = page.getByRole('button', { name: 'Lock now' })
    await lock.focus()
    await page.keyboard.press(keys)
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(lock).toBeFocused()
  }
})

test('what takes time keeps the focus on its button, and gives it to what came of it', async ({
  own: page,
  app,
  folder,
}) => {
  await bringIn(page, app, criticalResults(folder))
  await expect(page.getByText(/ facts from 1 file /)).toBeFocused()
  await press(page.getByRole('button', { name: 'Undo' }))
  await expect(page.getByText(/ are gone\.$/)).toBeFocused()
  await go(page, 'Settings')
  await press(page.getByRole('button', { name: 'Check the whole store' }))
  await expect(page.getByRole('table', { name: 'Checks of the store' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Check the whole store' })).toBeFocused()
})
