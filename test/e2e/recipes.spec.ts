import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, expectFocusIn, go, inspect, press, test } from './fixtures.ts'

test('what was said of a table is looked at, changed, saved, forgotten and brought in again', async ({
  own: page,
  folder,
  app,
}) => {
  const table = path.join(folder, 'spring.csv')
  writeFileSync(table, 'MRN;Name;Born;Seen;Hb (g/dL)\nA1;Ada Invented;13/02/1950;21/03/2024;12.5\n')
  await go(page, 'Intake')
  await app.choose({ files: [table] })
  await press(page.getByRole('button', { name: 'Choose files' }))
  await press(page.getByRole('button', { name: 'Set up' }))
  await page.getByRole('listbox', { name: 'Columns, those in doubt first' }).focus()
  await page.keyboard.press('a')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Intake' })).toBeVisible()

  await press(page.getByRole('button', { name: 'Known tables' }))
  await expect(page.getByRole('heading', { name: 'Known tables' })).toBeFocused()
  const look = page.getByRole('button', { name: /^Look at / })
  await press(look)
  await page.getByRole('listbox', { name: 'Columns, those in doubt first' }).focus()
  await page.keyboard.press('End')
  await expect(page.getByRole('combobox', { name: 'Its code' })).toHaveValue('Haemoglobin (LOINC 718-7)')
  await inspect(page, 'recipes')
  await page.getByLabel('What it is called here').fill('Ward round')
  await press(page.getByRole('button', { name: 'Keep the change' }))
  await expect(page.getByText('“Ward round” is kept.')).toBeFocused()

  const saved = path.join(folder, 'recipe.json')
  await app.choose({ save: saved })
  await press(page.getByRole('button', { name: 'Save it as a file' }))
  await expect(page.getByText(`Saved as ${saved}.`)).toBeVisible()
  const text = readFileSync(saved, 'utf8')
  await expect(page.getByLabel('All that leaves in the file, word by word')).toHaveText(text)
  expect(JSON.parse(text)).toMatchObject({
    title: 'Ward round',
    columns: [{}, {}, {}, {}, { code: { code: '718-7' } }],
  })
  expect(text).not.toMatch(/Ada|12\.5|spring/)

  await press(page.getByRole('button', { name: 'Forget it' }))
  await expect(page.getByText('“Ward round” was forgotten')).toBeFocused()
  await expect(page.getByText('No table was set up yet')).toBeVisible()
  await app.choose({ files: [saved] })
  await press(page.getByRole('button', { name: 'Bring in a file' }))
  await expect(page.getByText('1 table is known from this file.')).toBeFocused()
  await expect(page.getByRole('button', { name: 'Look at Ward round' })).toBeVisible()

  await app.choose({ files: [table] })
  await press(page.getByRole('button', { name: 'Bring in a file' }))
  await expect(page.getByText(/does not say what the columns of a table are/)).toBeVisible()
  await expectFocusIn(page)
})
