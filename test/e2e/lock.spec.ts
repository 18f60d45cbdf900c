import type { Page } from '@playwright/test'
import path from 'node:path'
import { readKeyFile, unwrapKey } from '../../electron/records/home/key-file.ts'
import { asKept, foundInMemoryOf } from '../fixtures/memory-of.ts'
import { processesOf, type Role } from '../fixtures/processes-of.ts'
import { writeIn } from '../fixtures/temporary-folder.ts'
import type { OpenedWindow } from '../standin/open-window.ts'
import { secretOf } from '../../electron/records/home/secret.ts'
import { bringIn, expect, go, inspect, passphrase, press, test, unlock } from './fixtures.ts'

const FAMILY = 'Quillfeather-Ashgrove'
const NOTE = 'Dreamt of a green lighthouse again.'

const note = (page: Page) => page.getByLabel('Note', { exact: true })
const form = (page: Page) => page.getByLabel('Passphrase', { exact: true })
const pageProcess = (app: OpenedWindow) =>
  app.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.getOSProcessId())

async function openNote(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Search patients' }).press('Enter')
  await press(page.getByRole('tab', { name: 'Notes' }))
  await press(page.getByRole('button', { name: /Write a note|Go on with the draft/ }))
}

/** Everything that locks, as the person or her machine does it. */
const ways: ReadonlyArray<readonly [string, (page: Page, app: OpenedWindow) => Promise<unknown>]> = [
  ['the button', page => press(page.getByRole('button', { name: 'Lock', exact: true }))],
  ['the key', page => page.keyboard.press('Control+l')],
  [
    'the menu',
    (_page, { app }) =>
      app.evaluate(({ Menu }) => {
        type Line = { id?: string; submenu?: unknown; click?: () => void }
        const lines = (menu: unknown): Line[] =>
          Array.isArray(menu) ? (menu as Line[]) : ((menu as { items?: Line[] } | undefined)?.items ?? [])
        const all = lines(Menu.getApplicationMenu()).flatMap(each => [each, ...lines(each.submenu)])
        all.find(({ id }) => id === 'lock')!.click!()
      }),
  ],
  [
    'a suspended machine',
    (_page, { app }) => app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend')),
  ],
  [
    'a locked screen',
    (_page, { app }) => app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen')),
  ],
]

test('by whatever way, a lock keeps what was typed that moment and gives the window another process', async ({
  practice: page,
  app,
}) => {
  await openNote(page)
  let expected = ''
  for (const [way, lock] of ways) {
    const before = await pageProcess(app)
    expected += `${way}. `
    await note(page).focus()
    await page.keyboard.press('Control+End')
    await page.keyboard.insertText(`${way}. `)
    for (const key of ['ArrowLeft', 'ArrowLeft', 'Shift+ArrowLeft']) await page.keyboard.press(key)
    await lock(page, app)
    await expect(form(page), way).toBeFocused()
    await expect.poll(() => pageProcess(app), way).not.toBe(before)
    expect(
      processesOf(app.app.process().pid!).map(({ pid }) => pid),
      way,
    ).not.toContain(before)
    expect(app.app.windows(), way).toHaveLength(1)
    await unlock(page)
    // The same chart, the same tab, the same text.
    await expect(note(page), way).toHaveValue(expected)
    // And one writes on where one was: between the same letters, with the same selected.
    await expect(note(page), way).toBeFocused()
    const caret = () =>
      note(page).evaluate((field: HTMLTextAreaElement) => [field.selectionStart, field.selectionEnd])
    await expect.poll(caret, way).toEqual([expected.length - 3, expected.length - 2])
  }
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('heading', { name: 'Patients', level: 2 })).toBeVisible()
})

test('a page that is loaded anew while it hands over what was typed loses no lock', async ({
  practice: page,
  app,
}) => {
  await openNote(page)
  await note(page).fill('Half a sentence')
  await app.app.evaluate(({ powerMonitor, BrowserWindow }) => {
    powerMonitor.emit('lock-screen')
    void BrowserWindow.getAllWindows()[0]!
      .loadURL('app://casebook/index.html')
      .catch(() => undefined)
  })
  await expect(form(page)).toBeVisible()
  await page.waitForTimeout(3_000) // longer than a lock waits for a page
  await expect(form(page)).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Views' })).toHaveCount(0)
})

test('a page that hangs is ended by the lock all the same', async ({ practice: page, app }) => {
  const before = await pageProcess(app)
  page
    .evaluate(() => {
      setTimeout(() => {
        for (;;);
      })
    })
    .catch(() => undefined) // it ends with the page
  await app.app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'))
  await expect.poll(() => pageProcess(app)).not.toBe(before)
  expect(processesOf(app.app.process().pid!).map(({ pid }) => pid)).not.toContain(before)
  const shown = () =>
    app.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.getURL())
  await expect.poll(shown).toBe('app://casebook/index.html')
})

test('a passphrase that was given stands in no field any more, right or wrong', async ({
  practice: page,
}) => {
  await press(page.getByRole('button', { name: 'Lock', exact: true }))
  await form(page).fill('not these words')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('not the passphrase')
  await expect(form(page)).toHaveValue('')
  await expect(form(page)).toBeFocused()
  await unlock(page)
})

test('after a lock no process that ran the page or served it remembers name, note, passphrase or key', async ({
  own: page,
  app,
  folder,
}) => {
  test.skip(process.platform !== 'linux', 'The memory of another process is read on Linux alone.')
  const patient = { resourceType: 'Patient', name: [{ family: FAMILY, given: ['Perpetua'] }] }
  const another = { resourceType: 'Patient', id: 'two', name: [{ family: 'Zyzzyva' }] }
  const lines = [{ ...patient, id: 'one' }, another].map(each => JSON.stringify(each)).join('\n')
  await bringIn(page, app, writeIn(folder, 'two.ndjson', lines))
  await go(page, 'Patients')
  await openNote(page)
  await note(page).fill(NOTE)
  await press(page.getByRole('button', { name: 'Sign', exact: true }))
  await expect(page.getByText(/^Signed, version 1, /)).toBeVisible()
  const { key } = await unwrapKey(readKeyFile(path.join(folder, 'home', 'key.json')), secretOf(passphrase))
  const planted = new Map([
    ...asKept('name', FAMILY),
    ...asKept('note', NOTE),
    ...asKept('passphrase', passphrase),
    ...asKept('key in hexadecimal', key.toString('hex')),
    ['key', key],
  ])
  const main = app.app.process().pid!
  const living = (sought: Role) =>
    processesOf(main).flatMap(({ pid, role }) => (role === sought ? [pid] : []))
  const found = (role: Role) =>
    processesOf(main)
      .filter(each => each.role === role)
      .flatMap(({ pid }) => foundInMemoryOf(pid, planted))
  // What is looked for is there to be found while it is open: otherwise the search would prove nothing.
  await expect(page.getByText(NOTE).first()).toBeVisible()
  expect(found('page')).toEqual(expect.arrayContaining(['name, a byte a letter', 'note, a byte a letter']))
  expect(found('service')).toEqual(expect.arrayContaining(['key', 'name, a byte a letter']))

  const [pages, services] = [living('page'), living('service')]
  await press(page.getByRole('button', { name: 'Lock', exact: true }))
  await expect(form(page)).toBeFocused()
  expect(living('page').filter(pid => pages.includes(pid))).toEqual([])
  // The form is there as soon as the store is; on a busy machine another service may just be ending then.
  await expect.poll(() => living('service').filter(pid => services.includes(pid))).toEqual([])
  expect(found('page')).toEqual([])
  expect(found('service')).toEqual([])
  // Under the stand-in every message between page and services goes through its main process and Chromium's, as text.
  // Electron hands the page a port to the service itself; whether nothing stays there can be seen only there.
  if (process.env['CASEBOOK_ELECTRON']) expect([...found('main'), ...found('browser')]).toEqual([])
  else
    console.log(
      `the stand-in's own: main ${found('main').join(', ')}; browser ${found('browser').join(', ')}`,
    )
  await inspect(page, 'locked')
})
