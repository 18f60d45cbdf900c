import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { pubmedOf, pubmedSet, risOf } from '../fixtures/article-parts.ts'
import { bringIn, expect, inspect, press, standsOut, test } from './fixtures.ts'

test('articles that a file named are found in the library by their words', async ({
  own: page,
  folder,
  app,
}) => {
  const file = path.join(folder, 'pubmed.xml')
  writeFileSync(
    file,
    pubmedSet(
      pubmedOf({ title: 'Salt in invented people', doi: '10.1234/inv.1', pmid: '101' }),
      pubmedOf({ title: 'Sugar in invented people', year: 2019, pmid: '102' }),
      pubmedOf({ title: 'Salt in invented people', doi: '10.1234/inv.1', pmid: '101' }),
    ),
  )
  await bringIn(page, app, file)
  const row = page.getByRole('row', { name: /pubmed\.xml/ })
  await press(row.getByRole('button', { name: 'What it brought' }))
  const imports = page.getByRole('table', { name: 'Past imports' })
  await expect(imports.getByText('3 records of articles; 1 of them repeating')).toBeVisible()
  await inspect(page, 'library-brought')
  await press(imports.getByRole('button', { name: 'Open the library' }))

  await expect(page.getByRole('heading', { name: 'Library' })).toBeFocused()
  await expect(page.getByRole('status').filter({ hasText: '2 articles' })).toBeVisible()
  const works = page.getByRole('table', { name: 'Library of articles' })
  await page.keyboard.press('j')
  const first = works.getByRole('button', { name: 'Salt in invented people' })
  await expect(first).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(works.getByText('Named by 2 records of your files.')).toBeVisible()
  await expect(first).toBeFocused()
  await inspect(page, 'library')
  await page.setViewportSize({ width: 640, height: 400 })
  expect(await standsOut(page)).toEqual([])

  await page.getByRole('textbox', { name: /Search by title/ }).fill('SUGAR 2019')
  await expect(page.getByRole('status').filter({ hasText: '1 article found' })).toBeVisible()
  await expect(first).toBeHidden()
  await page.getByRole('textbox', { name: /Search by title/ }).fill('pepper')
  await expect(page.getByText('No article here has all of these words.')).toBeVisible()
  await page.getByRole('heading', { name: 'Library' }).focus()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Library of articles' })).toBeVisible()
})

test('records of a reference manager that were cut off are set aside with their place', async ({
  own: page,
  folder,
  app,
}) => {
  const file = path.join(folder, 'cut.ris')
  writeFileSync(file, `${risOf({ title: 'Salt in invented people' })}TY  - JOUR\nTI  - Cut`)
  await bringIn(page, app, file)
  await expect(page.getByText('ris record 2')).toBeVisible()
})
