import path from 'node:path'
import { recordsDesk } from '../fixtures/records-desk.ts'
import { writePractice } from '../fixtures/practice-file.ts'
import { openWindow } from '../standin/open-window.ts'
import { bringIn, expect, go, inspect, press, test, unlock } from './fixtures.ts'

test('an undo says which notes it would hide; they stay within reach, and come back with their files', async ({
  own: page,
  app,
  folder,
}) => {
  const file = writePractice(path.join(folder, 'clinic.ndjson'), { seed: 77, patients: 3 })
  await bringIn(page, app, file)
  await go(page, 'Patients')
  await page.getByRole('textbox', { name: 'Search patients' }).press('Enter')
  const name = (await page.locator('.banner h2').innerText()).trim()
  await press(page.getByRole('tab', { name: 'Notes' }))
  await press(page.getByRole('button', { name: 'Write a note' }))
  await page.getByLabel('Note', { exact: true }).fill('Reports marmalade-coloured tablets.')
  await press(page.getByRole('button', { name: 'Sign', exact: true }))
  await expect(page.getByText(/^Signed, version 1, /)).toBeVisible()

  await go(page, 'Intake')
  const row = page.getByRole('row', { name: /clinic\.ndjson/ })
  await press(row.getByRole('button', { name: 'Undo' }))
  const dialog = page.getByRole('dialog', { name: 'Undo import 1?' })
  await expect(dialog).toContainText(`1 note written here, of ${name}, born `)
  await inspect(page, 'undo-would-hide')
  await press(dialog.getByRole('button', { name: 'Leave it' }))
  await expect(row).toContainText('done')
  await press(row.getByRole('button', { name: 'Undo' }))
  await press(dialog.getByRole('button', { name: 'Undo all the same' }))
  await expect(page.getByText(/^2 patients and \d+ facts are gone\.$/)).toBeFocused()

  await go(page, 'Patients')
  await press(page.getByRole('button', { name: '1 person has notes here and no records any more' }))
  await expect(page.getByRole('heading', { name: new RegExp(`^${name}, born `, 'u') })).toBeVisible()
  await expect(page.getByText('Reports marmalade-coloured tablets.')).toBeVisible()
  await inspect(page, 'notes-without-records')

  await bringIn(page, app, file)
  await go(page, 'Patients')
  await page.getByRole('textbox', { name: 'Search patients' }).fill('marmalade')
  await expect(page.getByText('1 found')).toBeVisible()
  await page.getByRole('textbox', { name: 'Search patients' }).press('Enter')
  await expect(page.locator('.banner h2')).toHaveText(name)
})

test('what was typed or signed elsewhere meanwhile is shown beside, and neither is lost', async ({
  practice: page,
  app,
  folder,
}) => {
  const note = page.getByLabel('Note', { exact: true })
  await page.getByRole('textbox', { name: 'Search patients' }).press('Enter')
  await press(page.getByRole('tab', { name: 'Notes' }))
  await press(page.getByRole('button', { name: 'Write a note' }))
  await note.fill('Pain in the left hip.')
  await press(page.getByRole('button', { name: 'Sign', exact: true }))
  await press(page.getByRole('button', { name: 'Amend' }))
  await note.fill('Pain in the left hip, worse at night.')
  await app.close()

  // Another window over the same casebook: it signs a version, and types on the same draft.
  const desk = recordsDesk(path.join(folder, 'home'))
  await desk.vault.unlock({ passphrase: 'demonstration' })
  const [draft] = (await desk.drafts.list({})).drafts.filter(each => each.name === 'chart.note')
  const { base } = JSON.parse(draft!.body) as { base: { note: number; version: number } }
  await desk.patients.signNote({
    requestId: 'request-elsewhere',
    patient: draft!.patient!,
    ...base,
    title: '',
    text: 'Pain in the right hip.',
    why: 'the other side',
  })
  const typed = { title: '', text: 'Typed at the desk.', why: '', base, request: 'elsewhere' }
  const body = JSON.stringify(typed)
  const where = { name: draft!.name, about: draft!.about, patient: draft!.patient! }
  await desk.drafts.keep({ ...where, body, version: 0, writer: 'another-window' })
  desk.close()

  const again = await openWindow({ home: path.join(folder, 'home') })
  try {
    await unlock(again.page)
    await go(again.page, 'Patients')
    await again.page.getByRole('textbox', { name: 'Search patients' }).press('Enter')
    await press(again.page.getByRole('tab', { name: 'Notes' }))
    const mine = again.page.getByLabel('Note', { exact: true })
    await expect(mine).toHaveValue('Typed at the desk.')
    await expect(again.page.getByText('Pain in the left hip, worse at night.')).toBeVisible()
    await press(again.page.getByRole('button', { name: 'Add it below mine' }))
    await expect(mine).toHaveValue('Typed at the desk.\n\nPain in the left hip, worse at night.')
    await expect(again.page.getByRole('button', { name: 'Add it below mine' })).toHaveCount(0)
    await expect(mine).toBeFocused()
    // The version that was signed meanwhile stands beside, with what differs, and nothing is signed over it unseen.
    await expect(again.page.getByText('Meanwhile version 2 was signed.')).toBeVisible()
    await expect(again.page.getByRole('button', { name: /^Sign/ })).toHaveCount(0)
    await inspect(again.page, 'note-conflict')
    await press(again.page.getByRole('button', { name: 'Go on from version 2 with my text' }))
    await press(again.page.getByRole('button', { name: 'Sign the amended note' }))
    await expect(again.page.getByText(/^Signed, version 3, /)).toBeVisible()
    await press(again.page.getByRole('button', { name: 'Earlier versions' }))
    await expect(again.page.getByText('Amended because: the other side')).toBeVisible()
  } finally {
    await again.close()
  }
})
