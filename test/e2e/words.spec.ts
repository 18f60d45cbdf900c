import type { Page } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { criticalResults } from '../fixtures/critical-results.ts'
import { writePractice } from '../fixtures/practice-file.ts'
import { mayBeOne, one } from '../fixtures/two-clinics.ts'
import type { OpenedWindow } from '../standin/open-window.ts'
import {
  beginOwnInPseudo,
  beginWithFiles,
  inspector,
  pressButton,
  showTables,
  speakPseudo,
  view,
  words,
} from './escaped-words.ts'
import { expect, passphrase, press, tabsOfChart, test } from './fixtures.ts'

const lookAtChart = async (page: Page, look: (where: string) => Promise<void>) => {
  await page.locator('#patient-search').fill('D001-00036')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab').first()).toBeVisible()
  for (const [index, tab] of (await tabsOfChart(page)).entries()) {
    await press(tab)
    await expect(page.getByRole('tabpanel').last().locator('table, figure, button').first()).toBeVisible()
    if ((await tab.textContent())?.includes(words('kind.condition'))) {
      await pressButton(page, words('chart.show'))
      await expect(page.locator('pre.exact')).toBeVisible()
    }
    await showTables(page)
    await look(`chart, tab ${index + 1}`)
  }
  await press(page.getByRole('tab', { name: words('tab.notes') }))
  await pressButton(page, words('notes.write'))
  await page.getByLabel(words('notes.title')).fill('Seen')
  await page.locator('.kept').first().waitFor()
  await look('note')
}

test('no word of a practice escaped the catalogue, and none is cut off', async ({
  practice: page,
  app,
  folder,
}) => {
  test.slow()
  const { look, found } = inspector(page)
  await press(page.getByRole('button', { name: 'Lock', exact: true }))
  await page.getByLabel('Passphrase', { exact: true }).waitFor()
  await speakPseudo(page)
  await look('locked')
  await page.locator('input[type=password]').fill('wrong')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  await look('wrong passphrase')
  await page.locator('input[type=password]').fill('demonstration')
  await page.keyboard.press('Enter')
  await expect(page.locator('.row').nth(1)).toBeVisible()
  await look('patients')
  await expect(page.locator('.rail button')).toHaveCount(8) // a new view is looked at below, too
  await page.locator('#patient-search').fill('gliclazide')
  await expect(page.locator('.row bdi').first()).toBeVisible()
  await look('patients found')
  await page.locator('#patient-search').fill('zzzz')
  await expect(page.locator('h3')).toBeVisible()
  await look('nobody found')
  await lookAtChart(page, look)

  await view(page, 1, words('view.today'))
  await page.locator('#today-add').fill('D001-00036')
  await page.getByRole('option').first().waitFor()
  await page.locator('#today-add').press('Enter')
  await expect(page.locator('.day-list tbody tr')).toHaveCount(1)
  await look('today')
  await view(page, 3, words('view.intake'))
  await look('intake')
  await view(page, 4, words('view.outcomes'))
  await expect(page.locator('.outcome-cannot')).toBeVisible({ timeout: 60_000 })
  await page.locator('.outcome-cannot > summary').click()
  await look('outcomes')
  await press(page.locator('[data-measure=hba1c-control]'))
  await expect(page.locator('.measure-behind table')).toBeVisible()
  await showTables(page)
  await look('measure')
  await page.keyboard.press('Control+p')
  await expect(page.locator('.measure-sheet')).toBeVisible()
  await look('measure on one page')
  await page.keyboard.press('Escape')
  await pressButton(page, words('changes.write'))
  await page.getByRole('dialog').locator('form').waitFor()
  await page.getByText(words('changes.direction', { direction: 'higher' }), { exact: true }).click()
  // The page behind has a button of that name as well.
  const keep = page.getByRole('dialog').getByRole('button', { name: words('changes.keep'), exact: true })
  await press(keep) // what is missing is told
  await look('a change, half typed')
  await page.getByLabel(words('changes.what')).fill('Seen')
  await page.getByLabel(words('changes.made')).fill('2026-01-01')
  await page.getByLabel(words('changes.look-on')).fill('2026-11-01')
  await press(keep)
  await pressButton(page, words('changes.look-now'))
  await expect(page.locator('.change-statement')).toBeVisible({ timeout: 60_000 })
  await look('a change, looked at')
  await view(page, 4, words('view.outcomes'))
  await pressButton(page, words('follow-up.open'))
  await expect(page.getByRole('table').first()).toBeVisible() // whoever is due or lost
  await look('follow-up')
  await page.keyboard.press('Escape')
  await pressButton(page, words('month.open'))
  await expect(page.locator('.month-sheet').first()).toBeVisible({ timeout: 60_000 })
  await page.locator('.month-details > summary').click()
  await look('counts of a month')
  await view(page, 5, words('view.compare'))
  await pressButton(page, words('compare.population'))
  await look('compare, nothing chosen')
  const choice = page.getByRole('combobox', { name: words('compare.start-from') })
  await press(choice)
  await page.getByRole('option').first().waitFor()
  await look('compare, questions')
  await page.getByRole('option', { name: words('asks.heart-failure-sglt2-sulfonylurea') }).click()
  await press(page.getByRole('combobox', { name: words('compare.latest') }))
  await page.getByRole('option').first().waitFor()
  await look('compare, codes')
  await page.keyboard.press('Escape')
  await pressButton(page, words('compare.ask'))
  const answer = page.getByRole('region', { name: words('answer.name') })
  await expect(answer.getByRole('figure').first()).toBeVisible()
  await pressButton(page, words('answer.as-people'))
  await showTables(page)
  await look('answer')

  await view(page, 6, words('view.evidence'))
  await press(page.getByRole('button', { name: words('evidence.publish') }))
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('receipt')
  await pressButton(page, words('evidence.approve-publish'))
  await expect(page.getByRole('dialog')).toBeHidden()
  await press(page.getByRole('table').getByRole('button').first())
  await expect(page.getByRole('figure').first()).toBeVisible()
  await look('evidence')

  await view(page, 7, words('view.peers'))
  await page.getByLabel(words('peers.name-label')).fill('Hill clinic')
  await pressButton(page, words('peers.invite'))
  await page.getByLabel(words('peers.invitation'), { exact: true }).waitFor()
  await look('peers, invited')
  await page.getByLabel(words('peers.given')).fill('casebook-wrong')
  await pressButton(page, words('peers.join'))
  await page.getByRole('alert').waitFor()
  await look('peers, not joined')

  await view(page, 8, words('view.settings'))
  await app.choose({ save: path.join(folder, 'copy.backup') })
  await pressButton(page, words('settings.backup'))
  await expect(page.getByText('copy.backup')).toBeVisible()
  await pressButton(page, words('settings.verify'))
  await expect(page.getByRole('table', { name: words('settings.checks') })).toBeVisible({ timeout: 120_000 })
  await look('settings')

  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('palette')
  await page.keyboard.type('gliclazide')
  await expect(page.getByRole('option').first()).toContainText('D001')
  await look('palette, people')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await pressButton(page, words('frame.keys'))
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('keys')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await pressButton(page, words('demonstration.begin'))
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('begin my own')
  expect(found()).toEqual([])
})

/** A file in which a patient can be read and a line cannot, and one that is no input at all. */
async function bringInBroken(page: Page, app: OpenedWindow, folder: string): Promise<void> {
  const files = [path.join(folder, 'broken.ndjson'), path.join(folder, 'report.pdf')]
  writePractice(files[0]!, { seed: 77, patients: 2 })
  writeFileSync(files[0]!, '{"resourceType":"Patient",\n', { flag: 'a' })
  writeFileSync(files[1]!, '%PDF-1.7\n')
  await app.choose({ files })
  await pressButton(page, words('intake.choose-files'))
  await expect(page.getByRole('table', { name: words('intake.quarantine-list') })).toBeVisible()
  await expect(page.getByRole('status').last()).toBeVisible()
}

test("no word of an empty casebook of one's own escaped the catalogue, nor of what cannot be read", async ({
  page,
  app,
  folder,
}) => {
  const { look, found } = inspector(page)
  await page.locator('h2').first().waitFor()
  await speakPseudo(page)
  await look('first run')
  await beginWithFiles(page)
  await page.locator('input[type=password]').first().fill(passphrase)
  await page.locator('input[type=password]').last().fill('something else')
  await look('first run, not the same')
  await page.locator('input[type=password]').last().fill(passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: words('view.intake'), level: 2 })).toBeVisible()
  await look('intake')
  for (const [number, name] of [
    [1, words('view.today')],
    [2, words('view.patients')],
    [4, words('view.outcomes')],
    [5, words('view.compare')],
    [6, words('view.evidence')],
    [7, words('view.peers')],
    [8, words('view.settings')],
  ] as const) {
    await view(page, number, name)
    await look(`empty ${number}`)
  }
  await view(page, 3, words('view.intake'))
  await bringInBroken(page, app, folder)
  await look('what cannot be read')
  await press(page.getByRole('button', { name: words('intake.undo') }).first())
  await expect(page.getByRole('button', { name: words('intake.undo') })).toBeHidden()
  await look('undone')
  expect(found()).toEqual([])
})

test('no word of people who are one, or may be, escaped the catalogue', async ({ page, app, folder }) => {
  const { look, found } = inspector(page)
  await beginOwnInPseudo(page)
  for (const [source, people] of [
    ['Hill', [mayBeOne('1', 'Mona'), one('2')]],
    ['Lake', [mayBeOne('3', 'Nora'), one('4')]],
  ] as const) {
    const file = path.join(folder, `${source}.ndjson`)
    writeFileSync(file, people.map(each => JSON.stringify(each)).join('\n'))
    await page.getByLabel(words('intake.source')).fill(source)
    await app.choose({ files: [file] })
    await pressButton(page, words('intake.choose-files'))
    await expect(page.getByRole('row', { name: new RegExp(`${source}\\.ndjson`, 'u') })).toBeVisible()
    // The result has the focus in a moment, which whoever presses the next button in between would lose to it.
    await expect(page.locator('[role=status]:focus')).toBeVisible()
  }
  await expect(page.getByText(words('intake.matched', { joined: 1, open: 1 }))).toBeVisible()
  await look('intake, some joined')
  await view(page, 2, words('view.patients'))
  await pressButton(page, words('patients.pairs', { pairs: 1 }))
  await expect(page.getByRole('table')).toBeVisible()
  await look('may be one')
  await page.keyboard.press('l')
  await expect(page.getByText(words('same.put-off'))).toBeVisible()
  await look('put off')
  await page.keyboard.press('s')
  await expect(page.getByRole('heading', { name: words('same.none') })).toBeVisible()
  await look('nobody may be one')
  await view(page, 2, words('view.patients'))
  await page.locator('#patient-search').fill('Nora')
  await page.keyboard.press('Enter')
  await pressButton(page, words('chart.joined'))
  await expect(page.getByRole('table')).toBeVisible()
  await look('joined')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: words('chart.joined') })).toBeVisible()
  await look('chart, joined')
  await pressButton(page, words('chart.joined'))
  await press(page.getByRole('button', { name: /1/u }).first())
  await expect(page.getByRole('status').first()).toBeVisible()
  await look('taken apart')
  expect(found()).toEqual([])
})

test('no word of critical results escaped the catalogue', async ({ page, app, folder }) => {
  const { look, found } = inspector(page)
  await beginOwnInPseudo(page)
  await app.choose({ files: [criticalResults(folder)] })
  await pressButton(page, words('intake.choose-files'))
  await expect(page.getByRole('row', { name: /\.json/u }).first()).toBeVisible()
  await view(page, 2, words('view.patients'))
  await pressButton(page, words('critical.waiting', { results: 4 }))
  await expect(page.getByRole('listitem').first()).toBeVisible()
  await look('critical results')
  await press(page.getByRole('list').getByRole('button').first())
  const value = words('critical.value', { value: '6.9', unit: 'mmol/L' })
  await pressButton(page, words('critical.seen-of', { result: `Potassium ${value}` }))
  await look('seen')
  await page.keyboard.type('called her in')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').first()).toBeVisible()
  await pressButton(page, words('critical.acknowledged', { results: 1 }))
  await look('acknowledged')
  expect(found()).toEqual([])
})
