import type { Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { drawn, expect, focused, go, inspect, press, standsOut, test } from './fixtures.ts'

const table = (page: Page) => page.getByRole('table', { name: 'Operations, the newest first' })
const told = (page: Page) => page.getByRole('status').filter({ hasText: /^(Logged|Recorded|Taken back)/u })

const isoDaysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** Ten invented people, what was done to them, and how many days ago. */
const operations = Array.from({ length: 10 }, (_, at) => ({
  name: `${String.fromCodePoint(65 + at)}da Invented${'abcdefghij'[at]}`,
  what: ['Append', 'Cholecyst', 'Inguinal hernia'][at % 3]!,
  on: isoDaysAgo(320 - 30 * at),
  asa: String(1 + (at % 3)),
}))

/** Types an operation as one types it: Tab between the fields, Enter at the end. */
async function log(page: Page, { name, what, on, asa }: (typeof operations)[number]): Promise<void> {
  await expect(page.getByLabel('Person', { exact: true })).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Tab')
  await expect(page.getByText('New here')).toBeVisible()
  await page.keyboard.type(what)
  await expect(page.getByRole('option', { name: new RegExp(`^${what}`, 'u') })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Control+a')
  await page.keyboard.type(on)
  await page.keyboard.press('Tab')
  await page.keyboard.type(asa)
  await page.keyboard.press('Tab')
  await page.keyboard.type('p')
  await page.keyboard.press('Enter')
  await expect(told(page)).toContainText(name)
}

test.setTimeout(240_000)
test('from an empty casebook ten operations are logged, and their outcomes make the first own chart', async ({
  own: page,
}) => {
  await go(page, 'Outcomes')
  await press(page.getByRole('button', { name: 'Log an operation' }))
  await expect(page.getByRole('heading', { name: 'Logbook', level: 2 })).toBeVisible()
  await inspect(page, 'logbook-empty')
  const began = performance.now()
  for (const operation of operations) await log(page, operation)
  const logged = performance.now()
  console.log(`ten operations logged in ${((logged - began) / 1000).toFixed(1)} s`)
  await expect(page.getByText('10 operations.')).toBeVisible()
  await inspect(page, 'logbook-ten')

  // Each outcome: o, a letter, Enter.
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Log an operation' })).toBeFocused()
  await page.keyboard.press('j')
  for (let at = 0; at < operations.length; at++) {
    // The newest first: the last of the list stands first.
    const { name } = operations.at(-1 - at)!
    await expect(focused(page)).toHaveText(name)
    await page.keyboard.press('o')
    await expect(page.getByRole('radio').first()).toBeFocused()
    await page.keyboard.press('w')
    await page.keyboard.press('Enter')
    await expect(told(page)).toContainText(`Recorded: Alive and well, ${name}`)
    await expect(focused(page)).toHaveText(name)
    await page.keyboard.press('j')
  }
  console.log(`ten outcomes recorded in ${((performance.now() - logged) / 1000).toFixed(1)} s`)
  await expect(page.getByText('no outcome at 30 days')).toHaveCount(0)

  // One of them came back with an infection.
  await page.keyboard.press('Home')
  await page.keyboard.press('j')
  const { name, on } = operations.at(-2)!
  await expect(focused(page)).toHaveText(name)
  await page.keyboard.press('o')
  await page.keyboard.press('i')
  await page.keyboard.press('Tab')
  await page.keyboard.type(isoDaysAgo((Date.now() - Date.parse(on)) / 86_400_000 - 9))
  await inspect(page, 'logbook-outcome')
  await page.keyboard.press('Enter')
  await expect(told(page)).toContainText(`Recorded: Surgical site infection, ${name}`)
  await expect(table(page)).toContainText('Surgical site infection')
  await inspect(page, 'logbook-told')

  await go(page, 'Outcomes')
  await press(page.getByRole('button', { name: 'Surgical site infection within 30 days' }), 'Enter')
  await expect(page.getByRole('img', { name: /infection/iu }).first()).toBeVisible({ timeout: 60_000 })
  console.log(`from nothing to the first own chart in ${((performance.now() - began) / 1000).toFixed(1)} s`)
  await inspect(page, 'logbook-first-chart')
})
