import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type Locator, type Page } from '@playwright/test'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openWindow, type OpenedWindow } from '../standin/open-window.ts'

export const passphrase = 'four words not together'
/** Making the practice takes as long as the machine is busy; it is no measure of anything. */
const MAKING_MILLISECONDS = 300_000

interface Fixtures {
  folder: string
  app: OpenedWindow
  page: Page
  practice: Page
  own: Page
}

/**
 * `page` is a window over an absent casebook; `practice` the same with the demonstration practice open, `own`
 * with a new
 * casebook of one's own. The practice is made once, by the window itself, and each test has its own copy of it.
 */
export const test = base.extend<Fixtures, { practiceHome: string }>({
  practiceHome: [
    // Playwright asks for a destructured first argument, even an empty one.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-e2e-practice-'))
      const home = path.join(folder, 'home')
      const app = await openWindow({ home })
      await press(app.page.getByRole('button', { name: 'Look round' }))
      await expect(app.page.getByText('600 patients')).toBeVisible({ timeout: MAKING_MILLISECONDS })
      await app.close()
      await use(home)
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: MAKING_MILLISECONDS },
  ],
  // Playwright asks for a destructured first argument, even an empty one.
  // oxlint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  app: async ({ folder }, use) => {
    const app = await openWindow({ home: path.join(folder, 'home') })
    await use(app)
    await app.close()
    expect(app.log.filter(line => line.startsWith('page error') || line.includes('page: error'))).toEqual([])
  },
  page: async ({ app }, use) => {
    await use(app.page)
  },
  practice: async ({ practiceHome, folder, page }, use) => {
    await expect(page.getByRole('button', { name: 'Begin with files' })).toBeVisible()
    cpSync(practiceHome, path.join(folder, 'home'), { recursive: true })
    await page.reload() // what was asked before the casebook was there is asked again
    await page.getByLabel('Passphrase', { exact: true }).fill('demonstration')
    await press(page.getByRole('button', { name: 'Unlock' }))
    await go(page, 'Patients')
    await expect(page.getByText('600 patients')).toBeVisible()
    await use(page)
  },
  own: async ({ page }, use) => {
    await createOwn(page)
    await use(page)
  },
})
export { expect }

/** Opens the demonstration practice where it is locked. */
export async function unlock(page: Page): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill('demonstration')
  await press(page.getByRole('button', { name: 'Unlock' }))
  await expect(page.getByRole('navigation', { name: 'Views' })).toBeVisible()
}

/** Makes a casebook of one's own by the first window, to bring files in, without a recovery sheet. */
export async function createOwn(page: Page): Promise<void> {
  await press(page.getByRole('button', { name: 'Begin with files' }))
  await press(page.getByLabel('Make a recovery sheet to print'), 'Space')
  await page.getByLabel('Choose a passphrase').fill(passphrase)
  await page.getByLabel('The same again').fill(passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Intake', level: 2 })).toBeVisible()
}

/** Brings a file in by the system's own dialogue, and waits until it has been read. */
export async function bringIn(page: Page, app: OpenedWindow, file: string): Promise<void> {
  await go(page, 'Intake')
  await app.choose({ files: [file] })
  await press(page.getByRole('button', { name: 'Choose files' }))
  await expect(page.getByText(/patients? and \d+ facts from 1 file /)).toBeVisible({
    timeout: 60_000,
  })
}

/** Goes to a view by its keyboard shortcut; keys then go to its heading, or to the field one types into at once. */
export async function go(page: Page, heading: string): Promise<void> {
  const lines = page.getByRole('navigation', { name: 'Views' }).getByRole('button')
  await expect(lines.first()).toBeVisible()
  const at = (await lines.allTextContents()).indexOf(heading)
  await page.keyboard.press(`Alt+${at + 1}`)
  const title = page.getByRole('heading', { name: heading, level: 2 })
  await expect(title).toBeVisible()
  await expectFocusIn(page)
}

/** Keys go to something in the view or the dialogue over it, and never begin anew at the page. */
export async function expectFocusIn(page: Page): Promise<void> {
  await expect(page.locator('main, [role="dialog"]').locator(':focus')).toHaveCount(1)
}

/** What has the focus: where the next key goes. The page itself never does. */
export const focused = (page: Page): Locator => page.locator(':focus:not(body)')

/** Waits until what was just changed has been laid out and drawn. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise(resolve => {
        requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      }),
  )
}

/** What would have to be scrolled sideways to be read: the page, its view, and whatever stands out of it. */
export async function standsOut(page: Page): Promise<string[]> {
  await drawn(page)
  return page.evaluate(() =>
    [document.documentElement, document.body, ...document.querySelectorAll('main, .banner, .foot, .bar')]
      .filter(each => each.scrollWidth > each.clientWidth)
      .map(each => `${each.tagName}.${each.className}: ${each.scrollWidth} of ${each.clientWidth}`),
  )
}

/** The pages of the chart in sight, then the kinds of facts on the last of them, which is open when this answers. */
export async function tabsOfChart(page: Page): Promise<Locator[]> {
  const pages = await page.getByRole('tab').all()
  await press(pages.at(-1)!)
  const kinds = page.getByRole('tablist').nth(1).getByRole('tab')
  await expect(kinds.first()).toBeVisible()
  return [...pages, ...(await kinds.all())]
}

/** Presses a key on a control once it takes keys: one that waits for a service loses them. */
export async function press(control: Locator, key = 'Enter'): Promise<void> {
  await expect(control).toBeEnabled()
  await control.press(key)
}

/**
 * Takes a line of a menu by keyboard, as a person does: the key is pressed again where the menu, which gives its first
 * line the focus a moment after it has opened, took it for itself.
 */
export async function take(line: Locator): Promise<void> {
  await expect(line).toBeVisible()
  await expect(async () => {
    if (await line.isVisible()) await line.press('Enter', { timeout: 1_000 })
    await expect(line).toBeHidden({ timeout: 1_000 })
  }).toPass()
}

/**
 * Chooses a line of a list by keyboard: opens it, goes down until that line is the chosen one, and takes it; from anew
 * where the list was drawn again in between.
 */
export async function choose(page: Page, field: Locator, line: RegExp | string): Promise<void> {
  await press(field)
  const option = page.getByRole('option', { name: line }).first()
  await expect(option).toBeVisible()
  await expect(async () => {
    await expect(async () => {
      await field.press('ArrowDown')
      await expect(option).toHaveAttribute('data-combobox-selected', 'true', { timeout: 250 })
    }).toPass()
    if (await option.isVisible()) await field.press('Enter')
    await expect(option).toBeHidden({ timeout: 2_000 })
  }).toPass()
}

/**
 * No serious accessibility violation, at both sizes that clinics have, and pictures of them for whoever wants
 * to look.
 */
export async function inspect(page: Page, name: string): Promise<void> {
  for (const [width, height] of [
    [1280, 800],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height })
    await drawn(page)
    if (process.env['CASEBOOK_SCREENSHOTS'])
      await page.screenshot({ path: path.join(process.env['CASEBOOK_SCREENSHOTS'], `${name}-${width}.png`) })
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(
    violations
      .filter(each => each.impact === 'serious' || each.impact === 'critical')
      .map(each => `${each.id}: ${each.nodes.map(node => node.html.slice(0, 120)).join(' | ')}`),
  ).toEqual([])
}
