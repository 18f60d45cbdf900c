import type { Page } from '@playwright/test'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, focused, inspect, passphrase, test } from './fixtures.ts'
import { hands, type Hands } from './hands.ts'

const QUARTER_ENDS = '2026-03-31'
const noon = (day: string) => new Date(`${day}T12:00:00`)
const iso = (from: string, days: number) =>
  new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10)

/**
 * A small hospital's own list of a year, as it is kept in a workbook: a line an operation, and a line for whoever came
 * to have the wound looked at. One in ten came back to theatre; one in eight was never seen again.
 */
function list(): string {
  const codes = [
    ['Appendectomy', '80146002'],
    ['Inguinal hernia repair', '44558001'],
    ['Caesarean section', '11466000'],
  ] as const
  const [given, family] = [
    ['Amina', 'Bruno', 'Chiara', 'Dmitri', 'Esther', 'Farid', 'Grete', 'Hugo', 'Ines', 'Jonas'],
    ['Kato', 'Lindqvist', 'Obote', 'Walsh', 'Yilmaz', 'Quist', 'Mwangi', 'Pereira', 'Rahman', 'Tesfaye'],
  ]
  const lines = Array.from({ length: 100 }, (_, n) => {
    const name = `${given[n % 10]!} ${family[Math.floor(n / 10)]!}`
    const who = `H${1000 + n};${name};${1940 + (n % 50)}-0${1 + (n % 9)}-1${n % 10};${n % 2 ? 'F' : 'M'}`
    const on = iso('2025-04-02', Math.floor(3.4 * n))
    const [what, code] = codes[n % 3]!
    return [
      `${who};${on};${what};${code}`,
      ...(n % 10 === 4 ? [`${who};${iso(on, 6)};Reoperation;387713003`] : []),
      ...(n % 8 === 3 ? [] : [`${who};${iso(on, 33)};Wound check;`]),
    ]
  })
  return ['MRN;Name;Born;Sex;Date;Operation;SNOMED', ...lines.flat(), ''].join('\n')
}

const MEASURE = 'Operated on again within 30 days'
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 2, exact: true })

async function view(page: Page, hand: Hands, name: string): Promise<void> {
  const lines = page.getByRole('navigation', { name: 'Views' }).getByRole('button')
  await expect(lines.first()).toBeVisible()
  const at = (await lines.allTextContents()).indexOf(name)
  await hand.press(`Alt+${at + 1}`)
  await expect(heading(page, name)).toBeVisible()
}

test.setTimeout(120_000)
test("a clinic's quarter: from no casebook to the first own chart, the month's counts, and who is lost", async ({
  page,
  app,
  folder,
}) => {
  await page.clock.setFixedTime(noon(QUARTER_ENDS))
  const hand = hands(page)
  await hand.take(page.getByRole('button', { name: 'Begin with files' }))
  await hand.reach(page.getByLabel('Choose a passphrase'))
  await hand.type(passphrase)
  await hand.reach(page.getByLabel('The same again'))
  await hand.type(passphrase)
  await hand.reach(page.getByLabel('Make a recovery sheet to print'))
  await hand.press('Space')
  await hand.take(page.getByRole('button', { name: 'Create my casebook' }))
  await expect(heading(page, 'Intake')).toBeVisible()
  hand.done('A casebook made')

  const file = path.join(folder, 'operations.csv')
  writeFileSync(file, list())
  await app.choose({ files: [file] })
  await hand.take(page.getByRole('button', { name: 'Choose files' }))
  await hand.take(page.getByRole('button', { name: 'Set up' }))
  const columns = page.getByRole('listbox', { name: 'Columns, those in doubt first' })
  await hand.reach(columns)
  await hand.press('a')
  await inspect(page, 'quarter-table')
  await expect(page.getByText('All columns are decided.')).toBeVisible()
  await hand.take(page.getByRole('button', { name: 'Keep this and read the table' }))
  await expect(page.getByRole('button', { name: /^Open / }).first()).toBeVisible({ timeout: 60_000 })
  hand.done('A table set up and read')

  await view(page, hand, 'Outcomes')
  const row = page.getByRole('row', { name: new RegExp(MEASURE, 'u') })
  await expect(row).toContainText(/\d+ of \d+/u, { timeout: 60_000 })
  await inspect(page, 'quarter-outcomes')
  const name = page.getByRole('button', { name: MEASURE, exact: true })
  await hand.press('j')
  for (let steps = 0; !(await name.evaluate(each => each === document.activeElement)); steps++) {
    expect(steps).toBeLessThan(30)
    await hand.press('j')
  }
  await hand.press('Enter')
  await expect(page.getByRole('img', { name: new RegExp(`^${MEASURE}`, 'u') })).toBeVisible({
    timeout: 60_000,
  })
  await inspect(page, 'quarter-chart')
  hand.done('The first own outcome chart')
  const { keys, programSeconds, personSeconds } = hand.total()
  console.log(
    `from no casebook to the first own outcome chart: ${keys} keys, ${programSeconds.toFixed(0)} s of the ` +
      `program, ${(personSeconds / 60).toFixed(1)} minutes by hand`,
  )

  // The counts of the last month, on paper.
  await hand.press('Escape')
  await expect(heading(page, 'Outcomes')).toBeVisible()
  await hand.take(page.getByRole('button', { name: 'Counts of a month' }), 'Shift+Tab')
  await expect(page.getByText('Counts of Mar 2026').first()).toBeVisible({ timeout: 60_000 })
  await inspect(page, 'quarter-month')
  const pdf = path.join(folder, 'counts.pdf')
  await app.choose({ save: pdf })
  await hand.take(page.getByRole('button', { name: 'Save as PDF' }))
  await expect(page.getByText(`Saved as ${pdf}.`)).toBeVisible()
  expect(readFileSync(pdf, 'latin1').match(/\/Type \/Page\b/gu)!.length).toBeGreaterThan(0)
  hand.done('The counts of a month printed')

  // Whoever was not seen after the operation, asked after one by one.
  await hand.press('Escape')
  await hand.take(page.getByRole('button', { name: 'Follow-up', exact: true }))
  await expect(heading(page, 'Follow-up')).toBeVisible()
  await hand.reach(page.getByLabel('Of whom'))
  await hand.type('Infection')
  const table = page.getByRole('table', { name: 'Who is due and lost' })
  await expect(table).toBeVisible({ timeout: 30_000 })
  await inspect(page, 'quarter-lost')
  const waiting = table.getByText(/^(?:lost: |due |\d+ days? overdue)/u)
  const many = await waiting.count()
  expect(many).toBeGreaterThan(5)
  // The first line of the list; whoever is told of leaves it, and the next stands in her place.
  await hand.reach(table.locator('[data-row]').first())
  for (let at = 0; at < many; at++) {
    await expect(focused(page)).toHaveAttribute('data-row', 'true')
    await hand.press(['r', 'm', 'x'][at % 3]!)
    await expect(waiting).toHaveCount(many - 1 - at)
  }
  await inspect(page, 'quarter-asked')
  hand.done(`${many} people asked after`)
})
