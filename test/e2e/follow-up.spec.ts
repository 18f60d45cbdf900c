import type { Page } from '@playwright/test'
import { expect, focused, go, inspect, press, standsOut, test } from './fixtures.ts'

const table = (page: Page) => page.getByRole('table', { name: 'Who is due and lost' })
const told = (page: Page) => page.getByRole('status').filter({ hasText: ': ' })

/** The first measure of the list of which somebody is waited for. */
async function openOne(page: Page): Promise<void> {
  await go(page, 'Outcomes')
  await press(page.getByRole('button', { name: 'Follow-up', exact: true }))
  await expect(page.getByRole('heading', { name: 'Follow-up', level: 2 })).toBeVisible()
  const of = page.getByLabel('Of whom')
  const names = await of
    .locator('option')
    .evaluateAll(all => all.map(each => (each as HTMLOptionElement).value))
  for (const name of names.slice(1)) {
    await of.selectOption(name)
    await expect(table(page).or(page.getByText('Nobody is due or lost.'))).toBeVisible({ timeout: 30_000 })
    console.log(name, await table(page).getByRole('row').count())
    if (
      await table(page)
        .getByText(/^lost, /u)
        .first()
        .isVisible()
    )
      return
  }
  throw new Error('Nobody is lost of any measure.')
}

test('who is lost is asked after in two keys, and what came of it is taken back', async ({
  practice: page,
}) => {
  await openOne(page)
  await expect(page.getByText(/^(Of those of whom|It is known of nobody)/u)).toBeVisible()
  await inspect(page, 'follow-up')
  const lost = page.getByText(/^lost, /u)
  const before = await lost.count()
  await page.keyboard.press('Tab')
  await table(page).locator('[data-row]').first().focus()
  await page.keyboard.press('j')
  const name = (await focused(page).textContent())!
  await page.keyboard.press('m')
  await expect(told(page)).toHaveText(`${name}: moved away.`)
  await expect(lost).not.toHaveCount(before)
  await expect(focused(page)).toHaveAttribute('data-row', 'true')
  await inspect(page, 'follow-up-told')
  await page.keyboard.press('u')
  await expect(told(page)).toHaveText(`${name}: taken back.`)
  await expect(lost).toHaveCount(before)
  await expect(focused(page)).toHaveText(name)

  // Her chart is one key away.
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab').first()).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(table(page)).toBeVisible({ timeout: 30_000 })
  await page.setViewportSize({ width: 640, height: 400 })
  expect(await standsOut(page)).toEqual([])
})
