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
  // Somebody who was never operated on here: her infection says that this record writes infections down.
  const gus = { reference: 'Patient/Gus' }
  const infection = { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'T81.4' }] }
  const clinicalStatus = {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
  }
  resources.push(
    { resourceType: 'Patient', id: 'Gus', name: [{ text: 'Gus Invented' }], birthDate: '1970-05-05' },
    {
      resourceType: 'Condition',
      id: 'c1',
      subject: gus,
      code: infection,
      clinicalStatus,
      onsetDateTime: isoAgo(30),
    } as never,
  )
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
  await expect(page.getByText('0 of 2 (0.0 %; 0.0 to 65.8 %) have it. Of 4 more nobody knows')).toBeVisible()
  await expect(page.getByText('0.0 %; if all had, 66.7 %.')).toBeVisible()
  await inspect(page, 'follow-up')
  const lost = page.getByText(/^lost: last seen /u)
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

  // A death is recorded where it is told, as exactly as it is known: it is known of her now, and counts everywhere.
  await page.keyboard.press('d')
  await expect(page.getByRole('textbox', { name: `When ${name} died` })).toBeFocused()
  await inspect(page, 'follow-up-death')
  await page.keyboard.type('99/99')
  await page.keyboard.press('Enter')
  await expect(focused(page)).toHaveAttribute('aria-invalid', 'true')
  await focused(page).fill(String(new Date().getUTCFullYear()))
  await page.keyboard.press('Enter')
  await expect(told(page)).toContainText(`${name}: died, `)
  await expect(lost).toHaveCount(before - 1)
  await expect(page.getByText(/^Of those of whom it is known, 0 of 3 /u)).toBeVisible()
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
