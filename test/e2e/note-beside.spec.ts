import type { Locator, Page } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import {
  bringIn,
  drawn,
  expect,
  expectFocusIn,
  focused,
  go,
  inspect,
  press,
  standsOut,
  test,
} from './fixtures.ts'

const beside = (page: Page) => page.getByRole('region', { name: 'Note beside the chart' })

/** Whether all of it lies in the window, without a scroll. */
async function isInSight(page: Page, of: Locator): Promise<boolean> {
  await drawn(page)
  const box = await of.boundingBox()
  const [width, height] = await page.evaluate(() => [innerWidth, innerHeight])
  return box !== null && box.y >= 0 && box.y + box.height <= height! && box.x + box.width <= width!
}

async function openChart(page: Page): Promise<void> {
  await page.keyboard.type('D001-00036')
  await expect(page.getByText('1 found')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('table', { name: 'Latest results' })).toBeVisible()
}

test('a note is written beside the picture with one key, kept when it is put away, and signed by keyboard', async ({
  practice: page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await openChart(page)
  await page.keyboard.press('n')
  await expect(page.getByLabel('Note', { exact: true })).toBeFocused()
  await page.keyboard.type('Feels well.')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.type('Review')
  for (const part of [
    page.getByRole('region', { name: /^Problems, active/ }),
    page.getByRole('region', { name: /^Medicines now/ }),
    page.getByRole('table', { name: 'Latest results' }),
    beside(page).getByRole('button', { name: 'Sign', exact: true }),
  ])
    expect(await isInSight(page, part)).toBe(true)
  // Whom it is about stands where one writes and where one signs.
  await expect(beside(page).getByText('Abel Abebe, born 28 Mar 1975')).toHaveCount(2)
  await inspect(page, 'note-beside')
  expect(await standsOut(page)).toEqual([])

  // Another page of the chart leaves it where it is, with the cursor in it.
  const text = page.getByLabel('Note', { exact: true })
  await page.getByRole('tab', { name: 'Results' }).click()
  await expect(page.getByRole('grid', { name: 'Results by date' })).toBeVisible()
  await expect(text).toHaveValue('Feels well.')
  await page.getByRole('tab', { name: 'Summary' }).click()

  // Esc puts it away and the chart stays; the draft is where the next n finds it.
  await text.focus()
  await page.keyboard.press('Escape')
  await expect(beside(page)).toHaveCount(0)
  await expectFocusIn(page)
  await expect(page.getByRole('tab', { name: 'Summary' })).toBeVisible()
  await page.keyboard.press('n')
  await expect(text).toHaveValue('Feels well.')
  await press(beside(page).getByRole('button', { name: 'Throw the draft away' }))
  await expect(beside(page).getByRole('button', { name: 'Take it back' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(text).toHaveValue('Feels well.')

  await press(beside(page).getByRole('button', { name: 'Sign', exact: true }))
  await expect(beside(page).getByText(/^Signed, version 1, /)).toBeVisible()
  await expect(focused(page)).toHaveText('Review')
  await expect(page.getByRole('list', { name: 'Notes' })).toContainText('Review')
  await page.keyboard.press('Escape')
  await expect(beside(page)).toHaveCount(0)
  await expectFocusIn(page)
})

test('in a narrow window the note lies over the chart as a drawer', async ({ practice: page }) => {
  await page.setViewportSize({ width: 1024, height: 600 })
  await openChart(page)
  await page.keyboard.press('n')
  const drawer = page.getByRole('dialog', { name: 'Note beside the chart' })
  await expect(drawer.getByLabel('Note', { exact: true })).toBeFocused()
  await drawer.getByLabel('Note', { exact: true }).fill('Feels well.')
  await page.setViewportSize({ width: 640, height: 400 })
  expect(await standsOut(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(drawer).toHaveCount(0)
  await expectFocusIn(page)
  await page.keyboard.press('n')
  await expect(drawer.getByLabel('Note', { exact: true })).toHaveValue('Feels well.')
  // Left open, it is open again where one comes back.
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.keyboard.press('n')
  await expect(page.getByLabel('Note', { exact: true })).toBeFocused()
  await go(page, 'Patients')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(beside(page).getByLabel('Note', { exact: true })).toHaveValue('Feels well.')
})

/** Somebody of one's own, registered by hand. */
const ada = [
  { resourceType: 'Patient', id: 'q', name: [{ text: 'Zoe Invented' }], birthDate: '1960-02-03' },
  { resourceType: 'Patient', id: 'p', name: [{ text: 'Ada Invented' }], birthDate: '1950-02-03' },
  {
    resourceType: 'Condition',
    id: 'c',
    subject: { reference: 'Patient/p' },
    code: { text: 'Gout' },
    onsetDateTime: '2019-05-06',
  },
  {
    resourceType: 'Observation',
    id: 'o',
    status: 'final',
    subject: { reference: 'Patient/p' },
    code: { coding: [{ system: 'http://loinc.org', code: '2823-3' }] },
    effectiveDateTime: '2026-05-06',
    valueQuantity: { value: 4.1, unit: 'mmol/L' },
  },
]

test('lines behind a slash are shown as facts while one types, and are facts once the note is signed', async ({
  own: page,
  app,
  folder,
}) => {
  const file = path.join(folder, 'ada.ndjson')
  writeFileSync(file, ada.map(each => JSON.stringify(each)).join('\n'))
  await bringIn(page, app, file)
  await go(page, 'Patients')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Problems, active 1' })).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByLabel('Note', { exact: true })).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  await expect(focused(page)).toHaveText('Visit note (SOAP)')
  await page.keyboard.press('Enter')
  const text = page.getByLabel('Note', { exact: true })
  await expect(text).toHaveValue('Subjective:\n\nObjective:\n\nAssessment:\n\nPlan:\n')
  await expect(page.getByLabel('Title')).toHaveValue('Visit note (SOAP)')
  await expect(text).toBeFocused()
  await page.keyboard.type('Tired.')
  await page.keyboard.press('Control+End')
  // A slash tells what there is; half of a line is not yet wrong.
  await page.keyboard.type('/')
  await expect(beside(page).getByText('/bp 130/80')).toBeVisible()
  await page.keyboard.type('bp 150')
  const lines = beside(page).getByRole('region', { name: 'What will be stored' }).getByRole('listitem')
  await expect(lines).toHaveText(['/bp 150'])
  await page.keyboard.type('/95\n/wt heavy\n/rx Ramipril 5 mg')
  await expect(lines).toHaveText([
    'Blood pressure: 150/95 mmHg',
    /^\/wt heavy .*Write digits/,
    'Medicine prescribed: Ramipril 5 mg',
  ])
  await inspect(page, 'note-facts')
  // What cannot be is not signed: the cursor goes to its line.
  await press(beside(page).getByRole('button', { name: 'Sign with 2 facts' }))
  await expect(text).toBeFocused()
  await page.keyboard.press('Shift+Home')
  await page.keyboard.type('/wt 62')
  await expect(lines).toHaveCount(3)
  await press(beside(page).getByRole('button', { name: 'Sign with 3 facts' }))
  await expect(beside(page).getByText('3 facts were stored with the note.')).toBeVisible()
  await expect(beside(page).locator('pre.note-text')).toHaveText(
    'Subjective:\nTired.\nObjective:\n\nAssessment:\n\nPlan:\n' +
      'Blood pressure: 150/95 mmHg\nWeight: 62 kg\nMedicine prescribed: Ramipril 5 mg',
  )
  // On the picture at once, and away from it with its note where that was somebody else's.
  await expect(page.getByRole('list', { name: 'Medicines' })).toContainText('Ramipril')
  await page.getByRole('button', { name: 'It is about somebody else' }).click()
  await page.getByLabel('To whom does it belong? Name or number').fill('Zoe')
  await press(page.getByRole('button', { name: /^Move it to Zoe Invented, / }))
  await expect(beside(page).getByText(/^Moved to another chart, with what it stated/)).toBeVisible()
  await expect(page.getByText('No medicine recorded')).toBeVisible()
  await inspect(page, 'note-moved')
  await press(page.getByRole('button', { name: 'Chart of Zoe Invented' }))
  await expect(page.getByRole('heading', { name: 'Zoe Invented' })).toBeVisible()
  // There it is, and leads back to the form that was signed.
  await expect(page.getByRole('list', { name: 'Medicines' })).toContainText('Ramipril')
  await expect(page.getByRole('list', { name: 'Notes' })).toContainText('Visit note (SOAP)')
  const pressure = page.getByRole('table', { name: 'Latest results' }).getByRole('button', { name: 'Blood' })
  await pressure.focus()
  await page.keyboard.press('s')
  await expect(page.getByRole('dialog').locator('pre.exact').first()).toContainText(/"casebookEntry":\d/u)
})

test('in a demonstration a note is a note: nothing is stored beside it, and it says so', async ({
  practice: page,
}) => {
  await openChart(page)
  await page.keyboard.press('n')
  await page.getByLabel('Note', { exact: true }).fill('/wt 62')
  await expect(beside(page).getByRole('region', { name: 'What will be stored' })).toContainText(
    'demonstration',
  )
  await press(beside(page).getByRole('button', { name: 'Sign', exact: true }))
  await expect(beside(page).locator('pre.note-text')).toHaveText('Weight: 62 kg')
})
