import type { Page } from '@playwright/test'
import path from 'node:path'
import { openWindow } from '../standin/open-window.ts'
import { expect, focused, go, inspect, passphrase, press, standsOut, test } from './fixtures.ts'

const ROWS = 50

/** Somebody invented for each row; every fifth is named as nobody before. */
const person = (at: number) => `${String.fromCodePoint(65 + (at % 26))}ira Invented${wordOf(at)}`
const wordOf = (at: number) =>
  [...String(at)].map(digit => 'bo ka li mu ne so ta vu wi zo'.split(' ')[Number(digit)]).join('')

const cell = (page: Page, column: string, row: number) =>
  page.getByRole('grid').getByLabel(`${column}, row ${row}`, { exact: true })
const rowState = (page: Page, row: number) =>
  page.getByRole('rowheader', { name: new RegExp(`^${row} `, 'u') })

async function openGrid(page: Page): Promise<void> {
  await go(page, 'Patients')
  await press(page.getByRole('button', { name: 'Paper register' }))
  await expect(cell(page, 'Person', 1)).toBeVisible()
  await cell(page, 'Person', 1).focus()
}

/** Types a row as one types it: what is known, Tab between, Enter at its end. */
async function typeRow(page: Page, texts: readonly string[]): Promise<void> {
  for (const [at, text] of texts.entries()) {
    if (at > 0) await page.keyboard.press('Tab')
    if (text !== '') await page.keyboard.type(text)
  }
  await page.keyboard.press('Enter')
}

test('fifty rows of a paper register are typed by keyboard alone, and signed', async ({ own: page }) => {
  await openGrid(page)
  const began = performance.now()
  for (let at = 0; at < ROWS; at++) {
    const pressure = `${110 + (at % 40)}/${70 + (at % 20)}`
    await typeRow(page, [
      person(at),
      at % 2 ? 'm' : 'f',
      String(20 + at),
      `OPD ${90_000 + at}`,
      '',
      pressure,
      '72',
    ])
    await expect(cell(page, 'Person', at + 2)).toBeFocused()
  }
  console.log(`${ROWS} rows typed in ${((performance.now() - began) / 1000).toFixed(1)} s`)
  await inspect(page, 'paper-register')
  const sign = page.getByRole('button', { name: `Sign ${ROWS} rows` })
  await expect(sign).toBeEnabled()
  const signed = performance.now()
  await press(sign)
  // How long it takes says how busy the machine is.
  await expect(focused(page)).toHaveText(`${ROWS} of ${ROWS} rows are stored.`, { timeout: 300_000 })
  console.log(`${ROWS} rows signed in ${((performance.now() - signed) / 1000).toFixed(1)} s`)
  await go(page, 'Patients')
  await expect(page.getByText(`${ROWS} patients`)).toBeVisible()
  // Who was registered a moment ago is found by her number, and is not registered again.
  await openGrid(page)
  await typeRow(page, ['OPD 90007', '', '150/95'])
  await expect(cell(page, 'Person', 1)).toHaveValue(person(7))
  await expect(cell(page, 'Number', 1)).toHaveValue('OPD 90007')
  await expect(cell(page, 'Number', 1)).toHaveAttribute('readonly', '')
})

test('a row with something wrong says what at its cell and keeps no other from being stored', async ({
  own: page,
}) => {
  await openGrid(page)
  await typeRow(page, ['Ada Invented', 'f', '64', '', '', '120/80'])
  await typeRow(page, ['Bea Invented', 'x', '1971', '', '', '80/120', 'fast'])
  // The cell above, repeated: the same person, whom row 1 registers.
  await page.keyboard.press('Control+d')
  await expect(cell(page, 'Person', 3)).toHaveValue('Bea Invented')
  await page.keyboard.press('Tab')
  await expect(cell(page, 'Date', 3)).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(cell(page, 'Blood pressure (mmHg)', 3)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(cell(page, 'Blood pressure (mmHg)', 2)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.type('130/85')
  await expect(cell(page, 'Person', 3)).toHaveValue('Bea Invented')
  await cell(page, 'Person', 4).focus()
  await expect(cell(page, 'Sex', 2)).toHaveAttribute('aria-invalid', 'true')
  const mend = page.getByRole('list', { name: '3 cells to mend' })
  await expect(mend.getByRole('listitem')).toHaveText([
    /^Sex, row 2.*This is no sex\./u,
    /^Blood pressure \(mmHg\), row 2.*This is no blood pressure\./u,
    /^Pulse \(\/min\), row 2.*This is no number\./u,
  ])
  await expect(rowState(page, 2)).toContainText('3 to mend')
  await expect(rowState(page, 1)).toContainText('kept')
  await inspect(page, 'paper-register-to-mend')
  await page.setViewportSize({ width: 640, height: 400 })
  expect(await standsOut(page), 'paper register').toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })

  // Row 3 is about whom row 2 would have registered: it waits for it, with that reason.
  await press(page.getByRole('button', { name: 'Sign 2 rows' }))
  await expect(focused(page)).toHaveText('1 of 2 rows are stored.')
  await expect(page.getByRole('list', { name: / to mend$/u })).toContainText(
    'She is registered by a row above that could not be stored.',
  )
  await press(page.getByRole('button', { name: 'Sex, row 1' }))
  await expect(cell(page, 'Sex', 1)).toBeFocused()
  await page.keyboard.type('f')
  await cell(page, 'Blood pressure (mmHg)', 1).fill('120/80')
  await cell(page, 'Pulse (/min)', 1).fill('80')
  await cell(page, 'Blood pressure (mmHg)', 2).fill('131/85')
  await press(page.getByRole('button', { name: 'Sign 2 rows' }))
  await expect(focused(page)).toHaveText('2 of 2 rows are stored.')
  await go(page, 'Patients')
  await expect(page.getByText('2 patients')).toBeVisible()

  // Rows of a spreadsheet: who is here is asked about, who is not is new.
  await openGrid(page)
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData(
      'text/plain',
      'Ada Invented\t\t\t\t28 Nov 2026\t118/76\nCleo Invented\tf\t44\t\tNov 2026\t121/79\n',
    )
    document.activeElement!.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  })
  await expect(cell(page, 'Blood pressure (mmHg)', 2)).toHaveValue('121/79')
  await expect(page.getByRole('button', { name: 'Sign 1 row', exact: true })).toBeEnabled()
  await press(page.getByRole('button', { name: 'Person, row 1' }))
  await expect(page.getByRole('option', { name: /^Ada Invented, / })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(cell(page, 'Sex', 1)).toHaveAttribute('readonly', '')
  await press(page.getByRole('button', { name: 'Sign 2 rows' }))
  await expect(focused(page)).toHaveText('2 of 2 rows are stored.')
  await go(page, 'Patients')
  await expect(page.getByText('3 patients')).toBeVisible()
})

/** A run can be repeated by its seed. */
const SEED = Number(process.env['CASEBOOK_SEED'] ?? 1)
const KILLS = Number(process.env['CASEBOOK_KILLS'] ?? 2)

test('rows that were said to be kept are there when the program was killed while one typed', async ({
  own: page,
  app,
  folder,
}) => {
  let state = SEED
  /** Numbers between 0 and 1, the same for the same seed (Park and Miller 1988). */
  const draw = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
  let window: { page: Page; kill(): void; close(): Promise<void> } = {
    page,
    kill: () => app.app.process().kill('SIGKILL'),
    close: () => Promise.resolve(),
  }
  let next = 0
  const kept = new Map<string, string>()
  for (let kill = 0; kill < KILLS; kill++) {
    await openGrid(window.page)
    const rows = await window.page.getByRole('grid').getByRole('row').count()
    let at = rows - 1
    const last = next + 2 + Math.floor(draw() * 4)
    await cell(window.page, 'Person', at).focus()
    for (; next < last; next++, at++) {
      await typeRow(window.page, [person(next), 'f', '40', '', '', '120/80', String(60 + next)])
      await window.page.waitForTimeout(draw() * 900)
      const said = await window.page
        .getByRole('rowheader')
        .evaluateAll(heads => heads.map(head => (head as HTMLElement).dataset['state']))
      const names = await window.page
        .locator('[data-column="person"]')
        .evaluateAll(cells => cells.map(each => (each as HTMLInputElement).value))
      const pulses = await window.page
        .locator('[data-column="pulse"]')
        .evaluateAll(cells => cells.map(each => (each as HTMLInputElement).value))
      for (const [row, each] of said.entries()) if (each === 'kept') kept.set(names[row]!, pulses[row]!)
    }
    await window.page.keyboard.type('Half Typ', { delay: draw() * 40 })
    window.kill()
    const again = await openWindow({ home: path.join(folder, 'home') })
    window = { page: again.page, kill: () => again.app.process().kill('SIGKILL'), close: () => again.close() }
    await again.page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
    await press(again.page.getByRole('button', { name: 'Unlock' }))
    // All rows in sight: those that are not are not drawn.
    await again.page.setViewportSize({ width: 1280, height: 3000 })
    await openGrid(again.page)
    for (const [name, pulse] of kept) {
      const there = again.page.locator(`[data-column="person"][value="${name}"]`)
      await expect(there).toHaveCount(1)
      const row = again.page.getByRole('row').filter({ has: there })
      await expect(row.locator('[data-column="pulse"]')).toHaveValue(pulse)
    }
    await go(again.page, 'Patients')
  }
  expect(kept.size).toBeGreaterThan(0)
  console.log(`${kept.size} rows kept through ${KILLS} kills, seed ${SEED}`)
  await window.close()
})
