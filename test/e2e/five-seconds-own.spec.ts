import type { Page } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, go, inspect, press, standsOut, test } from './fixtures.ts'
import { lookThrough } from './look-through.ts'

/** A clinic's register as one finds it: units below the headings, and a name in the first row of a person alone. */
const register = [
  'Reg No;Name;Sex;Date of birth;Allergy;Seen;Diagnosis;Medication;Potassium;Creatinine;Hb',
  ';;;dd/mm/yyyy;;dd/mm/yyyy;;;mmol/L;µmol/L;g/dL',
  'A1;Ada Invented;F;13/02/1950;Penicillin;03/05/2026;Hypertension;Amlodipine 5 mg;4.1;88;12.5',
  ';;;;;05/06/2026;Type 2 diabetes;Metformin 500 mg;4.9;104;11.9',
  ';;;;;07/07/2026;;;5.8;121;11.2',
  'B2;Bea Made-Up;F;25/06/1961;;03/05/2026;Asthma;Salbutamol inhaler;4.0;61;13.1',
  'C3;Cem Invented;M;04/11/1978;;06/05/2026;Epilepsy;Carbamazepine 200 mg;4.4;80;14.8',
  ';;;;;20/08/2026;;;4.2;82;14.6',
  '',
].join('\n')

const label = (page: Page, name: string) => page.getByLabel(name, { exact: true })

async function bySpreadsheet(page: Page, set: () => Promise<void>): Promise<void> {
  await go(page, 'Intake')
  await set()
  await press(page.getByRole('button', { name: 'Choose files' }))
  await press(page.getByRole('button', { name: 'Set up' }))
  await expect(page.getByRole('heading', { name: 'Set up a table' })).toBeVisible()
  const whom = page.getByLabel('Rows that name nobody')
  // Nothing is an error before somebody goes on without it.
  await expect(page.locator('[aria-invalid=true]')).toHaveCount(0)
  const columns = page.getByRole('listbox', { name: 'Columns, those in doubt first' })
  await columns.focus()
  await page.keyboard.press('a')
  const keep = page.getByRole('button', { name: 'Keep this and read the table' })
  while (await columns.evaluate(each => each === document.activeElement)) await page.keyboard.press('Enter')
  await expect(keep).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(whom).toBeFocused()
  await expect(whom).toHaveAttribute('aria-invalid', 'true')
  await whom.selectOption('are about the person above')
  await expect(page.getByText(/^So far: \d+ facts of 3 people in 6 rows\./)).toBeVisible()
  await inspect(page, 'names-above')
  await page.setViewportSize({ width: 640, height: 400 })
  expect(await standsOut(page), 'set-up').toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })
  await press(keep)
  await expect(page.getByRole('heading', { name: 'Intake' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Open Ada Invented/ })).toBeVisible()
}

async function byHand(page: Page, name: string, birth: string): Promise<void> {
  await go(page, 'Patients')
  await press(page.getByRole('button', { name: 'Register a person' }))
  await label(page, 'Name').fill(name)
  await label(page, 'Birth date or age').fill(birth)
  await label(page, 'Birth date or age').press('Enter')
  await expect(page.getByRole('heading', { name, level: 2 })).toBeFocused()
  await page.keyboard.press('e')
  await label(page, 'Blood pressure (mmHg)').fill('150/95')
  await label(page, 'Problem').fill('Pneumonia')
  await label(page, 'Drug').fill('Amoxicillin')
  await inspect(page, 'visit-medicine')
  await press(page.getByRole('button', { name: /^Sign \d+ lines/ }))
  await expect(page.getByText(/^Signed and stored/)).toBeVisible()
}

test('of three people of a spreadsheet and two of paper all that matters is in sight, and when she was seen', async ({
  own: page,
  folder,
  app,
}) => {
  const file = path.join(folder, 'register.csv')
  writeFileSync(file, register)
  await bySpreadsheet(page, () => app.choose({ files: [file] }))
  await byHand(page, 'Dora Onpaper', '5 months')
  await byHand(page, 'Edi Onpaper', '64')
  const lastSeen: string[] = []
  const missing = await lookThrough(page, 5, 'five-own', async () => {
    lastSeen.push((await page.locator('.picture-age').textContent()) ?? '')
  })
  expect(missing).toEqual([])
  expect(
    lastSeen.map(text => /^(?:Last visit|No visit recorded, last entry \d+ \w+ \d+)/.exec(text)?.[0]),
  ).toEqual([
    'No visit recorded, last entry 7 Jul 2026',
    'No visit recorded, last entry 20 Aug 2026',
    'No visit recorded, last entry 3 May 2026',
    'Last visit',
    'Last visit',
  ])
  await expect(page.getByText(/born about 1\d{3}/)).toBeVisible()
  for (const at of [4, 3, 2, 1]) {
    await page.keyboard.press('[')
    await expect(page.locator('.bar').getByRole('status')).toHaveText(`${at} of 5`)
    await expect(page.getByRole('region', { name: /^Medicines/ })).toBeVisible()
  }
  await expect(page.getByRole('table', { name: 'Latest results' })).toBeVisible()
  await inspect(page, 'five-own-wide')
})

test('from an open chart a trend takes no action; results by date, a note and a sheet of paper take one each', async ({
  practice: page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await go(page, 'Patients')
  await page.getByRole('textbox', { name: 'Search patients' }).press('Enter')
  const results = page.getByRole('table', { name: 'Latest results' })
  await expect(results).toBeVisible()
  const inWords = results.getByRole('row').filter({ has: page.locator('.course svg') })
  await expect(inWords.first()).toBeVisible()
  await page.keyboard.press('r')
  await expect(page.getByRole('grid', { name: 'Results by date' })).toBeVisible()
  await page.keyboard.press('n')
  await expect(label(page, 'Note')).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+p')
  await expect(page.locator('.sheet')).toBeVisible()
})
