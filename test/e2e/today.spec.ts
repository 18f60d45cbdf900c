import type { Page } from '@playwright/test'
import { dayPeople } from '../fixtures/day-people.ts'
import { bringIn, expect, focused, go, inspect, press, standsOut, test } from './fixtures.ts'

const list = (page: Page) => page.getByRole('table', { name: 'List of the day' })
const rows = (page: Page) => list(page).getByRole('row')
const field = (page: Page) => page.getByRole('textbox', { name: 'Add somebody to the list' })
const waits = (page: Page) => page.getByRole('complementary', { name: 'What waits' })
const option = (page: Page, name: RegExp) => page.getByRole('option', { name })

/** Types into the field that has the focus, and puts on the list who is found first. */
async function add(page: Page, typed: string, found: RegExp): Promise<void> {
  await page.keyboard.type(typed)
  await expect(option(page, found)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(field(page)).toHaveValue('')
}

test('a day is planned, worked through and looked back on by keyboard alone', async ({
  own: page,
  app,
  folder,
}) => {
  await go(page, 'Today')
  await expect(focused(page)).toHaveText('Today')
  await expect(page.getByRole('heading', { name: 'Nobody is on today’s list' })).toBeVisible()
  await expect(waits(page)).toContainText('Nothing waits')
  await inspect(page, 'today-empty')
  await bringIn(page, app, dayPeople(folder))

  await go(page, 'Today')
  await page.keyboard.press('a')
  await expect(field(page)).toBeFocused()
  await add(page, '1950-02', /Ada Adler, 3 Feb 1950/)
  await expect(page.getByText('Ada Adler is on the list.')).toBeVisible()
  await expect(field(page)).toBeFocused()
  await add(page, '1971-08', /بو الحداد/)
  await expect(rows(page)).toHaveCount(3)

  // A time and a reason, in the row; it stands where its time puts it.
  await page.keyboard.press('Escape')
  await expect(focused(page)).toHaveText('Ada Adler')
  await page.keyboard.press('j')
  await expect(focused(page)).toHaveText('بو الحداد')
  await page.keyboard.press('Shift+Tab')
  await expect(focused(page)).toHaveAccessibleName('Time of بو الحداد')
  await page.keyboard.type('9h60')
  await page.keyboard.press('Enter')
  await expect(list(page).getByRole('alert')).toHaveText('This is no time of day. Write it like 9:30.')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('930')
  await page.keyboard.press('Enter')
  await expect(rows(page).nth(1)).toContainText('بو الحداد')
  await expect(focused(page)).toHaveText('بو الحداد')
  await expect(page.getByRole('textbox', { name: 'Time of بو الحداد' })).toHaveValue('09:30')
  await page.keyboard.press('Tab')
  await page.keyboard.type('dialysis tomorrow?')
  await page.keyboard.press('Enter')
  await expect(focused(page)).toHaveText('بو الحداد')
  await expect(rows(page).nth(1)).toContainText('critical result')

  // Who bears the same name is told from her.
  await page.keyboard.press('a')
  await add(page, '1988-11', /Áda/)
  await expect(list(page).getByText('same name')).toHaveCount(2)
  await expect(page.getByRole('heading', { name: 'From the records: 1' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('p')
  await page.keyboard.press('p') // impatiently
  await expect(rows(page)).toHaveCount(5)
  await expect(rows(page).nth(2)).toContainText('Cy Calm')
  await expect(page.getByRole('textbox', { name: 'Time of Cy Calm' })).toHaveValue('10:30')
  await inspect(page, 'today-full')

  // Seen, taken back, and seen again.
  await expect(focused(page)).toHaveText('بو الحداد')
  await page.keyboard.press('j')
  const seen = page.getByRole('checkbox', { name: 'Cy Calm was seen' })
  await page.keyboard.press('x')
  await expect(seen).toBeChecked()
  await page.keyboard.press('x')
  await expect(seen).not.toBeChecked()
  await page.keyboard.press('x')
  await expect(page.getByText('4 people, 1 seen')).toBeVisible()

  // Off the list, and back with all that was said.
  await page.keyboard.press('Delete')
  await expect(rows(page)).toHaveCount(4)
  await expect(focused(page)).toHaveText('Put back')
  await page.keyboard.press('Enter')
  await expect(rows(page)).toHaveCount(5)
  await expect(seen).toBeChecked()

  // Into her chart, a note begun there, and back to the day.
  await rows(page).nth(1).getByRole('button', { name: 'بو الحداد', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Back to Today' })).toBeVisible()
  await page.keyboard.press('n')
  await expect(focused(page)).toHaveAccessibleName('Note')
  await page.keyboard.type('Call by phone')
  await expect(page.getByText(/^draft, kept/)).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(rows(page).nth(1)).toContainText('unsigned note')

  // The days beside it have lists of their own.
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('heading', { name: 'Tomorrow', level: 2 })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Nobody is on the list of this day' })).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('heading', { name: 'Yesterday', level: 2 })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(rows(page)).toHaveCount(5)
})

test('what waits stands beside the day, one thing at a time, and is opened with the mouse', async ({
  own: page,
  app,
  folder,
}) => {
  await bringIn(page, app, dayPeople(folder))
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Today' }).click()
  const critical = waits(page).getByRole('button', { name: '1 critical result waits to be seen' })
  const due = waits(page).getByRole('button', { name: '2 people were planned to come back and did not' })
  await expect(critical).toHaveAttribute('aria-expanded', 'true')
  await expect(due).toHaveAttribute('aria-expanded', 'false')
  await due.click()
  const awaited = waits(page).getByRole('list', { name: 'People who were planned to come back' })
  await expect(awaited.getByRole('listitem').first()).toContainText('lost, 120 days late')
  await expect(awaited.getByRole('listitem').last()).toContainText('due, 20 days late')
  await inspect(page, 'today-waiting')

  await field(page).click()
  await page.keyboard.type('Dee')
  await option(page, /Dee Due/).click()
  await expect(rows(page)).toHaveCount(2)
  await page.getByRole('checkbox', { name: 'Dee Due was seen' }).click()
  await expect(page.getByRole('checkbox', { name: 'Dee Due was seen' })).toBeChecked()
  await page.getByRole('button', { name: 'The day after' }).click()
  await expect(page.getByRole('heading', { name: 'Tomorrow', level: 2 })).toBeVisible()
  await page.getByRole('button', { name: 'To today' }).click()
  await page.getByRole('button', { name: 'Add Cy Calm' }).click()
  await expect(rows(page)).toHaveCount(3)
  await expect(page.getByRole('heading', { name: /^From the records/ })).toBeHidden()

  for (const colour of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: colour })
    await inspect(page, `today-${colour}`)
  }
  await page.setViewportSize({ width: 640, height: 400 })
  expect(await standsOut(page)).toEqual([])
  if (process.env['CASEBOOK_SCREENSHOTS'])
    await page.screenshot({ path: `${process.env['CASEBOOK_SCREENSHOTS']}/today-640.png`, fullPage: true })
  await page.setViewportSize({ width: 1280, height: 800 })

  // Acknowledged on the chart, it waits no more, and the next thing stands first.
  await waits(page)
    .getByRole('button', { name: /بو الحداد/ })
    .click()
  await page.getByRole('button', { name: 'Seen: Potassium 6.9 mmol/L' }).click()
  await press(page.getByRole('button', { name: 'Acknowledge' }))
  await page.getByRole('button', { name: 'Back to Today' }).click()
  await expect(critical).toBeHidden()
  await expect(waits(page).getByRole('button', { name: /was planned|were planned/ })).toHaveAttribute(
    'aria-expanded',
    'true',
  )
})
