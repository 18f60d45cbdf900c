import type { Locator, Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { OpenedWindow } from '../standin/open-window.ts'
import { choose, drawn, expect, go, inspect, press, take, test } from './fixtures.ts'

/** Asks the library's first question and waits for its answer. */
async function ask(page: Page): Promise<Locator> {
  await go(page, 'Compare')
  await choose(
    page,
    page.getByRole('combobox', { name: 'Start from a question' }),
    /SGLT2 inhibitor or a sulfonylurea/,
  )
  await expect(page.getByRole('button', { name: 'Ask my patients' })).toBeEnabled()
  await press(page.getByRole('button', { name: 'Ask my patients' }))
  const answer = page.getByRole('region', { name: 'Answer' })
  await expect(answer).toBeVisible()
  return answer
}

/** Saves a figure by keyboard alone as the `down`-th kind of its menu, and answers the file's bytes. */
async function save(
  page: Page,
  app: OpenedWindow,
  figure: Locator,
  down: number,
  file: string,
): Promise<Buffer> {
  await app.choose({ save: file })
  await figure.getByRole('button', { name: 'Save' }).focus()
  await page.keyboard.press('Enter')
  await take(page.getByRole('menuitem').nth(down - 1))
  await expect(figure.getByRole('status')).toContainText(`Saved as ${file}`)
  return readFileSync(file)
}

/** The words drawn in an SVG file. */
const wordsOf = (svg: string) => [...svg.matchAll(/<tspan[^>]*>([^<]*)</gu)].map(([, words]) => words)

/** Whether the page's own XML reader takes the file as a picture: it refuses what is not well-formed. */
const isWellFormed = (page: Page, svg: string) =>
  page.evaluate(async text => {
    const image = new Image()
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
    return image.decode().then(
      () => image.naturalWidth > 0,
      () => false,
    )
  }, svg)

/**
 * Words of drawings that leave their drawing or lie on one another, at the two sizes of clinics and with
 * everything twice as large.
 */
async function illegible(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const [width, height] of [
    [1920, 1080],
    [640, 400],
    [1280, 800],
  ] as const) {
    await page.setViewportSize({ width, height })
    await drawn(page)
    found.push(
      ...(await page.evaluate(() =>
        [...document.querySelectorAll<SVGSVGElement>('svg.chart')].flatMap(svg => {
          const words = [...svg.querySelectorAll('tspan')].map(span => ({
            text: span.textContent ?? '',
            box: span.getBoundingClientRect(),
          }))
          const whole = svg.getBoundingClientRect()
          const outside = words.filter(
            ({ box }) =>
              box.left < whole.left - 1 ||
              box.right > whole.right + 1 ||
              box.top < whole.top - 1 ||
              box.bottom > whole.bottom + 1,
          )
          // Lines of one label stand close: letters' boxes are taller than the letters.
          const onOther = words.filter((one, k) =>
            words
              .slice(k + 1)
              .some(
                ({ box }) =>
                  Math.min(one.box.right, box.right) - Math.max(one.box.left, box.left) > 1 &&
                  Math.min(one.box.bottom, box.bottom) - Math.max(one.box.top, box.top) > 4,
              ),
          )
          return [
            ...outside.map(({ text }) => `outside: ${text}`),
            ...onOther.map(({ text }) => `on another: ${text}`),
          ]
        }),
      )),
    )
  }
  return found
}

test('a survival curve is read as a picture and as a table, and saved by keyboard as SVG, PNG and PDF', async ({
  practice: page,
  app,
  folder,
}) => {
  const answer = await ask(page)
  const figure = answer.getByRole('figure', { name: /^Of 100 people, .* had heart failure by day 365/ })
  const drawing = figure.getByRole('img', { name: /^Of 100 people, .* had heart failure by day 365/ })
  await expect(drawing).toBeVisible()

  await press(figure.getByRole('button', { name: 'Show as table' }))
  const table = figure.getByRole('table')
  await expect(table.getByRole('row')).toHaveCount(6) // its head and days 0, 90, 180, 270, 365
  await expect(table.getByRole('row').nth(1)).toContainText('100.0 (100.0 to 100.0)')
  await inspect(page, 'survival')

  const svg = (await save(page, app, figure, 1, path.join(folder, 'curve.svg'))).toString('utf8')
  const lastRow = await table.getByRole('row').last().getByRole('cell').allTextContents()
  expect(await isWellFormed(page, svg)).toBe(true)
  expect(wordsOf(svg)).toEqual(expect.arrayContaining(['People still followed', lastRow[2], lastRow[4]]))
  expect(svg).not.toMatch(/class=|var\(/u)

  const png = await save(page, app, figure, 2, path.join(folder, 'curve.png'))
  expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
  const width = Number(/<svg[^>]* width="(\d+)/u.exec(svg)![1])
  expect(png.readUInt32BE(16)).toBe(3 * width)

  const pdf = (await save(page, app, figure, 3, path.join(folder, 'curve.pdf'))).toString('latin1')
  expect(pdf).toMatch(/^%PDF-/u)
  expect(pdf.match(/\/Type \/Page\b/gu)).toHaveLength(1)
  expect(Number(/\/MediaBox \[0 0 ([\d.]+)/u.exec(pdf)![1])).toBeCloseTo(0.75 * width, -1)
  expect(await page.locator('.print-sheet').count()).toBe(0)
})

test('a risk is shown as a hundred people, how alike the groups are; a file from a dark window is on paper', async ({
  practice: page,
  app,
  folder,
}) => {
  const answer = await ask(page)
  await press(answer.getByRole('button', { name: 'Show as 100 people' }))
  await expect(answer.getByRole('img', { name: /^Of 100 people who start/ })).toBeVisible()
  const balance = answer.getByRole('figure', { name: /^After weighting the groups differ/ })
  await press(balance.getByRole('button', { name: 'Show as table' }))
  await expect(balance.getByRole('columnheader', { name: 'Difference after weighting' })).toBeVisible()
  await inspect(page, 'people-and-balance')
  expect(await illegible(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  await inspect(page, 'people-and-balance-dark')
  const people = answer.getByRole('figure', { name: /^Of 100 people who start/ })
  const svg = (await save(page, app, people, 1, path.join(folder, 'people.svg'))).toString('utf8')
  expect(svg).toContain('rgb(0, 114, 178)') // the blue of paper, not of the dark
})

test("a patient's own trend says that its file is not encrypted, and a folder that is gone is told calmly", async ({
  practice: page,
  app,
  folder,
}) => {
  await page.keyboard.type('D001-00036')
  await expect(page.getByText('1 found')).toBeVisible()
  await page.keyboard.press('Enter')
  await press(page.getByRole('tab', { name: /^All facts/ }))
  await press(page.getByRole('tab', { name: 'Over time' }))
  const figure = page.getByRole('figure')
  await expect(figure.getByRole('img', { name: /results from .* to .*, the last/ })).toBeVisible()
  await press(figure.getByRole('button', { name: 'Show as table' }))
  await expect(figure.getByRole('columnheader', { name: 'Date' })).toBeVisible()
  await inspect(page, 'trend')
  expect(await illegible(page)).toEqual([])
  const svg = (await save(page, app, figure, 1, path.join(folder, 'trend.svg'))).toString('utf8')
  await expect(figure.getByRole('status')).toContainText('not encrypted')
  expect(svg).not.toContain('D001-00036')

  await app.choose({ save: path.join(folder, 'gone', 'trend.svg') })
  await press(figure.getByRole('button', { name: 'Save' }))
  await take(page.getByRole('menuitem', { name: 'SVG' }))
  await expect(figure.getByRole('alert')).toContainText('the folder is gone')
})
