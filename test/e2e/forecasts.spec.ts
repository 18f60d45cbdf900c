import type { Page } from '@playwright/test'
import { expect, focused, go, inspect, press, standsOut, test } from './fixtures.ts'

const isoIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const PEOPLE = 12
const nameOf = (at: number) => `${'ABCDEFGHIJKL'[at]}da Invented${'abcdefghijkl'[at]}`
const told = (page: Page) => page.locator('.logbook-told')

/** Logs an operation of thirty days ago: today is the last day on which anything of it can be foretold, or happen. */
async function log(page: Page, at: number): Promise<void> {
  await expect(page.getByLabel('Person', { exact: true })).toBeFocused()
  await page.keyboard.type(nameOf(at))
  await page.keyboard.press('Tab')
  await expect(page.getByText('New here')).toBeVisible()
  await page.locator('#logbook-operation').fill('Appendectomy')
  await page.locator('#logbook-date').fill(isoIn(-30))
  await page.locator('#logbook-date').press('Enter')
  await expect(told(page)).toContainText(`Logged: Appendectomy, ${nameOf(at)}`)
}
/** Says today what became of the operation that has the keys. */
async function tell(page: Page, at: number, key: 'i' | 'w'): Promise<void> {
  await expect(focused(page)).toHaveText(nameOf(at))
  await page.keyboard.press('o')
  await expect(page.getByRole('radio').first()).toBeFocused()
  await page.keyboard.press(key)
  await page.keyboard.press('Enter')
  await expect(told(page)).toContainText(new RegExp(`^Recorded: .*${nameOf(at)}`, 'u'))
  await expect(focused(page)).toHaveText(nameOf(at))
}

test.setTimeout(120_000)
test('what one expects is written by one key, graded by itself, and told on Today', async ({ own: page }) => {
  await go(page, 'Outcomes')
  await press(page.getByRole('button', { name: 'Log an operation' }))
  for (let at = 0; at < PEOPLE; at++) await log(page, at)
  await page.keyboard.press('Escape')
  await expect(page.getByText(`${PEOPLE} operations.`)).toBeVisible()
  await page.keyboard.press('j')
  for (let at = 0; at < PEOPLE; at++) {
    await expect(focused(page)).toHaveText(nameOf(at))
    await page.keyboard.press('e')
    await expect(page.getByLabel('How likely, in %')).toBeFocused()
    await page.keyboard.type(at < 6 ? '20' : '5')
    if (at === 2) await inspect(page, 'forecast-form')
    await page.keyboard.press('Enter')
    await expect(told(page)).toContainText(
      `Kept: surgical site infection ${at < 6 ? 20 : 5} %, ${nameOf(at)}`,
    )
    await expect(focused(page)).toHaveText(nameOf(at))
    await page.keyboard.press('j')
  }
  // Another outcome by its letter; what is no percentage is told; and it may be written anew.
  await page.keyboard.press('Home')
  await expect(focused(page)).toHaveText(nameOf(0))
  await page.keyboard.press('e')
  await page.keyboard.type('200d')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Write a number from 0 to 100.')).toBeVisible()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('1')
  await page.keyboard.press('Enter')
  await expect(told(page)).toContainText('Kept: death 1 %')
  await page.keyboard.press('e')
  await page.keyboard.type('30i')
  await page.keyboard.press('Enter')
  await expect(told(page)).toContainText('Kept: surgical site infection 30 %')
  const first = page.getByRole('row', { name: new RegExp(nameOf(0), 'u') })
  await expect(first).toContainText('Expected: death 1 %')
  await expect(first).toContainText('Expected: surgical site infection 30 % (written 2 times)')
  await inspect(page, 'forecast-logbook')
  expect(await standsOut(page)).toEqual([])

  await go(page, 'Outcomes')
  await expect(page.getByRole('heading', { name: 'What you expected' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('None is graded yet').first()).toBeVisible()

  await press(page.getByRole('button', { name: 'Logbook' }))
  await expect(page.getByText(`${PEOPLE} operations.`)).toBeVisible()
  await page.keyboard.press('j')
  await tell(page, 0, 'i')
  await page.keyboard.press('j')
  await tell(page, 1, 'i')
  await page.keyboard.press('j')
  await tell(page, 2, 'w')
  await go(page, 'Today')
  const news = page.getByRole('button', { name: '13 forecasts were graded' })
  await expect(news).toBeVisible({ timeout: 60_000 })
  if ((await news.getAttribute('aria-expanded')) === 'false') await press(news)
  await inspect(page, 'forecast-today')
  await press(page.getByRole('button', { name: 'See how what you expected came' }))
  // Of twelve infections 30 %, 5 x 20 % and 6 x 5 % were expected: 1.6, where 2 came. The one death is apart.
  await expect(
    page.getByText('Of 12 forecasts that are graded, 2 came to happen; you expected 1.6.'),
  ).toBeVisible({
    timeout: 60_000,
  })
  await expect(page.getByText(/^Brier score 0\.\d{3} \(95 % interval/u)).toBeVisible()
  await expect(
    page.getByRole('img', {
      name: /^Infection of the surgical site: what you expected and what came, 12 operations/u,
    }),
  ).toBeVisible()
  await page.getByRole('heading', { name: 'What you expected' }).scrollIntoViewIfNeeded()
  await inspect(page, 'forecast-outcomes')
  await go(page, 'Today')
  await expect(page.getByRole('heading', { name: 'Today', level: 2 })).toBeVisible()
  await expect(news).toHaveCount(0)

  // The next period of a measure.
  await go(page, 'Outcomes')
  await press(page.getByRole('button', { name: 'Infection of the surgical site', exact: false }).first())
  await expect(page.getByText('Of 12 forecasts that are graded, 2 came to happen')).toBeVisible({
    timeout: 60_000,
  })
  await page.getByLabel(/^What you expect from /u).fill('4')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Kept: 4 % from /u)).toBeVisible()
  await expect(page.getByText(/^From .* you expected 4 %: not known yet\.$/u)).toBeVisible()
  await page.getByRole('heading', { name: 'What you expected' }).scrollIntoViewIfNeeded()
  await inspect(page, 'forecast-measure')
  await page.setViewportSize({ width: 640, height: 400 })
  expect(await standsOut(page)).toEqual([])
})

test('an operation is logged with what is expected of it', async ({ own: page }) => {
  await go(page, 'Outcomes')
  await press(page.getByRole('button', { name: 'Log an operation' }))
  await expect(page.getByLabel('Person', { exact: true })).toBeFocused()
  await page.keyboard.type('Ada Inventeda')
  await page.keyboard.press('Tab')
  await expect(page.getByText('New here')).toBeVisible()
  await page.locator('#logbook-operation').fill('Appendectomy')
  await page.getByLabel('Expect, % (may stay empty)').fill('7')
  await expect(page.getByLabel('Within 30 days')).toBeVisible()
  await inspect(page, 'forecast-entry')
  await page.getByLabel('Expect, % (may stay empty)').press('Enter')
  await expect(page.getByRole('table', { name: 'Operations, the newest first' })).toContainText(
    'Expected: surgical site infection 7 %',
  )
  // Taken back, it leaves nothing that breaks the page.
  await press(page.getByRole('button', { name: 'Undo' }))
  await expect(focused(page)).toHaveText('Taken back.')
  await go(page, 'Outcomes')
  await expect(
    page.getByText('Your outcomes would be here', { exact: false }).or(page.getByText('measures')).first(),
  ).toBeVisible()
})
