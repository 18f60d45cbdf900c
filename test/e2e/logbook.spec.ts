import type { Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { bundle, patient } from '../fixtures/fhir-parts.ts'
import { bringIn, drawn, expect, focused, go, inspect, press, standsOut, test } from './fixtures.ts'

const table = (page: Page) => page.getByRole('table', { name: 'Operations, the newest first' })
const told = (page: Page) => page.getByRole('status').filter({ hasText: /^(Logged|Recorded|Taken back)/u })

const isoDaysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** Ten invented people, what was done to them, and how many days ago. */
const operations = Array.from({ length: 10 }, (_, at) => ({
  name: `${String.fromCodePoint(65 + at)}da Invented${'abcdefghij'[at]}`,
  what: ['Append', 'Cholecyst', 'Inguinal hernia'][at % 3]!,
  on: isoDaysAgo(320 - 30 * at),
  asa: String(1 + (at % 3)),
}))

/** Types an operation as one types it: Tab between the fields, Enter at the end. */
async function log(page: Page, { name, what, on, asa }: (typeof operations)[number]): Promise<void> {
  await expect(page.getByLabel('Person', { exact: true })).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Tab')
  await expect(page.getByText('New here')).toBeVisible()
  await page.keyboard.type(what)
  await expect(
    page.getByRole('listbox').getByRole('option', { name: new RegExp(`^${what}`, 'u') }),
  ).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Control+a')
  await page.keyboard.type(on)
  await page.keyboard.press('Tab')
  await page.keyboard.type(asa)
  await page.keyboard.press('Tab')
  await page.keyboard.type('p')
  await page.keyboard.press('Enter')
  await expect(told(page)).toContainText(name)
}

/** As many invented people from a file, each operated on once; of one in three the ASA class is recorded. */
const operated = (people: number) =>
  Array.from({ length: people }, (_, at) => {
    const subject = { reference: `Patient/p${at}` }
    const day = isoDaysAgo(40 + 7 * at)
    const sct = (code: string, display: string) => ({
      coding: [{ system: 'http://snomed.info/sct', code, display }],
    })
    return [
      patient(`p${at}`, `Ona Invented${'abcdefghij'[at % 10]}${'abcdefghij'[Math.floor(at / 10)]}`),
      {
        resourceType: 'Procedure',
        id: `o${at}`,
        status: 'completed',
        subject,
        code: at % 2 ? sct('80146002', 'Appendectomy') : sct('52734007', 'Total replacement of hip'),
        performedDateTime: day,
      },
      ...(at % 3
        ? []
        : [
            {
              resourceType: 'Observation',
              id: `a${at}`,
              status: 'final',
              subject,
              code: sct('302132005', 'ASA class'),
              effectiveDateTime: day,
              valueString: `ASA ${1 + (at % 4)}`,
            },
          ]),
    ]
  }).flat()

test.setTimeout(240_000)
test('from an empty casebook ten operations are logged, and their outcomes make the first own chart', async ({
  own: page,
}) => {
  await go(page, 'Outcomes')
  await press(page.getByRole('button', { name: 'Log an operation' }))
  await expect(page.getByRole('heading', { name: 'Logbook', level: 2 })).toBeVisible()
  await inspect(page, 'logbook-empty')
  const began = performance.now()
  for (const operation of operations) await log(page, operation)
  const logged = performance.now()
  console.log(`ten operations logged in ${((logged - began) / 1000).toFixed(1)} s`)
  await expect(page.getByText('10 operations.')).toBeVisible()
  await inspect(page, 'logbook-ten')

  // Each outcome: o, a letter, Enter.
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Log an operation' })).toBeFocused()
  await page.keyboard.press('j')
  for (let at = 0; at < operations.length; at++) {
    // The newest first: the last of the list stands first.
    const { name } = operations.at(-1 - at)!
    await expect(focused(page)).toHaveText(name)
    await page.keyboard.press('o')
    await expect(page.getByRole('radio').first()).toBeFocused()
    await page.keyboard.press('w')
    await page.keyboard.press('Enter')
    await expect(told(page)).toContainText(`Recorded: Alive and well, ${name}`)
    await expect(focused(page)).toHaveText(name)
    await page.keyboard.press('j')
  }
  console.log(`ten outcomes recorded in ${((performance.now() - logged) / 1000).toFixed(1)} s`)
  await expect(page.getByText('no outcome at 30 days')).toHaveCount(0)

  // One of them came back with an infection.
  await page.keyboard.press('Home')
  await page.keyboard.press('j')
  const { name, on } = operations.at(-2)!
  await expect(focused(page)).toHaveText(name)
  await page.keyboard.press('o')
  await page.keyboard.press('i')
  await page.keyboard.press('Tab')
  await page.keyboard.type(isoDaysAgo((Date.now() - Date.parse(on)) / 86_400_000 - 9))
  await inspect(page, 'logbook-outcome')
  await page.keyboard.press('Enter')
  await expect(told(page)).toContainText(`Recorded: Surgical site infection, ${name}`)
  await expect(table(page)).toContainText('Surgical site infection')
  await inspect(page, 'logbook-told')

  await go(page, 'Outcomes')
  await expect(page.getByRole('row', { name: /Infection of the surgical site/u })).toContainText('1 of ')
  await press(page.getByRole('button', { name: 'Death within 30 days of an operation', exact: true }))
  await expect(page.getByRole('img', { name: /^Death within 30 days/u })).toBeVisible({ timeout: 60_000 })
  console.log(`from nothing to the first own chart in ${((performance.now() - began) / 1000).toFixed(1)} s`)
  await inspect(page, 'logbook-first-chart')
})

test('a death is told with the mouse, stands on the chart, and is taken back', async ({ own: page }) => {
  await go(page, 'Outcomes')
  await page.getByRole('button', { name: 'Log an operation' }).click()
  await log(page, { ...operations[8]!, on: isoDaysAgo(12) })
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(table(page)).toContainText('Due on ')
  const { name } = operations[8]!
  await page.getByRole('button', { name: `Outcome of ${name}` }).click()
  await page.getByRole('button', { name: 'Sign' }).click()
  await expect(page.getByText('Say what became of the operation.')).toBeVisible()
  await page.getByLabel('Died (d)').click()
  await page.getByRole('button', { name: 'Sign' }).click()
  await expect(told(page)).toContainText(`Recorded: Died, ${name}`)
  await expect(table(page)).toContainText('Died, ')
  await page.getByRole('button', { name, exact: true }).click()
  await expect(page.locator('.banner')).toContainText('died')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(focused(page)).toHaveText(name)
  // The way to take it back goes with the view; what was entered stands on her chart, and is undone there.
  await page.keyboard.press('o')
  await page.keyboard.press('c')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Choose how the complication had to be treated.')).toBeVisible()
  await expect(page.getByLabel('Clavien-Dindo grade')).toBeFocused()
  await page.keyboard.type('IIIa')
  await page.keyboard.press('Enter')
  await expect(told(page)).toContainText('Complication, Clavien-Dindo grade IIIa')
  await expect(table(page)).toContainText('Complication IIIa, ')
  await press(page.getByRole('button', { name: 'Undo' }))
  await expect(focused(page)).toHaveText('Taken back.')
  await expect(table(page)).not.toContainText('Complication')
})

test('the logbook leaves as a table and on paper, and names nobody', async ({ own: page, app, folder }) => {
  await bringIn(page, app, bundle(folder, ...operated(90)))
  await go(page, 'Outcomes')
  await press(page.getByRole('button', { name: 'Logbook' }))
  await expect(page.getByText(/^\d+ operations?\.$/u)).toBeVisible({ timeout: 60_000 })
  await inspect(page, 'logbook-brought-in')
  await expect(page.getByText('90 operations.')).toBeVisible()
  await press(page.getByRole('button', { name: '60 have no ASA class' }))
  await expect(table(page).getByRole('row')).toHaveCount(61)
  await press(page.getByRole('button', { name: 'Show all 90' }))
  const name = (await table(page).locator('[data-row]').first().textContent())!
  const saved = path.join(folder, 'logbook.csv')
  await app.choose({ save: saved })
  await press(page.getByRole('button', { name: 'Save as CSV' }))
  await expect(page.getByText(`Saved as ${saved}.`)).toBeVisible()
  const text = readFileSync(saved, 'utf8')
  expect(text.split('\r\n')[0]).toBe(
    '\uFEFFnumber,date,age_years,sex,operation,role,asa_class,' +
      'outcome_30_days,events_30_days,days_to_first_event,well_on',
  )
  expect(text).not.toContain(name)
  const meanings = path.join(folder, 'columns.csv')
  await app.choose({ save: meanings })
  await press(page.getByRole('button', { name: 'Save what its columns mean' }))
  await expect(page.getByText(`Saved as ${meanings}.`)).toBeVisible()
  expect(readFileSync(meanings, 'utf8').match(/empty: not recorded/gu)).toHaveLength(11)

  await press(page.getByRole('button', { name: 'On paper' }))
  await expect(page.getByRole('heading', { name: 'Logbook on paper' })).toBeVisible()
  await inspect(page, 'logbook-sheet')
  const sheets = page.locator('.logbook-sheet')
  const heights = await sheets.evaluateAll(all =>
    all.map(each => each.firstElementChild!.scrollHeight - each.firstElementChild!.clientHeight),
  )
  expect(Math.max(...heights)).toBeLessThanOrEqual(0)
  const pdf = path.join(folder, 'logbook.pdf')
  await app.choose({ save: pdf })
  await press(page.getByRole('button', { name: 'Save as PDF' }))
  await expect(page.getByText(`Saved as ${pdf}.`)).toBeVisible()
  expect(readFileSync(pdf, 'latin1').match(/\/Type \/Page\b/gu)).toHaveLength(heights.length)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Logbook', level: 2 })).toBeVisible()

  // At 200 % it is read without scrolling sideways, by day and by night.
  await page.setViewportSize({ width: 640, height: 400 })
  await drawn(page)
  expect(await standsOut(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  await inspect(page, 'logbook-dark')
})
