import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

/**
 * What stands on a screen and is no sentence of ours: keys of the keyboard, names of the product, of file kinds and of
 * services, signs alone. Data of patients, peers and files is found by where it stands.
 */
const names =
  /^(Casebook|SVG|PNG|PDF|Ctrl K|Alt \S+|Alt|Esc|Enter|j|k|records|intake|learning|exchange|[\W\d_]*)$/u

/** Words and accessible names that did not come from the catalogue, and words of ours that are cut off. */
async function escaped(page: Page): Promise<string[]> {
  const found = await page.evaluate(() => {
    const seen: Array<{ text: string; where: string }> = []
    const tell = (text: string | null | undefined, element: Element) => {
      const plain = text?.trim()
      if (plain && !element.closest('[data-source], pre.exact, .row:not(.head), tbody, svg.chart'))
        seen.push({ text: plain, where: element.outerHTML.slice(0, 100) })
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!
      if (!element.closest('script, style') && element.checkVisibility()) tell(node.textContent, element)
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        tell(element.getAttribute(name), element)
    const cut = [...document.querySelectorAll<HTMLElement>('body *')]
      .filter(
        element =>
          element.checkVisibility() &&
          element.clientWidth > 1 &&
          element.scrollWidth > element.clientWidth + 1 &&
          getComputedStyle(element).overflowX === 'hidden' &&
          [...element.childNodes].some(
            ({ nodeType, textContent }) => nodeType === 3 && textContent?.trim(),
          ) &&
          !element.closest('[title]'),
      )
      .map(element => `cut off: ${element.textContent}`)
    return { seen, cut }
  })
  return [
    ...found.seen
      .filter(({ text }) => !/^\[.*\]$/su.test(text) && !names.test(text))
      .map(({ text, where }) => `${text} in ${where}`),
    ...found.cut,
  ]
}

test('no word of any view escaped the catalogue, and none is cut off', async ({ practice: page }) => {
  await page.getByRole('button', { name: 'Lock', exact: true }).press('Enter')
  await page.getByLabel('Passphrase', { exact: true }).waitFor()
  await page.evaluate(() => localStorage.setItem('casebook-language', 'pseudo'))
  await page.reload()
  await page.locator('input[type=password]').waitFor()
  const missed: string[] = []
  const look = async (place: string) => {
    await expect(page.locator('.mantine-Skeleton-root[data-visible]')).toHaveCount(0)
    missed.push(...(await escaped(page)).map(each => `${place}: ${each}`))
  }
  await look('locked')
  await page.locator('input[type=password]').fill('wrong')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  await look('wrong passphrase')
  await page.locator('input[type=password]').fill('demonstration')
  await page.keyboard.press('Enter')
  await expect(page.locator('.row').nth(1)).toBeVisible()
  await look('patients')
  await page.locator('#patient-search').fill('zzzz')
  await expect(page.locator('h3')).toBeVisible()
  await look('nobody found')
  await page.locator('#patient-search').fill('D001-00036')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab').first()).toBeVisible()
  for (const tab of await page.getByRole('tab').all()) {
    await tab.press('Enter')
    await look(`chart, ${await tab.innerText()}`)
  }
  for (const [key, heading] of [
    ['2', 'intake'],
    ['3', 'compare'],
    ['4', 'evidence'],
    ['5', 'peers'],
    ['6', 'settings'],
  ] as const) {
    await page.keyboard.press(`Alt+${key}`)
    await expect(page.locator('main h2')).toBeVisible()
    await look(heading)
  }
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('palette')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.locator('.bar .minor').press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('keys')
  expect(missed).toEqual([])
})
