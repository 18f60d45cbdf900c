import { expect, inspect, press, test } from './fixtures.ts'

test('a person is erased once it was read what goes, and her name was typed', async ({ practice: page }) => {
  await page.keyboard.type('D001-00036')
  await expect(page.getByText('1 found')).toBeVisible()
  await page.keyboard.press('Enter')
  const name = (await page.locator('.banner h2').innerText()).trim()
  await press(page.getByRole('button', { name: 'More', exact: true }))
  await press(page.getByRole('button', { name: 'Erase for good…' }))
  const dialog = page.getByRole('dialog', { name: 'Erase a person for good' })
  // Four people have her name.
  await expect(dialog.getByText(/, born 28 Mar 1975, identifier D001-00036$/)).toBeVisible()
  await expect(dialog.getByText(`With ${name} these go for good:`)).toBeVisible()
  await expect(dialog.getByText(/^\d+ facts in all versions/)).toBeVisible()
  await expect(dialog.getByText(/kept file, overwritten where others’ parts stay$/)).toBeVisible()
  const [typed, confirm] = [
    dialog.getByLabel(`To confirm, type: ${name}`),
    dialog.getByRole('button', { name: 'Erase for good', exact: true }),
  ]
  await expect(typed).toBeFocused()
  await inspect(page, 'erasing-receipt')
  await typed.fill('Somebody Else')
  await expect(confirm).toBeDisabled()
  await typed.fill(name.toUpperCase())
  await press(confirm)
  // Her chart is left, and nothing that the window remembers leads to her or names her.
  await expect(page.getByText('Erased. The receipt is in Settings, as erasure 1;')).toBeFocused()
  await expect(dialog).toHaveCount(0)
  await expect(page.locator('.banner')).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: 'Search patients' })).toHaveValue('')
  await expect(page.getByText('599 patients')).toBeVisible()
  await inspect(page, 'erased')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.locator('.banner')).toHaveCount(0)

  await press(page.getByRole('button', { name: 'Settings' }))
  await expect(page.getByRole('heading', { name: 'People who were erased' })).toBeVisible()
  await expect(page.getByText(/^Erasure 1, done on .* by you$/)).toBeVisible()
  await expect(page.getByText(/^backups made before/)).toBeVisible()
  await inspect(page, 'erasing-settings')
})
