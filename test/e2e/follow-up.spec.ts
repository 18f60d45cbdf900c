import type { Page } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { bringIn, expect, focused, go, inspect, press, standsOut, test } from './fixtures.ts'

const table = (page: Page) => page.getByRole('table', { name: 'Who is due and lost' })
const told = (page: Page) => page.getByRole('status').filter({ hasText: ': ' })

/** An ISO day so many days before the machine's own. */
const isoAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** Invented people who were operated on so many days ago, two of them seen later; and somebody seen lately. */
function writeOperations(folder: string): string {
  const named = ['Ada', 'Bela', 'Cleo', 'Dina', 'Edo', 'Fay']
  const resources = named.flatMap((name, n) => {
    const subject = { reference: `Patient/${name}` }
    const code = { coding: [{ system: 'http://snomed.info/sct', code: '80146002', display: 'Appendectomy' }] }
    const operated = isoAgo(300 - 40 * n)
    return [
      { resourceType: 'Patient', id: name, name: [{ text: `${name} Invented` }], birthDate: `196${n}-05-05` },
      {
        resourceType: 'Procedure',
        id: `p${n}`,
        status: 'completed',
        subject,
        code,
        performedDateTime: operated,
      },
      ...(n % 3 === 2
        ? [
            {
              resourceType: 'Encounter',
              id: `e${n}`,
              status: 'finished',
              class: { code: 'AMB' },
              subject,
              period: { start: isoAgo(1), end: isoAgo(1) },
            },
          ]
        : []),
    ]
  })
  const file = path.join(folder, 'operations.ndjson')
  writeFileSync(file, resources.map(each => `${JSON.stringify(each)}\n`).join(''))
  return file
}

async function openOne(page: Page): Promise<void> {
  await go(page, 'Outcomes')
  await press(page.getByRole('button', { name: 'Follow-up', exact: true }))
  await expect(page.getByRole('heading', { name: 'Follow-up', level: 2 })).toBeVisible()
  await page.getByLabel('Of whom').selectOption({ label: 'Infection of the surgical site' })
  await expect(table(page)).toBeVisible({ timeout: 30_000 })
}

test('who is lost is asked after in two keys, and what came of it is taken back', async ({
  own: page,
  app,
  folder,
}) => {
  await bringIn(page, app, writeOperations(folder))
  await openOne(page)
  // Two were seen later and had none; of the four others nobody knows: 0 of 6 to 4 of 6.
  await expect(page.getByText('0 of 2 (0.0 %) have it. Of 4 more nobody knows')).toBeVisible()
  await expect(page.getByText('0.0 %; if all had, 66.7 %.')).toBeVisible()
  await inspect(page, 'follow-up')
  const lost = page.getByText(/^lost, /u)
  const before = 4
  await expect(lost).toHaveCount(before)
  await table(page).locator('[data-row]').first().focus()
  await page.keyboard.press('j')
  const name = (await focused(page).textContent())!
  await page.keyboard.press('m')
  await expect(told(page)).toHaveText(`${name}: moved away.`)
  await expect(lost).toHaveCount(before - 1)
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
