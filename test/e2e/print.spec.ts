import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sealed } from '../../electron/host/sealed-file.ts'
import { bringIn, expect, go, inspect, press, test } from './fixtures.ts'

const coded = (text: string) => ({ coding: [{ system: 'http://example.org/c', code: text }], text })
const subject = { reference: 'Patient/a' }
const LONG =
  'a very long name of a condition that nobody would say aloud and that goes over more than a single line'

/** Somebody of whom there is more than a page has room for. */
function fullRecord(name: string, patient: object, results: number): string {
  const resources: object[] = [
    {
      resourceType: 'Patient',
      id: 'a',
      name: [{ text: name }],
      birthDate: '1939-03-04',
      gender: 'female',
      ...patient,
    },
    ...Array.from({ length: 60 }, (_, n) => ({
      resourceType: 'Condition',
      id: `c${n}`,
      subject,
      code: coded(`condition ${n} ${n % 7 === 0 ? LONG : ''}`),
      clinicalStatus: { coding: [{ code: 'active' }] },
      onsetDateTime: `20${String(10 + (n % 10))}-01-01`,
    })),
    ...Array.from({ length: 40 }, (_, n) => ({
      resourceType: 'MedicationRequest',
      id: `m${n}`,
      status: 'active',
      intent: 'order',
      subject,
      medicationCodeableConcept: coded(`medicine ${n} 5 MG Oral Tablet`),
      authoredOn: '2026-05-01',
    })),
    {
      resourceType: 'MedicationRequest',
      id: 'never',
      status: 'active',
      intent: 'order',
      doNotPerform: true,
      subject,
      medicationCodeableConcept: coded('warfarin'),
      authoredOn: '2020-05-01',
    },
    {
      resourceType: 'Condition',
      id: 'no',
      subject,
      code: coded('lupus'),
      verificationStatus: { coding: [{ code: 'refuted' }] },
    },
    ...Array.from({ length: results }, (_, n) => ({
      resourceType: 'Observation',
      id: `o${n}`,
      status: 'final',
      subject,
      code: {
        coding: [{ system: 'http://loinc.org', code: ['2160-0', '2823-3', '718-7', '4548-4'][n % 4] }],
      },
      effectiveDateTime: new Date(Date.UTC(2020, 0, 1) + n * 3_600_000).toISOString(),
      valueQuantity: { value: 5 + (n % 9) / 10, unit: ['mg/dL', 'mmol/L', 'g/dL', '%'][n % 4] },
      referenceRange: [{ low: { value: 3 }, high: { value: 5.2 } }],
    })),
  ]
  const entry = resources.map(resource => ({ resource }))
  return `${JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry })}\n`
}

test('a chart of 10,000 results goes on one page of either paper, which says how much more there is', async ({
  own: page,
  app,
  folder,
}) => {
  const file = path.join(folder, 'full.json')
  writeFileSync(
    file,
    fullRecord('فاطمة Maria-Magdalena von Hohenstaufen-Württemberg zu Beispielhausen', {}, 10_000),
  )
  await bringIn(page, app, file)
  await go(page, 'Patients')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: 'Summary' })).toBeVisible()
  await page.keyboard.press('Control+p')
  const sheet = page.locator('.sheet')
  await expect(sheet).toContainText('Medicine 39')
  await inspect(page, 'print')
  for (const [size, width] of [
    ['A4', 595],
    ['US Letter', 612],
  ] as const) {
    await press(page.getByRole('radio', { name: size }), 'Space')
    await expect(sheet).toContainText(/and \d+ more/u)
    await expect(sheet).toContainText('Warfarin')
    await expect(sheet).toContainText('not to be given')
    await expect(sheet).not.toContainText('lupus', { ignoreCase: true })
    // Nothing of the page lies beyond its end.
    expect(await page.locator('.sheet-page').evaluate(each => each.scrollHeight <= each.clientHeight)).toBe(
      true,
    )
    const saved = path.join(folder, `${size}.pdf`)
    await app.choose({ save: saved })
    await press(page.getByRole('button', { name: 'Save as PDF' }))
    await expect(page.getByText(`Saved: ${saved}`)).toBeVisible()
    const pdf = readFileSync(saved, 'latin1')
    expect(pdf.match(/\/Type \/Page\b/gu)).toHaveLength(1)
    expect(Number(/\/MediaBox \[0 0 ([\d.]+)/u.exec(pdf)![1])).toBeCloseTo(width, -1)
    expect(await page.locator('.print-sheet').count()).toBe(0)
  }
  await go(page, 'Settings')
  const done = page.getByRole('table', { name: 'What was done' })
  await expect(done.getByText(/^summary of chart \d+ saved into a file \(PDF/u)).toHaveCount(2)
})

test('the sheet of somebody who died says so, and that nobody wrote down whether she has allergies', async ({
  own: page,
  app,
  folder,
}) => {
  const file = path.join(folder, 'died.json')
  writeFileSync(file, fullRecord('Eva Example', { deceasedDateTime: '2024-02-03' }, 20))
  await bringIn(page, app, file)
  await go(page, 'Patients')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: 'Summary' })).toBeVisible()
  await page.keyboard.press('Control+p')
  const sheet = page.locator('.sheet')
  await expect(sheet).toContainText('Problems at death')
  await expect(sheet).toContainText('3 Feb 2024')
  await expect(sheet).toContainText('Allergies: not recorded')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('tab', { name: 'Summary' })).toBeVisible()
})

test('a file closed by a passphrase waits, and is opened in the window by the right one', async ({
  own: page,
  app,
  folder,
}) => {
  const file = path.join(folder, 'eva.ips.jwe')
  const words = 'six plain words for the neighbour'
  writeFileSync(
    file,
    await sealed(Buffer.from(fullRecord('Eva Example', {}, 4)), words, 'application/fhir+json'),
  )
  await go(page, 'Intake')
  await app.choose({ files: [file] })
  await press(page.getByRole('button', { name: 'Choose files' }))
  await press(page.getByRole('button', { name: 'Open with a passphrase' }))
  const dialog = page.getByRole('dialog', { name: 'Open a closed file' })
  const field = dialog.getByLabel('Passphrase of the file')
  await expect(field).toBeFocused()
  await page.keyboard.type('other words')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText(/This passphrase does not open the file/u)).toBeVisible()
  await field.fill(words)
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0, { timeout: 20_000 })
  await go(page, 'Patients')
  await expect(page.getByText('Eva Example')).toBeVisible()
})
