import { beginOwnInPseudo, inspector, pressButton, view, words } from './escaped-words.ts'
import { expect, press, test } from './fixtures.ts'

test('no word of what is entered by hand escaped the catalogue, and none is cut off', async ({ page }) => {
  const { look, found } = inspector(page)
  await beginOwnInPseudo(page)
  await view(page, 2, words('view.patients'))
  await pressButton(page, words('view.register'))
  await page.getByLabel(words('register.birth')).fill('30 Feb 1962')
  await page.getByLabel(words('register.name'), { exact: true }).fill('Ada Invented')
  await look('register, a fault')
  await page.getByLabel(words('register.birth')).fill('64')
  await pressButton(page, words('register.do'))
  await expect(page.getByRole('heading', { name: 'Ada Invented', level: 2 })).toBeVisible()
  await view(page, 2, words('view.patients'))
  await pressButton(page, words('view.register'))
  await page.getByLabel(words('register.name'), { exact: true }).fill('Invented, Ada')
  await expect(page.getByRole('table', { name: words('register.may-be') })).toBeVisible()
  await look('register, namesakes')

  await page
    .getByRole('table', { name: words('register.may-be') })
    .getByRole('button')
    .press('Enter')
  await pressButton(page, words('visit.enter'))
  for (const kind of ['problem', 'medicine', 'result', 'plan', 'procedure', 'outcome', 'allergy'] as const)
    await pressButton(page, words('visit.kind', { kind }))
  await page.locator('[data-place="pulse"]').fill('720')
  await page.locator('[data-place="pressure"]').fill('80/120')
  await page.locator('[data-place="pulse"]').focus()
  await look('visit, a fault')
  await page.locator('[data-place="pressure"]').fill('120/80')
  await pressButton(page, words('visit.sign', { facts: 2 }))
  await expect(page.getByText(words('visit.signed', { what: [], more: 0 }).slice(0, 6)).first()).toBeVisible()
  await press(
    page
      .getByRole('region', { name: words('by-hand-here.title') })
      .getByRole('button')
      .first(),
  )
  await look('visit, signed')
  for (const template of ['antenatal', 'diabetes-and-pressure', 'child-growth', 'operation-log']) {
    await page.getByLabel(words('visit.template')).selectOption(template)
    await look(`visit, ${template}`)
  }

  await view(page, 2, words('view.patients'))
  await pressButton(page, words('view.paper-register'))
  await page.locator('[data-column="person"]').first().fill('Bea Invented')
  await expect(page.getByRole('listbox', { name: words('grid.people') })).toBeVisible()
  await look('paper register, people')
  await page.locator('[data-column="sex"]').first().fill('x')
  await page.locator('[data-column="person"]').nth(1).focus()
  await expect(page.getByRole('list', { name: words('grid.to-mend', { cells: 1 }) })).toBeVisible()
  await look('paper register, to mend')
  await page.getByRole('button', { name: words('grid.remove', { row: 1 }) }).click()
  await look('paper register, removed')
  expect(found()).toEqual([])
})
