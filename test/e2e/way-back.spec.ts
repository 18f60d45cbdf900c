import path from 'node:path'
import { writePractice } from '../fixtures/practice-file.ts'
import { openWindow } from '../standin/open-window.ts'
import { choose, expect, go, press, test, unlock } from './fixtures.ts'

test('what is half typed outlives a glance elsewhere, the lock, and the window itself', async ({
  practice: page,
  app,
  folder,
}) => {
  const search = page.getByRole('textbox', { name: 'Search patients' })
  await search.fill('gliclazide')
  await expect(page.getByText(/^\d+ found$/)).toBeVisible()
  await page.keyboard.press('Enter')
  await press(page.getByRole('tab', { name: 'Notes' }))
  await press(page.getByRole('button', { name: 'Write a note' }))
  await page.getByLabel('Title').fill('Telephone call')
  await go(page, 'Compare') // at once
  await page.getByLabel('Followed for, days').fill('90')
  await go(page, 'Peers')
  await page.getByLabel("Peer's name").fill('Hill clinic')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByLabel('Followed for, days')).toHaveValue('90')
  await page.keyboard.press('Alt+ArrowLeft')
  const note = page.getByLabel('Note', { exact: true })
  await note.fill('Reports marmalade-coloured tablets.')
  await press(page.getByRole('button', { name: 'Lock', exact: true })) // at once
  await unlock(page)
  await expect(note).toHaveValue('Reports marmalade-coloured tablets.')
  await go(page, 'Compare')
  await expect(page.getByLabel('Followed for, days')).toHaveValue('90')
  await go(page, 'Peers')
  await expect(page.getByLabel("Peer's name")).toHaveValue('Hill clinic')
  await page.getByLabel("Peer's name").fill('Hill clinic, the old one')
  await app.close() // at once

  const again = await openWindow({ home: path.join(folder, 'home') })
  try {
    await unlock(again.page)
    await go(again.page, 'Patients')
    await expect(again.page.getByRole('textbox', { name: 'Search patients' })).toHaveValue('gliclazide')
    await go(again.page, 'Peers')
    await expect(again.page.getByLabel("Peer's name")).toHaveValue('Hill clinic, the old one')
  } finally {
    await again.close()
  }
})

test('a lock by the system waits for what was typed at that moment', async ({ practice: page, app }) => {
  await go(page, 'Peers')
  await page.getByLabel("Peer's name").fill('Hill clinic')
  await app.app.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('lock-screen')
  })
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeVisible()
  await unlock(page)
  await expect(page.getByLabel("Peer's name")).toHaveValue('Hill clinic')
  // It came from the store, not from what the page remembered: the page is a new one now.
  await page.reload()
  await expect(page.getByRole('navigation', { name: 'Views' })).toBeVisible()
  await go(page, 'Peers')
  await expect(page.getByLabel("Peer's name")).toHaveValue('Hill clinic')
})

test('a study runs on while one looks elsewhere, and its answer is there on the way back', async ({
  practice: page,
}) => {
  await go(page, 'Compare')
  await choose(
    page,
    page.getByRole('combobox', { name: 'Start from a question' }),
    /SGLT2 inhibitor or a sulfonylurea/,
  )
  await press(page.getByRole('button', { name: 'Ask my patients' }))
  await go(page, 'Patients')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('region', { name: 'Answer' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'What is running' })).toBeHidden()
})

test('an import is cancelled from the foot line of another view, and says so in its own', async ({
  own: page,
  app,
  folder,
}) => {
  // So many that nobody's machine is done before the key is pressed.
  const file = writePractice(path.join(folder, 'clinic.ndjson'), { seed: 5, patients: 1500 })
  await app.choose({ files: [file] })
  await press(page.getByRole('button', { name: 'Choose files' }))
  const running = page.getByRole('region', { name: 'What is running' })
  await expect(running).toBeVisible()
  await go(page, 'Peers')
  await press(running.getByRole('button', { name: /^Cancel: Import: / }))
  await expect(running).toBeHidden()
  await go(page, 'Intake')
  await expect(page.getByText('Cancelled. What was read before is kept')).toBeVisible()
})

test("the mouse's own buttons go back and forward, and leave a dialog where it is", async ({
  practice: page,
}) => {
  await go(page, 'Compare')
  await go(page, 'Peers')
  const chromium = await page.context().newCDPSession(page)
  const click = async (button: 'back' | 'forward') => {
    for (const type of ['mousePressed', 'mouseReleased'] as const)
      await chromium.send('Input.dispatchMouseEvent', { type, button, x: 700, y: 500, clickCount: 1 })
  }
  await click('back')
  await expect(page.getByRole('heading', { name: 'Compare', level: 2 })).toBeVisible()
  await click('forward')
  await expect(page.getByRole('heading', { name: 'Peers', level: 2 })).toBeVisible()
  await page.keyboard.press('Shift+?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await click('back')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Peers', level: 2 })).toBeVisible()
})
