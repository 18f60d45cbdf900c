import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, go, inspect, press, test } from './fixtures.ts'

const table = `MRN;Name;Born;Seen;Hb (g/dL)
A1;Ada Invented;13/02/1950;21/03/2024;12.5
A1;Ada Invented;13/02/1950;22/04/2024;hemolysed
B2;Bea Made-Up;25/06/1960;23/05/2024;11.9
`

test('a table is set up by keys alone, read, and the second of its kind asks nothing', async ({
  own: page,
  folder,
  app,
}) => {
  await go(page, 'Intake')
  const first = path.join(folder, 'spring.csv')
  writeFileSync(first, table)
  await app.choose({ files: [first] })
  await press(page.getByRole('button', { name: 'Choose files' }))
  await expect(page.getByText('1 table needs to be set up.')).toBeVisible()
  await press(page.getByRole('button', { name: 'Set up' }))
  await expect(page.getByRole('heading', { name: 'Set up a table' })).toBeVisible()
  await expect(page.getByText('So far: 3 facts of 2 people in 3 rows.')).toBeVisible()
  await inspect(page, 'tables')

  const columns = page.getByRole('listbox', { name: 'Columns, those in doubt first' })
  await columns.focus()
  await page.keyboard.press('a')
  await expect(page.getByText('All columns are decided.')).toBeVisible()
  await press(page.getByRole('button', { name: 'Keep this and read the table' }))
  await expect(page.getByRole('heading', { name: 'Intake' })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Waiting' })).toBeHidden()
  await expect(page.getByText('By now 2 patients and 3 facts.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Open Ada Invented/ })).toBeVisible()
  await go(page, 'Patients')
  await expect(page.getByText('Ada Invented')).toBeVisible()

  await go(page, 'Intake')
  const second = path.join(folder, 'autumn.csv')
  writeFileSync(second, `${table}C3;Cee Invented;14/07/1970;24/09/2024;13.1\n`)
  await app.choose({ files: [second] })
  await press(page.getByRole('button', { name: 'Choose files' }))
  await expect(page.getByText(/ from 1 file in .*; 0 in quarantine\.$/)).toBeVisible()
  await expect(page.getByText('1 table needs to be set up.')).toBeHidden()
  await go(page, 'Patients')
  await expect(page.getByText('Cee Invented')).toBeVisible()
  await expect(page.getByText('Ada Invented')).toHaveCount(1)
})
