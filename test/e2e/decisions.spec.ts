import path from 'node:path'
import { written } from '../fixtures/fhir-parts.ts'
import { writePractice } from '../fixtures/practice-file.ts'
import { bringIn, choose, expect, go, inspect, press, standsOut, test } from './fixtures.ts'

/** Somebody with diabetes, who takes neither treatment: a visit when she was known first, and one of late. */
const her = { reference: 'Patient/ines' }
const visit = (id: string, on: string) => ({
  resourceType: 'Encounter',
  id,
  status: 'finished',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
  subject: her,
  period: { start: on },
})
const problem = (id: string, code: string, on: string) => ({
  resourceType: 'Condition',
  id,
  clinicalStatus: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
  },
  verificationStatus: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'confirmed' }],
  },
  code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code }] },
  subject: her,
  onsetDateTime: on,
})
const ines = {
  resourceType: 'Patient',
  id: 'ines',
  name: [{ text: 'Ines Inventada' }],
  gender: 'female',
  birthDate: '1962-04-05',
}
const fileOf = (folder: string, ...resources: object[]) =>
  written(
    folder,
    JSON.stringify({
      resourceType: 'Bundle',
      type: 'collection',
      entry: resources.map(resource => ({ resource })),
    }),
  )

test('one decides beside an answer with one key, says why, takes it back, and the record grades it', async ({
  own: page,
  app,
  folder,
}) => {
  test.slow() // it brings in a whole practice and asks it
  await bringIn(page, app, writePractice(path.join(folder, 'clinic.ndjson'), { seed: 1, patients: 600 }))
  const known = [ines, visit('v1', '2020-01-03'), problem('p1', 'E11.9', '2020-01-03')]
  await bringIn(page, app, fileOf(folder, ...known))
  await go(page, 'Compare')
  await choose(
    page,
    page.getByRole('combobox', { name: 'Start from a question' }),
    /SGLT2 inhibitor or a sulfonylurea/,
  )
  await press(page.getByRole('button', { name: 'Ask my patients' }))
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText('would have had', {
    timeout: 60_000,
  })

  // She is decided for on a day whose question's year is over by now.
  await page.clock.setFixedTime(new Date('2025-01-10T10:00:00Z'))
  await go(page, 'Patients')
  await page.getByRole('textbox', { name: 'Search patients' }).fill('Inventada')
  await expect(page.getByText(/^1 found$/)).toBeVisible()
  await press(page.getByRole('textbox', { name: 'Search patients' }))
  const deciding = page.getByRole('group', { name: 'What you decide for this patient' })
  await expect(deciding.getByRole('button')).toHaveCount(4)
  await inspect(page, 'deciding')

  await page.getByRole('tab', { name: 'Problems' }).focus()
  await page.keyboard.press('d')
  await expect(deciding.getByRole('button').first()).toBeFocused()
  await page.keyboard.press('1')
  await expect(page.getByRole('textbox', { name: 'Why (may stay empty)' })).toBeFocused()
  await page.keyboard.type('Her kidneys; 12 times of 20')
  await page.keyboard.press('Enter')
  await expect(deciding).toContainText('Her kidneys; 12 times of 20')
  const takeBack = deciding.getByRole('button', { name: 'Take back (u)' })
  await expect(takeBack).toBeFocused()
  await expect(deciding).toContainText('Decided 10 Jan 2025: an SGLT2 inhibitor')
  await inspect(page, 'decided')
  await page.keyboard.press('u')
  await expect(deciding.getByRole('button').first()).toBeFocused()
  await page.keyboard.press('2')
  await expect(deciding).toContainText('Decided 10 Jan 2025: a sulfonylurea')
  await page.keyboard.press('Escape')
  await expect(takeBack).toBeFocused()
  await page.setViewportSize({ width: 640, height: 400 })
  expect(await standsOut(page)).toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })

  // What became of her comes in with a file.
  await page.clock.setFixedTime(new Date())
  await bringIn(
    page,
    app,
    fileOf(folder, ...known, problem('p2', 'I50.9', '2025-03-01'), visit('v2', '2026-03-02')),
  )
  await go(page, 'Patients')
  await page.getByRole('textbox', { name: 'Search patients' }).fill('Inventada')
  await expect(page.getByText(/^1 found$/)).toBeVisible()
  await press(page.getByRole('textbox', { name: 'Search patients' }))
  await expect(page.getByText(/heart failure: happened 1 Mar 2025/i)).toBeVisible()
  await page.getByRole('tab', { name: 'Visits' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Decided: a sulfonylurea/i)).toBeVisible()
  await page.getByRole('tab', { name: 'Summary' }).click()
  await press(page.getByRole('button', { name: 'All decisions' }))
  await expect(page.getByRole('heading', { name: 'What was decided beside answers' })).toBeFocused()
  const row = page.getByRole('row', { name: /sulfonylurea/i })
  await expect(row).toContainText('1')
  await expect(page.getByText(/1 of 10: so few say next to nothing yet/)).toBeVisible()
  await inspect(page, 'decisions')
})

test('what has changed since one decided stands on Today, once', async ({ own: page, app, folder }) => {
  test.slow()
  await bringIn(page, app, writePractice(path.join(folder, 'clinic.ndjson'), { seed: 1, patients: 600 }))
  await go(page, 'Compare')
  await choose(
    page,
    page.getByRole('combobox', { name: 'Start from a question' }),
    /SGLT2 inhibitor or a sulfonylurea/,
  )
  await press(page.getByRole('button', { name: 'Ask my patients' }))
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText('would have had', {
    timeout: 60_000,
  })
  await go(page, 'Patients')
  await page.getByRole('textbox', { name: 'Search patients' }).fill('gliclazide')
  await expect(page.getByText(/^\d+ found$/)).toBeVisible()
  await press(page.getByRole('textbox', { name: 'Search patients' }))
  const deciding = page.getByRole('group', { name: 'What you decide for this patient' })
  await expect(deciding.getByRole('button')).toHaveCount(4)
  await page.keyboard.press('d')
  await expect(deciding.getByRole('button').first()).toBeFocused()
  await page.keyboard.press('2')
  await expect(page.getByRole('textbox', { name: 'Why (may stay empty)' })).toBeFocused()
  await page.keyboard.press('Escape')

  await bringIn(page, app, writePractice(path.join(folder, 'more.ndjson'), { seed: 2, patients: 300 }))
  await go(page, 'Today')
  const news = page.getByRole('button', { name: '1 answer has changed since you decided' })
  await expect(news).toBeVisible({ timeout: 60_000 })
  if ((await news.getAttribute('aria-expanded')) === 'false') await press(news)
  await expect(page.getByText(/^\+\d+ people.*since you last decided/)).toBeVisible()
  await inspect(page, 'since-decided')
  await press(page.getByRole('button', { name: 'Seen' }))
  await expect(news).toBeHidden()
})
