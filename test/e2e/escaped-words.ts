import type { Page } from '@playwright/test'
import { pseudo } from '../../shared/words/pseudo.ts'
import { speaker } from '../../shared/words/speaker.ts'
import { drawn, expect, passphrase, press } from './fixtures.ts'

/** What the window says in the language that shows what escaped. */
export const { words } = speaker(pseudo)

/**
 * What stands on a screen and is no sentence of ours: keys of the keyboard, names of the product, of file kinds and of
 * services, days, signs and numbers alone.
 */
const names = [
  /^(Casebook|SVG|PNG|PDF|Ctrl [KLP]|Alt \S+|Alt|Esc|Enter|Del|records|intake|learning|exchange)$/u,
  /^[a-zA-Z]$/u, // keys, and letters by which a chart names a change
  /^(\d{1,2} )?([A-Z][a-z]{2,3} )?\d{4}(, \d\d:\d\d)?$/u,
  /^[A-Z][a-z]{2,3}( \d{4})?\s–\s[A-Z][a-z]{2,3}( \d{4})?$/u, // a span of months
  // As `Intl` says it for this language: no sentence of the catalogue.
  /^(\d+ (day|month|year)s? ago|today|yesterday)$/u,
  /^[\W\d_]*$/u,
]

/** What is left of a text once whole sentences of ours are taken out: each stands in brackets, and they nest. */
function besides(text: string): string {
  let rest = text
  for (let before = ''; before !== rest;) {
    before = rest
    rest = rest.replaceAll(/\[[^[\]]*\]/gsu, ' ')
  }
  return rest.trim()
}

/**
 * Words and accessible names that did not come from the catalogue, and words of ours that are cut off. What a source or
 * a person wrote stands in `bdi`, in a figure under `data-source`, and exact texts in `pre`.
 */
async function escaped(page: Page): Promise<string[]> {
  const { said, cut } = await page.evaluate(() => {
    const theirs = 'bdi, [data-source], pre.exact, script, style, textarea'
    const shown = (element: Element) => element.checkVisibility()
    const place = (element: Element) => element.cloneNode(false) as Element
    const said: Array<{ text: string; where: string }> = []
    const tell = (text: string | null | undefined, element: Element) => {
      const plain = text?.trim()
      if (plain) said.push({ text: plain, where: place(element).outerHTML.slice(0, 120) })
    }
    /** The words of an element without what is theirs; marks within a sentence do not cut it. */
    const wordsOf = (element: Element): string =>
      [...element.childNodes]
        .map(node => {
          if (node.nodeType === Node.TEXT_NODE) return node.textContent
          if (!(node instanceof Element) || node.matches(theirs) || !shown(node)) return ' '
          return node.matches('strong, tspan') ? wordsOf(node) : ' '
        })
        .join(element.matches('text') ? ' ' : '')
    for (const element of document.querySelectorAll('body, body *'))
      if (!element.closest(theirs) && !element.matches('strong, tspan') && shown(element))
        tell(wordsOf(element), element)
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
        const text = element.getAttribute(name)
        // What only repeats the element's own words was judged where they stand.
        if (!element.closest(theirs) && text !== element.textContent) tell(text, element)
      }
    // Lists that show what was chosen hold it as a value.
    for (const field of document.querySelectorAll<HTMLInputElement>('input[aria-haspopup="listbox"]'))
      if (field.readOnly) tell(field.value, field)
    const cut = [...document.querySelectorAll<HTMLElement>('body *')]
      .filter(
        element =>
          shown(element) &&
          element.clientWidth > 1 &&
          (element.scrollWidth > element.clientWidth + 1 ||
            element.scrollHeight > element.clientHeight + element.clientHeight / 2) &&
          ['hidden', 'clip'].includes(getComputedStyle(element).overflowX) &&
          [...element.childNodes].some(
            node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
          ) &&
          !element.closest('[title], [role="img"]'),
      )
      .map(element => `cut off: ${element.textContent}`)
    return { said, cut }
  })
  return [
    ...said
      .filter(
        ({ text }) =>
          !besides(text)
            .split('·')
            .every(part => names.some(name => name.test(part.trim()))),
      )
      .map(({ text, where }) => `${text} in ${where}`),
    ...cut,
  ]
}

/** Speaks the pseudo-language from now on. */
export async function speakPseudo(page: Page): Promise<void> {
  await page.evaluate(() => localStorage.setItem('casebook-language', 'pseudo'))
  await page.reload()
  await page.locator('input[type=password], h2').first().waitFor()
}

/** Looks at one place after another; what is amiss is told once, at the first place that shows it. */
export function inspector(page: Page) {
  const missed = new Map<string, string>()
  const look = async (where: string) => {
    await expect(page.locator('.mantine-Skeleton-root[data-visible], [aria-busy=true]')).toHaveCount(0)
    await drawn(page)
    for (const each of await escaped(page)) if (!missed.has(each)) missed.set(each, where)
  }
  return { look, found: () => [...missed].map(([each, where]) => `${where}: ${each}`) }
}

export const pressButton = (page: Page, name: string) =>
  press(page.getByRole('button', { name, exact: true }).first())
/** Every figure in sight as its table, too. */
export async function showTables(page: Page): Promise<void> {
  for (const button of await page.getByRole('button', { name: words('figure.show-table') }).all())
    await press(button)
}

export async function view(page: Page, number: number, heading: string): Promise<void> {
  await page.keyboard.press(`Alt+${number}`)
  await expect(page.getByRole('heading', { name: heading, level: 2, exact: true })).toBeVisible()
}

/** Takes the second way of the first window, without a recovery sheet; its words are not ours to look for here. */
export async function beginWithFiles(page: Page): Promise<void> {
  await press(page.getByRole('button', { name: words('start.way-files'), exact: true }))
  await press(page.getByRole('checkbox'), 'Space')
}

/** Makes a casebook of one's own, in the language that shows what escaped, and stands before its empty intake page. */
export async function beginOwnInPseudo(page: Page): Promise<void> {
  await page.locator('h2').first().waitFor()
  await speakPseudo(page)
  await beginWithFiles(page)
  await page.locator('input[type=password]').first().fill(passphrase)
  await page.locator('input[type=password]').last().fill(passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: words('view.intake'), level: 2 })).toBeVisible()
}
