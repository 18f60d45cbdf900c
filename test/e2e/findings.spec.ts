import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { ada, message, msh } from '../fixtures/hl7v2-parts.ts'
import { bringIn, expect, expectFocusIn, focused, go, inspect, press, standsOut, test } from './fixtures.ts'

const NOTE = [
  'Hill Clinic',
  'Patient: Ada Invented    MRN: 1001',
  'Date of visit: 5 March 2024',
  '',
  'HISTORY OF PRESENT ILLNESS',
  'She came with a cough. She denies diabetes. Possible pneumonia.',
  '',
  'FAMILY HISTORY',
  'Mother: stroke.',
  '',
  'PLAN',
  'Potassium 5.6 mmol/L today. Continue metformin 500 mg twice daily. The MI unit called.',
].join('\n')

test('a note is said to be hers, and what it seems to say waits for a yes, by keyboard', async ({
  own: page,
  folder,
  app,
}) => {
  const people = path.join(folder, 'people.hl7')
  writeFileSync(people, message(msh({ type: 'ADT^A04' }), ada))
  await bringIn(page, app, people)
  const letter = path.join(folder, 'letter.txt')
  writeFileSync(letter, NOTE)
  await bringIn(page, app, letter)

  await press(page.getByRole('button', { name: 'Say whose' }))
  const dialog = page.getByRole('dialog', { name: 'Whose note is this?' })
  await expect(dialog.getByText('name Ada Invented · number 1001 · dated 5 March 2024')).toBeVisible()
  await expect(dialog.getByText('Nobody is chosen yet.')).toBeVisible()
  await expect(dialog.getByLabel('Date of the note (may stay empty)')).toHaveValue('2024-03-05')
  await inspect(page, 'whose-note')
  await press(dialog.getByRole('button', { name: /Ada.*Invented, born/ }))
  await inspect(page, 'whose-note-chosen')
  await press(dialog.getByRole('button', { name: 'Read the note' }))
  await expect(dialog).toBeHidden()
  await expectFocusIn(page)

  await press(page.getByRole('button', { name: 'Findings in notes' }))
  await expect(focused(page)).toHaveText('Findings in notes')
  const waiting = page.getByRole('button', { name: /Hill Clinic, .*4 findings wait/ })
  await expect(waiting).toBeVisible()
  await inspect(page, 'findings-list')
  await press(waiting)
  await expect(page.getByText('4 wait in this note')).toBeVisible()
  const text = page.getByRole('region', { name: 'The note, with what is asked about marked' })
  await expect(text.locator('mark')).toHaveText('pneumonia')
  await expect(text.locator('.is-cue')).toHaveText('Possible')
  await expect(page.getByText('“possible”: only possible')).toBeVisible()
  await inspect(page, 'findings-possible')

  await page.keyboard.press('y')
  await expect(focused(page)).toContainText('On the chart: ')
  await expect(text.locator('mark')).toHaveText('Potassium 5.6 mmol/L')
  await page.keyboard.press('n')
  await expect(focused(page)).toContainText('It is not asked again.')
  await expect(text.locator('mark')).toHaveText('metformin 500 mg twice daily')
  await page.keyboard.press('j')
  await expect(text.locator('mark')).toHaveText('MI')
  await page.keyboard.press('w')
  await expect(focused(page)).toHaveText('From now on: “mi” does not mean Myocardial infarction.')
  await expect(page.getByText('1 waits in this note')).toBeVisible()
  await inspect(page, 'findings-wrong')
  await page.keyboard.press('u')
  await expect(page.getByText('2 wait in this note')).toBeVisible()
  await expect(text.locator('mark')).toHaveText('MI')
  await page.keyboard.press('w')
  await expect(page.getByText('1 waits in this note')).toBeVisible()
  await expectFocusIn(page)

  // What nobody is asked about can be seen, with the words that say why.
  await press(page.getByLabel('Show also what is not asked about'), 'Space')
  await press(page.getByRole('button', { name: /Diabetes mellitus, not asked: said not to be so/ }))
  await expect(text.locator('.is-cue')).toHaveText('denies')
  await inspect(page, 'findings-negated')
  await page.setViewportSize({ width: 640, height: 400 })
  expect(await standsOut(page)).toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })

  await press(page.getByRole('button', { name: 'Back to the notes' }))
  await expect(page.getByRole('heading', { name: '1 rule of your own' })).toBeVisible()
  await expect(page.getByText('Tried on “mi.”')).toBeVisible()
  await inspect(page, 'findings-rules')
  await press(page.getByRole('button', { name: /Remove the rule/ }))
  await expect(page.getByRole('heading', { name: '1 rule of your own' })).toBeHidden()
  await expectFocusIn(page)

  await go(page, 'Patients')
  await page.getByText(/Ada/).first().click()
  await press(page.getByRole('tab', { name: 'Problems' }))
  await expect(page.getByText('Pneumonia').first()).toBeVisible()
  await press(page.getByRole('tab').last())
  const kinds = page.getByRole('tablist').nth(1)
  await press(kinds.getByRole('tab', { name: /Problems|Conditions/ }))
  await press(page.getByRole('button', { name: 'Show', exact: true }).first())
  await expect(page.locator('.found-in mark')).toHaveText('pneumonia')
  await inspect(page, 'findings-source')
})
