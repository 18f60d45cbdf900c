import type { Page } from '@playwright/test'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createRandom } from '../../shared/domain/random.ts'
import {
  bringIn,
  choose,
  expect,
  expectFocusIn,
  focused,
  go,
  inspect,
  press,
  standsOut,
  test,
} from './fixtures.ts'

const counted = (page: Page) => page.getByText(/^\d+ measures, data up to /)

async function open(page: Page, name: string): Promise<void> {
  await go(page, 'Outcomes')
  await expect(counted(page)).toBeVisible({ timeout: 60_000 })
  const line = page.getByRole('button', { name, exact: true })
  if (!(await line.isVisible())) await page.getByText(/^This record cannot answer \d+ more measures$/).click()
  await press(line)
  await expect(page.getByRole('heading', { name, level: 2 })).toBeVisible()
}

const isoAfter = (days: number) =>
  new Date(Date.UTC(2022, 0, 3) + days * 86_400_000).toISOString().slice(0, 10)

/**
 * Two years of bypasses, two a week, each with a Parsonnet score but every tenth; deaths as the score foretells. Of two
 * surgeons each has every second one.
 */
function surgeon(which: 0 | 1): string {
  const random = createRandom(7)
  const resources = Array.from({ length: 200 }, (_, n) => {
    const on = n * 4
    const score = Math.round(40 * random.uniform() ** 2)
    const dies = random.uniform() < 1 / (1 + Math.exp(3.68 - 0.077 * score))
    const subject = { reference: `Patient/p${n}` }
    const coded = (system: string, code: string, display: string) => ({
      coding: [{ system, code, display }],
      text: display,
    })
    return [
      {
        resourceType: 'Patient',
        id: `p${n}`,
        name: [{ family: `Invented${n}`, given: ['Person'] }],
        gender: n % 3 === 0 ? 'female' : 'male',
        birthDate: `${1935 + (n % 25)}-05-01`,
        ...(dies && { deceasedDateTime: isoAfter(on + 5) }),
      },
      {
        resourceType: 'Procedure',
        id: `o${n}`,
        status: 'completed',
        subject,
        code: coded('http://snomed.info/sct', '232717009', 'Coronary artery bypass grafting'),
        performedDateTime: isoAfter(on),
      },
      ...(n % 10 === 9
        ? []
        : [
            {
              resourceType: 'Observation',
              id: `s${n}`,
              status: 'final',
              subject,
              code: coded('urn:invented', 'parsonnet', 'Parsonnet score'),
              effectiveDateTime: isoAfter(on - 1),
              valueQuantity: {
                value: score,
                unit: '{score}',
                system: 'http://unitsofmeasure.org',
                code: '{score}',
              },
            },
          ]),
      // Seen again after three months, unless she died: the data go on.
      ...(dies
        ? []
        : [
            {
              resourceType: 'Encounter',
              id: `v${n}`,
              status: 'finished',
              class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
              subject,
              period: { start: isoAfter(on + 90), end: isoAfter(on + 90) },
            },
          ]),
    ]
  })
  return JSON.stringify({
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources
      .filter((_, n) => n % 2 === which)
      .flat()
      .map(resource => ({ resource })),
  })
}

test('deaths after bypasses stand against the risk of each, by a score that is chosen once', async ({
  own: page,
  app,
  folder,
}) => {
  for (const which of [0, 1] as const) {
    const file = path.join(folder, `surgeon-${which}.json`)
    writeFileSync(file, surgeon(which))
    await bringIn(page, app, file)
  }
  await open(page, 'Death within 30 days of an operation on the heart')
  await expect(page.getByRole('heading', { name: 'Against the risk of each' })).toBeVisible()
  const field = page.getByRole('combobox', { name: /^Under which code does Parsonnet/ })
  await choose(page, field, /^Parsonnet score/)
  const headline = page.getByText(/^\d+ of 180 had it; \d+\.\d were to be expected$/)
  await expect(headline).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText(/^Observed over expected: \d\.\d\d \(95 % interval/)).toBeVisible()
  await expect(page.getByText('20 cases have no score and are left out.')).toBeVisible()
  await expect(page.getByRole('img', { name: /fewer|more than expected; chance alone/ })).toBeVisible()
  await expect(page.getByRole('img', { name: /chart for doubled odds/ })).toBeVisible()
  await expect(
    page.getByRole('img', { name: /2 sources by observed over expected: none lies/ }),
  ).toBeVisible()
  await expect(page.getByRole('table', { name: 'Do these risks fit here?' })).toBeVisible()
  await expectFocusIn(page)
  await page.setViewportSize({ width: 1280, height: 3200 })
  if (process.env['CASEBOOK_SCREENSHOTS'])
    await page.screenshot({ path: path.join(process.env['CASEBOOK_SCREENSHOTS'], 'outcomes-risk-tall.png') })
  await inspect(page, 'outcomes-risk')

  // What was chosen is known the next time.
  await page.getByRole('button', { name: 'Back to Outcomes' }).click()
  await open(page, 'Death within 30 days of an operation on the heart')
  await expect(headline).toBeVisible({ timeout: 30_000 })

  // The first year sets the risks right for the second, which alone is then judged.
  await page.getByLabel('Set the risks right by the cases up to').fill('2022-12-31')
  await page.keyboard.press('Enter')
  await expect(
    page.getByText(/The risks were set right by|To set risks right|must have had it/).first(),
  ).toBeVisible({
    timeout: 30_000,
  })
  await page.setViewportSize({ width: 640, height: 400 })
  expect(await standsOut(page)).toEqual([])
})

test('a measure is drawn as the kind of chart that is chosen, and says how often it speaks by chance', async ({
  practice: page,
}) => {
  // Of a measure that looks back over a year there is one kind by quarters, and nothing to choose.
  await open(page, 'HbA1c below 8 %')
  await expect(page.getByText(/^Mostly the same results stand behind neighbouring points/)).toBeVisible()
  const kind = page.getByRole('combobox', { name: 'Kind of chart' })
  await expect(kind).toHaveCount(0)
  await page.keyboard.press('Escape')
  await open(page, 'Death within 30 days of an operation')
  await kind.focus()
  await kind.selectOption({ label: 'EWMA: fading memory' })
  await expect(page.getByText('%, average with fading memory')).toBeVisible({ timeout: 30_000 })
  await expect(kind).toBeFocused()
  await inspect(page, 'outcomes-ewma')
  await page.getByText('Month', { exact: true }).click()
  await expect(kind).toHaveValue('ewma')

  // On paper stands the chart that is in sight, and one comes back to it.
  await page.keyboard.press('Control+p')
  await expect(page.locator('.measure-sheet')).toContainText('%, average with fading memory')
  await page.keyboard.press('Escape')
  await expect(kind).toHaveValue('ewma')
})

test('limits are made anew with a reason, drawn as a break, and taken back; the numbers leave as files', async ({
  practice: page,
  app,
  folder,
}) => {
  await open(page, 'HbA1c below 8 %')
  await press(page.getByRole('button', { name: 'Make limits anew' }))
  await expect(page.getByText('Say from when on, and what was changed.')).toBeVisible()
  await choose(page, page.getByRole('combobox', { name: 'From the beginning of' }), 'Jan – Mar 2025')
  await page.getByLabel('What was changed').fill('A nurse calls everybody')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Limits are made anew from 1 Jan 2025 on.', { exact: true })).toBeFocused()
  const broken = page.getByRole('img', { name: /made anew from 1 Jan 2025 on: A nurse calls everybody/ })
  await expect(broken).toBeVisible()
  await broken.scrollIntoViewIfNeeded()
  await inspect(page, 'outcomes-break')

  for (const [button, name] of [
    ['Table (CSV)', 'numbers.csv'],
    ['What its columns mean (CSV)', 'columns.csv'],
    ['For other programs (FHIR MeasureReport)', 'report.json'],
  ] as const) {
    const saved = path.join(folder, name)
    await app.choose({ save: saved })
    await press(page.getByRole('button', { name: button }))
    await expect(page.getByText(`Saved as ${saved}.`)).toBeVisible()
  }
  const rows = readFileSync(path.join(folder, 'numbers.csv'), 'utf8').trimEnd().split('\r\n')
  expect(rows).toHaveLength(13)
  const report = JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8')) as {
    entry: Array<{ resource: { resourceType: string } }>
  }
  expect(report.entry.filter(({ resource }) => resource.resourceType === 'MeasureReport')).toHaveLength(12)

  await press(page.getByRole('button', { name: 'Take back the new limits from 1 Jan 2025' }))
  await expect(page.getByText('The new limits from 1 Jan 2025 on were taken back.')).toBeFocused()
  await expect(broken).toBeHidden()
})

test('a measure of one’s own is made by form, changed into a version, exported and brought in again', async ({
  practice: page,
  app,
  folder,
}) => {
  await go(page, 'Outcomes')
  await press(page.getByRole('button', { name: 'A measure of your own' }))
  await expect(page.getByRole('heading', { name: 'A measure of your own', level: 2 })).toBeFocused()
  await press(page.getByRole('button', { name: 'Keep and count' }))
  await expect(page.getByRole('alert')).toHaveText(/fields need a look/)
  await page.getByLabel('Name', { exact: true }).fill('HbA1c below 7.5 %')
  const who = page.getByRole('group', { name: /^Who have any of these/ })
  await who.getByRole('combobox', { name: 'Among' }).click()
  await page.getByRole('option', { name: 'Problems' }).click()
  await who.getByRole('combobox', { name: 'Find by its name' }).fill('diabetes')
  await page
    .getByRole('option', { name: /diabetes/i })
    .first()
    .click()
  const which = page.getByRole('group', { name: 'Any of these', exact: true })
  await which.getByRole('combobox', { name: 'Find by its name' }).fill('A1c')
  await page.getByRole('option', { name: /A1c/ }).first().click()
  await page.getByLabel('Number', { exact: true }).fill('7.5')
  await expect(page.getByLabel('Unit', { exact: true })).toHaveValue('%')
  await inspect(page, 'outcomes-own-form')
  await page.setViewportSize({ width: 640, height: 400 })
  expect(await standsOut(page)).toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })
  await press(page.getByRole('button', { name: 'Keep and count' }))
  await expect(page.getByRole('heading', { name: 'HbA1c below 7.5 %', level: 2 })).toBeVisible()
  await expect(page.getByText(/^Your own measure, version 1/)).toBeVisible()
  await expect(page.getByRole('img', { name: /^HbA1c below 7.5 %/ })).toBeVisible({ timeout: 30_000 })
  await inspect(page, 'outcomes-own-measure')

  await press(page.getByRole('button', { name: 'Change it' }))
  await page.getByLabel('Number', { exact: true }).fill('7')
  await press(page.getByRole('button', { name: 'Keep as the next version' }))
  await expect(page.getByText(/^Your own measure, version 2/)).toBeVisible()
  const saved = path.join(folder, 'own.json')
  await app.choose({ save: saved })
  await press(page.getByRole('button', { name: 'The definition (JSON)' }))
  await expect(page.getByText(`Saved as ${saved}.`)).toBeVisible()

  await press(page.getByRole('button', { name: 'Change it' }))
  await press(page.getByRole('button', { name: 'List it no more' }))
  await expect(page.getByRole('heading', { name: 'Outcomes', level: 2 })).toBeVisible()
  await expect(counted(page)).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('button', { name: 'HbA1c below 7.5 %' })).toBeHidden()
  await press(page.getByRole('button', { name: 'A measure of your own' }))
  await app.choose({ files: [saved] })
  await press(page.getByRole('button', { name: 'Bring one in from a file' }))
  await expect(page.getByText(/^Your own measure, version 4/)).toBeVisible()
  await expect(focused(page)).toHaveCount(1)
  const other = path.join(folder, 'other.json')
  writeFileSync(other, '{"measure": {"id": "own-x"}, "concepts": []}')
  await page.keyboard.press('Escape')
  await press(page.getByRole('button', { name: 'A measure of your own' }))
  await app.choose({ files: [other] })
  await press(page.getByRole('button', { name: 'Bring one in from a file' }))
  await expect(page.getByText(/^The file holds no measure: at “measure\.format”/)).toBeVisible()
})
