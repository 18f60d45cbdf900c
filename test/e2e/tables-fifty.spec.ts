import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { workbookOf, type CellOf } from '../fixtures/workbook-of.ts'
import { expect, focused, go, inspect, press, test } from './fixtures.ts'

/** A register of fifty columns as a clinic keeps one: with units and without, some of which only a person can tell. */
const columns: ReadonlyArray<readonly [heading: string, of: (n: number) => CellOf]> = [
  ['No', n => n + 1],
  ['MRN', n => `M${100 + Math.floor(n / 2)}`],
  ['First name', n => `Person${Math.floor(n / 2)}`],
  ['Last name', () => 'Invented'],
  ['Date of birth', n => `${14 + (Math.floor(n / 2) % 14)}/02/1960`],
  ['Sex', n => (Math.floor(n / 2) % 2 ? 'M' : 'F')],
  ['Phone', n => `0555 010${n}`],
  ['Village', () => 'Nowhere'],
  ['Visit date', n => `${13 + (n % 15)}/03/2024`],
  ['Weight (kg)', n => 60 + n],
  ['Height (cm)', n => 150 + n],
  ['BMI', n => 22 + n / 10],
  ['SBP', n => 118 + n],
  ['DBP', n => 70 + n],
  ['Pulse', n => 66 + n],
  ['Temp', n => 36.4 + n / 10],
  ['SpO2 (%)', n => 95 + (n % 5)],
  ['Hb (g/dL)', n => 11 + n / 10],
  ['WBC (10^9/L)', n => 5 + n / 10],
  ['Platelets (10^9/L)', n => 200 + n],
  ['MCV (fL)', n => 85 + n],
  ['Creatinine (umol/L)', n => 70 + n],
  ['eGFR', n => 88 - n],
  ['Urea (mmol/L)', n => 5 + n / 10],
  ['Sodium', n => 138 + (n % 4)],
  ['Potassium', n => 4 + n / 10],
  ['ALT (U/L)', n => 20 + n],
  ['AST (U/L)', n => 22 + n],
  ['ALP (U/L)', n => 80 + n],
  ['Bilirubin (umol/L)', n => 9 + n],
  ['Albumin (g/L)', n => 40 + (n % 5)],
  ['HbA1c (%)', n => 6 + n / 10],
  ['Fasting glucose (mmol/L)', n => 5 + n / 10],
  ['Total cholesterol (mmol/L)', n => 4 + n / 10],
  ['LDL (mmol/L)', n => 2 + n / 10],
  ['HDL (mmol/L)', n => 1 + n / 20],
  ['Triglycerides (mmol/L)', n => 1 + n / 10],
  ['TSH (mIU/L)', n => 2 + n / 10],
  ['CRP (mg/L)', n => 4 + n],
  ['ESR (mm/h)', n => 12 + n],
  ['INR', n => 1 + n / 50],
  ['ACR (mg/g)', n => 12 + n],
  ['Diabetes', n => (n % 2 ? 'yes' : 'no')],
  ['Smoker', n => (n % 3 ? 'no' : 'yes')],
  ['Diagnosis', n => (n % 2 ? 'Hypertension' : 'Type 2 diabetes')],
  ['Medication', n => (n % 2 ? 'Amlodipine 5 mg' : 'Metformin 500 mg')],
  ['Foot score', n => n % 4],
  ['Next visit', n => `${13 + (n % 15)}/06/2024`],
  ['Remarks', n => (n % 2 ? 'as before' : 'feels well')],
  ['Clerk', () => 'N. N.'],
]

test('fifty columns are set up by keys alone', async ({ own: page, folder, app }) => {
  const rows = Array.from({ length: 20 }, (_, n) => columns.map(([, of]) => of(n)))
  const at = path.join(folder, 'register.xlsx')
  writeFileSync(at, workbookOf({ Register: [columns.map(([heading]) => heading), ...rows] }))
  expect(columns).toHaveLength(50)
  await go(page, 'Intake')
  await app.choose({ files: [at] })
  await press(page.getByRole('button', { name: 'Choose files' }))
  await press(page.getByRole('button', { name: 'Set up' }))
  await expect(page.getByRole('heading', { name: 'Set up a table' })).toBeFocused()
  const list = page.getByRole('listbox', { name: 'Columns, those in doubt first' })
  await expect(list).toBeVisible()

  let keys = 0
  const key = async (name: string) => {
    keys++
    await page.keyboard.press(name)
  }
  const began = performance.now()
  while (!(await list.evaluate(each => each === document.activeElement))) await key('Tab')
  await key('a')
  await inspect(page, 'tables-fifty')
  const doubts: string[] = []
  const keep = page.getByRole('button', { name: 'Keep this and read the table' })
  while (!(await keep.evaluate(each => each === document.activeElement))) {
    const shown = await list.getByRole('option', { selected: true }).textContent()
    doubts.push(shown ?? '')
    await key(/^(?:Clerk|Village):/.test(shown ?? '') ? 'x' : 'Enter')
    expect(keys).toBeLessThan(100)
  }
  await expect(page.getByText('All columns are decided.')).toBeVisible()
  await expect(focused(page)).toHaveText('Keep this and read the table')
  await key('Enter')
  await expect(page.getByRole('heading', { name: 'Intake' })).toBeVisible()
  console.log(
    `${keys} keys for ${columns.length} columns, ${doubts.length} of them asked about:\n${doubts.join('\n')}`,
  )
  console.log(`the window took ${((performance.now() - began) / 1000).toFixed(1)} s of it`)
  await go(page, 'Patients')
  await expect(page.getByText('Person9 Invented')).toBeVisible()
})
