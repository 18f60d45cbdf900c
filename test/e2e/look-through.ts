import type { Page } from '@playwright/test'
import path from 'node:path'
import { drawn, expect, go } from './fixtures.ts'

/** What a clinician must see without an action and does not lie in the window, by its name. */
const outOfSight = async (page: Page): Promise<string[]> => {
  await drawn(page)
  return page.evaluate(() => {
    const foot = document.querySelector('.foot')?.getBoundingClientRect().top ?? innerHeight
    const isIn = (element: Element | null | undefined) => {
      const box = element?.getBoundingClientRect()
      return (
        box !== undefined && box.height > 0 && box.top >= 0 && box.bottom <= foot && box.right <= innerWidth
      )
    }
    const sections = [...document.querySelectorAll('section[aria-labelledby]')]
    const titled = (words: RegExp) =>
      sections.find(each =>
        words.test(document.getElementById(each.getAttribute('aria-labelledby')!)!.innerText),
      )
    // A critical one that nobody has acknowledged stands above all of them, with its value.
    const strip = document.querySelector<HTMLElement>('.chart-page .critical-strip')
    const isInStrip = (row: Element) =>
      isIn(strip) && strip!.innerText.includes(row.querySelector('th bdi')?.textContent ?? '?')
    const rows = [...document.querySelectorAll('.results tbody tr:not(.group)')]
    const parts: (readonly [name: string, isThere: boolean])[] = [
      ['who she is', isIn(document.querySelector('.banner h2'))],
      ['allergies, or that none are recorded', isIn(document.querySelector('.banner-allergies'))],
      ['last visit and age of the data', isIn(document.querySelector('.picture-age'))],
      ['problems', isIn(titled(/^Problems/u))],
      ['medicines', isIn(titled(/^Medicines/u))],
      ['results', isIn(titled(/^Latest results/u)?.querySelector('thead, .none'))],
      ...rows.map(
        row =>
          [
            `course of ${row.querySelector('th')?.textContent}`,
            isInStrip(row) ||
              (isIn(row.querySelector('.course svg')) && row.querySelector('td.value')?.textContent !== ''),
          ] as const,
      ),
    ]
    return parts.filter(([, isThere]) => !isThere).map(([name]) => name)
  })
}

/** Opens one chart after the other from the list of all, and says what is not in sight on which. */
export async function lookThrough(
  page: Page,
  charts: number,
  name: string,
  onChart: () => Promise<void> = () => Promise.resolve(),
): Promise<string[]> {
  await page.setViewportSize({ width: 1280, height: 800 })
  await go(page, 'Patients')
  await page.getByRole('textbox', { name: 'Search patients' }).press('Enter')
  const missing: string[] = []
  for (let at = 0; at < charts; at++) {
    await expect(page.locator('.bar').getByRole('status')).toHaveText(new RegExp(`^${at + 1} of `, 'u'))
    await expect(page.getByRole('region', { name: /^Medicines/ })).toBeVisible()
    for (const part of await outOfSight(page)) missing.push(`chart ${at + 1}: ${part}`)
    if (process.env['CASEBOOK_SCREENSHOTS'])
      await page.screenshot({ path: path.join(process.env['CASEBOOK_SCREENSHOTS'], `${name}-${at + 1}.png`) })
    await onChart()
    await page.keyboard.press(']')
  }
  return missing
}
