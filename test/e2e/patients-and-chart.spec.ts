import type { Locator } from '@playwright/test'
import { expect, go, inspect, press, test } from './fixtures.ts'

test('a patient is found as one types and her chart is read by keyboard', async ({ practice: page }) => {
  await inspect(page, 'patients')
  await page.keyboard.type('D001-00036')
  await expect(page.getByText('1 found')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Demonstration number D001-00036')).toBeVisible()
  await inspect(page, 'chart')

  // The way back to the bytes.
  await press(page.getByRole('tab', { name: /^All facts/ }))
  await press(page.getByRole('button', { name: 'Show', exact: true }).first())
  await expect(page.locator('pre.exact')).toContainText('"resourceType":"Condition"')

  await page.getByRole('tab', { name: 'Conditions 1' }).focus()
  await page.keyboard.press('End')
  await expect(page.getByRole('img', { name: /results from .*, the last/ })).toBeVisible()
  await inspect(page, 'chart-trend')
})

test('a note is a draft until it is signed, then it is amended, and it is found again', async ({
  practice: page,
}) => {
  await page.keyboard.press('Enter')
  await press(page.getByRole('tab', { name: 'Notes' }))
  await press(page.getByRole('button', { name: 'Write a note' }))
  const [title, note] = [page.getByLabel('Title'), page.getByLabel('Note', { exact: true })]
  await expect(note).toBeFocused()
  await title.fill('Telephone call')
  await note.fill('Reports marmalade-coloured tablets.')
  await expect(page.getByText(/^draft, kept \d\d:\d\d$/)).toBeVisible()
  // Whom it is about stands where one writes and again where one signs.
  const name = (await page.locator('.banner h2').innerText()).trim()
  await expect(page.locator('.note-editor .whose')).toHaveText([
    new RegExp(`^${name}, born `, 'u'),
    new RegExp(`^${name}, born `, 'u'),
  ])
  await inspect(page, 'note-draft')
  await press(page.getByRole('button', { name: 'Sign', exact: true }))
  await expect(page.getByText(/^Signed, version 1, /)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Telephone call' })).toBeFocused()
  await expect(note).toHaveCount(0)

  await press(page.getByRole('button', { name: 'Amend' }))
  await note.fill('Reports cinnamon-coloured tablets.')
  await page.getByLabel('Why it is amended').fill('misheard')
  await press(page.getByRole('button', { name: 'Sign the amended note' }))
  await expect(page.getByText(/^Signed, version 2, /)).toBeVisible()
  await expect(page.getByText('signed, amended once')).toBeVisible()
  await press(page.getByRole('button', { name: 'Earlier versions' }))
  await expect(page.getByText('Amended because: misheard')).toBeVisible()
  await expect(page.locator('del')).toHaveText('marmalade-coloured ')
  await expect(page.locator('ins')).toHaveText('cinnamon-coloured ')
  await inspect(page, 'note-amended')
  await press(page.getByRole('button', { name: 'Back to patients' }))
  await page.getByRole('textbox', { name: 'Search patients' }).fill('cinnamon')
  await expect(page.getByText('1 found')).toBeVisible()
})

test('a draft that was thrown away is taken back', async ({ practice: page }) => {
  await page.keyboard.press('Enter')
  await press(page.getByRole('tab', { name: 'Notes' }))
  await press(page.getByRole('button', { name: 'Write a note' }))
  await page.getByLabel('Note', { exact: true }).fill('Reports marmalade-coloured tablets.')
  await press(page.getByRole('button', { name: 'Throw the draft away' }))
  await expect(page.getByLabel('Note', { exact: true })).toHaveCount(0)
  await press(page.getByRole('button', { name: 'Take it back' }))
  await expect(page.getByLabel('Note', { exact: true })).toHaveValue('Reports marmalade-coloured tablets.')
})

test('a quick Enter opens who was asked for, not who stood there before', async ({ practice: page }) => {
  await page.getByRole('textbox', { name: 'Search patients' }).focus()
  await page.keyboard.insertText('D001-00155')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Demonstration number D001-00155')).toBeVisible()
})

test('nobody found is said calmly', async ({ practice: page }) => {
  await page.keyboard.type('zzzz')
  await expect(page.getByRole('heading', { name: 'Nobody found' })).toBeVisible()
})

test('people are found by the class of what they take and by their birth date, and the list says by what', async ({
  practice: page,
}) => {
  const search = page.getByRole('textbox', { name: 'Search patients' })
  await search.fill('gliflozins')
  await expect(
    page.getByRole('heading', { name: /^Problem, medicine, result or procedure \(\d+\)$/ }),
  ).toBeVisible()
  await expect(page.getByRole('list', { name: 'Patients' }).getByRole('button').first()).toContainText(
    /gliflozin/i,
  )
  await inspect(page, 'patients-by-class')

  await search.fill('')
  const first = page.getByRole('list', { name: 'Patients' }).getByRole('button').first()
  const [name, born] = (await first.locator('span').allInnerTexts()).map(text => text.trim())
  await search.fill(`${name!.split(' ')[0]} ${born}`)
  await expect(page.getByText('1 found')).toBeVisible()
  await expect(first).toContainText(name!)
})

test('in the colours of the system, what is chosen still looks other than what is not', async ({
  practice: page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await go(page, 'Patients')
  await page.keyboard.press('ArrowDown')
  const views = page.getByRole('navigation', { name: 'Views' }).getByRole('button')
  const framed = (all: Locator) =>
    all.evaluateAll(
      found => found.map(each => getComputedStyle(each).outlineStyle !== 'none').filter(Boolean).length,
    )
  expect(await framed(views)).toBe(1)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: 'Summary' })).toBeVisible()
  expect(await framed(page.getByRole('tab'))).toBe(1)
})
