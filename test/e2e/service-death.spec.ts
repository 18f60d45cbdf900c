import type { Page } from '@playwright/test'
import path from 'node:path'
import { openWindow } from '../standin/open-window.ts'
import { expect, go, press, test, unlock } from './fixtures.ts'

/** A run can be repeated by its seed. */
const SEED = Number(process.env['CASEBOOK_SEED'] ?? 1)
const TIMES = 5

/** Numbers between 0 and 1, the same for the same seed (Park and Miller 1988). */
function drawing(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** From now on the window hears, beside what it hears itself, which process each service is. */
const hear = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>(resolve => {
        window.casebook.onServices(states => {
          Object.assign(window, { states })
          resolve()
        })
        window.casebook.requestPorts()
      }),
  )
interface Told {
  states: ReadonlyArray<{ name: string; state: string; pid: number }>
}
/** The process of a service that is ready, as the window was told. */
async function processOf(page: Page, service: string): Promise<number> {
  const told = () =>
    page.evaluate(
      name => (window as unknown as Told).states.find(each => each.name === name && each.state === 'ready'),
      service,
    )
  await expect.poll(told, { timeout: 60_000 }).toBeDefined()
  return (await told())!.pid
}

const note = (page: Page) => page.getByLabel('Note', { exact: true })
const pause = (milliseconds: number) => new Promise(resolve => void setTimeout(resolve, milliseconds))

async function openNote(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Search patients' }).press('Enter')
  await press(page.getByRole('tab', { name: 'Notes' }))
  await press(page.getByRole('button', { name: /Write a note|Go on with the draft/ }))
}

for (const service of ['records', 'intake', 'learning', 'exchange'])
  test(`nothing typed is lost or doubled when ${service} is killed while a note is typed`, async ({
    practice: page,
  }) => {
    const draw = drawing(SEED + service.length)
    await hear(page)
    await openNote(page)
    await note(page).fill('')
    let expected = ''
    for (let time = 0; time < TIMES; time++) {
      const running = await processOf(page, service)
      await note(page).focus()
      await page.keyboard.press('Control+End')
      const words = Array.from({ length: 8 }, (_, word) => `t${time}w${word} `)
      const at = Math.floor(draw() * words.length)
      for (const [index, word] of words.entries()) {
        if (index === at) {
          await pause(draw() * 900)
          process.kill(running, 'SIGKILL')
        }
        // Once the store is gone the window says so, and what is typed then would be a passphrase.
        if (await page.locator('.interrupted').isVisible()) break
        await page.keyboard.insertText(word)
        await pause(draw() * 150)
      }
      if (service === 'records') {
        const over = page.locator('.interrupted')
        await expect(over).toContainText('Casebook had to restart its store.')
        await expect(page.locator('main')).toBeHidden()
        expected = await page
          .locator('.note-editor textarea')
          .first()
          .evaluate(field => (field as HTMLTextAreaElement).value)
        await unlock(page)
        await expect(over).toHaveCount(0)
        await expect(note(page)).toBeFocused()
      } else expected += words.join('')
      await expect(note(page)).toHaveValue(expected)
      for (const word of words.slice(0, at)) expect(expected.split(word)).toHaveLength(2)
    }
    // What the store has is what stands there: after a lock it is read from nowhere else.
    await expect(page.getByText(/^draft, kept /).first()).toBeVisible()
    await press(page.getByRole('button', { name: 'Lock', exact: true }))
    await unlock(page)
    await expect(note(page)).toHaveValue(expected)
  })

test('the window comes back as it was: same chart, same scroll, same half-typed note, and no dead end', async ({
  practice: page,
}) => {
  await hear(page)
  const records = await processOf(page, 'records')
  await openNote(page)
  await note(page).fill(`Long.\n${'line\n'.repeat(60)}`)
  await page.setViewportSize({ width: 1280, height: 500 })
  const content = page.locator('main.content')
  await content.evaluate(each => each.scrollTo(0, 120))
  const before = {
    scroll: await content.evaluate(each => each.scrollTop),
    name: await page.locator('.banner h2').innerText(),
  }
  expect(before.scroll).toBeGreaterThan(0)
  // A dialogue that is open goes out of sight with everything else.
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog')
  await expect(palette).toBeVisible()
  process.kill(records, 'SIGKILL')
  await expect(page.locator('.interrupted')).toContainText('what you typed is kept here')
  await expect(palette).toBeHidden()
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused()
  // A wrong passphrase is told, and no dead end.
  await page.getByLabel('Passphrase', { exact: true }).fill('not these words')
  await press(page.getByRole('button', { name: 'Unlock' }))
  await expect(page.locator('.interrupted').getByRole('alert')).toBeVisible()
  if (process.env['CASEBOOK_SCREENSHOTS'])
    await page.screenshot({ path: `${process.env['CASEBOOK_SCREENSHOTS']}/interrupted.png` })
  await unlock(page)
  await expect(palette).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()
  expect({
    scroll: await content.evaluate(each => each.scrollTop),
    name: await page.locator('.banner h2').innerText(),
  }).toEqual(before)
  await expect(note(page)).toHaveValue(`Long.\n${'line\n'.repeat(60)}`)
  await expect(page.getByRole('alert')).toHaveCount(0)
  // It goes on as if nothing had been.
  await press(page.getByRole('button', { name: 'Sign', exact: true }))
  await expect(page.getByText(/^Signed, version 1, /)).toBeVisible()
  const own = page.getByRole('table', { name: 'Notes' }).getByRole('row').filter({ hasText: 'signed' })
  await expect(own).toHaveCount(1)
})

/** How long the machine takes, busy as it is, until what is typed stands in the store and the window says so. */
async function keepingTakes(page: Page): Promise<number> {
  const from = Date.now()
  await page.keyboard.insertText('first ')
  await expect(page.getByText(/^draft, kept /).first()).toBeVisible()
  return Date.now() - from
}

test('of what is typed without a pause all but the last second outlives the death of the whole program', async ({
  practice: page,
  app,
  folder,
}) => {
  await openNote(page)
  await note(page).focus()
  // A second, and what a busy machine takes for the way there; words older than that are enough to see a hole.
  const owed = 1_000 + 2 * (await keepingTakes(page))
  const typed: Array<{ readonly word: string; readonly at: number }> = []
  const kept = () => typed.filter(({ at }) => at < Date.now() - owed)
  for (let word = 0; kept().length < 20; word++) {
    await page.keyboard.insertText(`w${word} `)
    typed.push({ word: `w${word} `, at: Date.now() })
    await pause(60)
  }
  const expected = kept()
    .map(({ word }) => word)
    .join('')
  app.app.process().kill('SIGKILL')
  const again = await openWindow({ home: path.join(folder, 'home') })
  try {
    await unlock(again.page)
    await go(again.page, 'Patients')
    await again.page.getByRole('textbox', { name: 'Search patients' }).press('Enter')
    await press(again.page.getByRole('tab', { name: 'Notes' }))
    await expect(note(again.page)).toHaveValue(new RegExp(`^first ${expected}`, 'u'))
  } finally {
    await again.close()
  }
})
