import { readFileSync } from 'node:fs'
import path from 'node:path'
import { writePractice } from '../fixtures/practice-file.ts'
import { bringIn, choose, createOwn, expect, go, inspect, passphrase, press, take, test } from './fixtures.ts'

test("the demonstration says what it is in every view, takes in no file, and leads to a casebook of one's own", async ({
  practice: page,
  folder,
}) => {
  const strip = page.getByRole('complementary', { name: 'Demonstration' })
  for (const view of ['Today', 'Patients', 'Intake', 'Compare', 'Evidence', 'Peers', 'Settings']) {
    await go(page, view)
    await expect(strip).toContainText('Everybody here is invented; no file can be brought in.')
    await expect(strip.getByRole('button', { name: 'Begin my own' })).toBeInViewport()
  }

  await go(page, 'Intake')
  await expect(page.getByText('This is the demonstration, and it takes in no file')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Choose files' })).toBeHidden()
  await inspect(page, 'demonstration-intake')
  const file = writePractice(path.join(folder, 'dropped.ndjson'), { seed: 78, patients: 1 })
  const chromium = await page.context().newCDPSession(page)
  const data = { items: [], files: [file], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await chromium.send('Input.dispatchDragEvent', { type, x: 700, y: 500, data })
  await expect(page.getByRole('alert')).toContainText('Begin your own casebook, and bring the file in there.')
  // Its head, and the practice.
  await expect(page.getByRole('table', { name: 'Past imports' }).getByRole('row')).toHaveCount(2)

  // Thinking better of it changes nothing.
  await press(strip.getByRole('button', { name: 'Begin my own' }))
  await expect(page.getByRole('dialog')).toContainText('The demonstration is removed from this machine')
  await inspect(page, 'begin-my-own')
  await press(page.getByRole('button', { name: 'Stay in the demonstration' }))
  await go(page, 'Patients')
  await expect(page.getByText('600 patients')).toBeVisible()

  await press(strip.getByRole('button', { name: 'Begin my own' }))
  await press(page.getByRole('button', { name: 'Remove it and begin my own' }))
  await createOwn(page)
  await expect(strip).toBeHidden()
  await go(page, 'Patients')
  await expect(page.getByRole('heading', { name: 'No patients yet' })).toBeVisible()
})

test("a locked demonstration leads to a casebook of one's own without its passphrase", async ({
  practice: page,
}) => {
  await press(page.getByRole('button', { name: 'Lock', exact: true }))
  await expect(page.getByText('The demonstration\'s is "demonstration"')).toBeVisible()
  await inspect(page, 'demonstration-locked')
  await press(page.getByRole('button', { name: 'Begin my own' }))
  await press(page.getByRole('button', { name: 'Set it aside and begin my own' }))
  await createOwn(page)
  await go(page, 'Settings')
  await press(page.getByRole('button', { name: 'Lock now' }))
  await expect(page.getByRole('button', { name: 'Begin my own' })).toBeHidden()
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
})

test("an answer from one's own patients says what it is for, stands on the chart and cannot be published", async ({
  own: page,
  app,
  folder,
}) => {
  test.slow() // it brings in a whole practice and asks it
  await bringIn(page, app, writePractice(path.join(folder, 'clinic.ndjson'), { seed: 1, patients: 600 }))
  await go(page, 'Compare')
  await choose(
    page,
    page.getByRole('combobox', { name: 'Start from a question' }),
    /SGLT2 inhibitor or a sulfonylurea/,
  )
  await expect(page.getByRole('button', { name: 'Ask my patients' })).toBeEnabled()
  await press(page.getByRole('button', { name: 'Ask my patients' }))
  const answer = page.getByRole('region', { name: 'Answer' })
  await expect(answer).toContainText('for whom either treatment was a real choice')
  await expect(answer.getByRole('note')).toContainText('not validated as a medical device')
  await answer.getByRole('note').scrollIntoViewIfNeeded()
  await inspect(page, 'compare-own')

  // A file outlives the window: it says the same.
  const figure = answer.getByRole('figure', { name: /^Of 100 people, .* had heart failure by day 365/ })
  const file = path.join(folder, 'curve.svg')
  await app.choose({ save: file })
  await press(figure.getByRole('button', { name: 'Save' }))
  await take(page.getByRole('menuitem', { name: 'SVG' }))
  await expect(figure.getByRole('status')).toContainText(`Saved as ${file}`)
  expect(readFileSync(file, 'utf8')).toContain('(not validated as a medical device)')

  await go(page, 'Evidence')
  await expect(page.getByRole('note')).toContainText('not validated as a medical device')
  await expect(page.getByRole('table', { name: 'My cards' })).toContainText('private')
  await expect(
    page.getByText('Publishing and sharing are shut: what may leave is not yet safe.'),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Publish…' })).toBeHidden()
  await inspect(page, 'evidence-own')

  await go(page, 'Patients')
  await page.getByRole('textbox', { name: 'Search patients' }).fill('gliclazide')
  await expect(page.getByText(/^\d+ found$/)).toBeVisible()
  await press(page.getByRole('textbox', { name: 'Search patients' }))
  await expect(page.getByText(/of your patients, .*; this one /)).toBeVisible()
  await expect(page.getByText('No trial: who got which treatment was not left to chance')).toBeVisible()
})
