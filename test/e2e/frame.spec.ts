import { expect, go, inspect, passphrase, press, test } from './fixtures.ts'

test('the palette finds a patient and goes anywhere, by keyboard alone', async ({ practice: page }) => {
  await page.keyboard.press('Control+k')
  const field = page.getByRole('textbox', { name: 'Find a patient, go to a view' })
  await expect(field).toBeFocused()
  await inspect(page, 'palette')
  await page.keyboard.type('D001-00036')
  await page.keyboard.press('Enter') // at once: it waits for the answer to these very words
  await expect(page.getByText('Demonstration number D001-00036')).toBeVisible()

  await page.keyboard.press('Control+k')
  await expect(field).toBeFocused()
  await page.keyboard.type('evid')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Evidence', level: 2 })).toBeVisible()

  await page.keyboard.press('Control+k')
  await expect(field).toBeFocused()
  await page.keyboard.type('lock')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Passphrase')).toBeFocused()
  await page.keyboard.type('demonstration')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Evidence', level: 2 })).toBeVisible()
})

test('the list of patients keeps its place, and every key is told', async ({ practice: page }) => {
  const chosen = () => page.getByRole('list', { name: 'Patients' }).locator('[aria-current=true]').innerText()
  await page.keyboard.press('Escape') // out of the search field
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  const third = await chosen()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Back to patients' })).toBeVisible()
  const name = page.getByRole('heading', { level: 2 })
  expect(third).toContain(await name.innerText())
  await page.keyboard.press('Shift+?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Back to patients' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Patients' })).toBeVisible()
  await expect.poll(chosen).toBe(third)

  await go(page, 'Compare')
  await page.keyboard.press('/')
  await expect(page.getByRole('textbox', { name: 'Search patients' })).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+?')
  await expect(page.getByRole('table', { name: 'Keys' })).toContainText('Back from a chart')
  await inspect(page, 'keys')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('at 200 % zoom nothing is cut off that is needed', async ({ practice: page }) => {
  await page.setViewportSize({ width: 640, height: 400 }) // what 1280x800 holds at twice the size
  await expect(page.getByRole('button', { name: 'Lock' })).toBeInViewport()
  await expect(page.getByRole('textbox', { name: 'Search patients' })).toBeInViewport()
  for (const view of ['Patients', 'Intake', 'Compare', 'Evidence', 'Peers', 'Settings']) {
    await press(page.getByRole('button', { name: view, exact: true }))
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    expect(wide, `${view} scrolls sideways`).toBe(false)
    await inspectHere(page, view)
  }
})

/** A picture at the size the page has. */
async function inspectHere(page: import('@playwright/test').Page, name: string): Promise<void> {
  const folder = process.env['CASEBOOK_SCREENSHOTS']
  if (folder) await page.screenshot({ path: `${folder}/zoomed-${name.toLowerCase()}.png` })
}

test('a passphrase that is wrong is told so, and the lock keeps nothing on the screen', async ({
  practice: page,
}) => {
  await page.getByRole('textbox', { name: 'Search patients' }).fill('gliclazide')
  await press(page.getByRole('button', { name: 'Lock', exact: true }))
  await expect(page.getByText('gliclazide')).toBeHidden()
  await page.getByLabel('Passphrase').fill(passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('not the passphrase')
})
