import path from 'node:path'
import type { Page } from '@playwright/test'
import { writePractice } from '../../fixtures/practice-file.ts'
import type { RecordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase } from '../../fixtures/temporary-folder.ts'
import type { OpenedWindow } from '../../standin/open-window.ts'
import { lived, NEXT, none, notes, oneOf, people, type Stage } from '../sweep/acts.ts'
import type { Operation } from '../sweep/operations.ts'

/** A word that was typed, and when. */
export interface Typed {
  readonly word: string
  /** Milliseconds of the machine's clock, once the field had it. */
  readonly at: number
}
/** The window of a trial, the home's folder, and what its person typed or was told. */
export interface AtTheWindow {
  readonly window: OpenedWindow
  readonly page: Page
  readonly folder: string
  readonly typed: Typed[]
  /** Texts of which the window said that they are kept. */
  readonly kept: string[]
}
type Step = (at: AtTheWindow) => Promise<unknown>

/** Something a person does at the window, in phases; it is done once the last of them is. */
export interface WindowDeed extends Pick<
  Operation,
  'name' | 'prepare' | 'opensWith' | 'mayBeAbsent' | 'left'
> {
  /** What comes before, in which nothing happens to it yet. */
  readonly begin: Step
  readonly phases: readonly Step[]
}

const press = async (page: Page, name: RegExp | string, key = 'Enter') => {
  const button = page.getByRole('button', { name, exact: typeof name === 'string' })
  await button.click({ trial: true }) // once it takes keys: one that waits for a service loses them
  await button.press(key)
}
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true })
export const views = (page: Page) => page.getByRole('navigation', { name: 'Views' })
const seen = (page: Page, text: RegExp | string) => page.getByText(text).first().waitFor()

/** Opens the casebook with the first of these passphrases that it takes; whether there was one. */
export async function opens(page: Page, words: readonly string[]): Promise<boolean> {
  for (const each of words) {
    await field(page, 'Passphrase').fill(each)
    await press(page, 'Unlock')
    const refused = page.getByText('That is not the passphrase of this casebook.')
    await views(page).or(refused).first().waitFor()
    if (await views(page).isVisible()) return true
  }
  return false
}
const open: Step = ({ page }) => opens(page, [passphrase])

async function go(page: Page, view: string): Promise<void> {
  const names = await views(page).getByRole('button').allTextContents()
  await page.keyboard.press(`Alt+${names.indexOf(view) + 1}`)
  await page.getByRole('heading', { name: view, level: 2 }).waitFor()
}
/** The notes of whoever is first in the list, with a note under way. */
async function openNote(page: Page): Promise<void> {
  await go(page, 'Patients')
  const search = page.getByRole('textbox', { name: 'Search patients' })
  // The list stands before its first line can be opened by a key.
  await page.getByText('2 patients').waitFor()
  await search.press('Enter')
  await page.getByRole('tab', { name: 'Notes' }).press('Enter')
  await press(page, /^(?:Write a note|Go on with the draft)/)
  await field(page, 'Note').focus()
}
/** What stands in the note that is under way, as the store has it; empty where none is. */
export async function draftIn(desk: RecordsDesk): Promise<string> {
  const { drafts } = await desk.drafts.list({})
  const own = drafts.find(({ name }) => name === 'chart.note')
  return own === undefined ? '' : (JSON.parse(own.body) as { text: string }).text
}

/** Types eight words without a pause. */
const type =
  (phase: number): Step =>
  async ({ page, typed }) => {
    for (let word = 0; word < 8; word++) {
      const text = `p${phase}w${word} `
      await page.keyboard.insertText(text)
      typed.push({ word: text, at: Date.now() })
      await page.waitForTimeout(60)
    }
  }
const PRACTICE = 'practice.ndjson'
const BROUGHT = 30
const SIGNED = 'Halos around lamps since Tuesday.'

const bothPeople = async (stage: Stage, done: boolean) => oneOf('people', await people(stage), [2], done)

export const windowDeeds: readonly WindowDeed[] = [
  {
    name: 'a note typed',
    prepare: lived,
    async begin(at) {
      await open(at)
      await openNote(at.page)
    },
    phases: Array.from({ length: 6 }, (_, phase) => type(phase)),
    // What was typed is looked at by the trial, which knows when it died.
    left: bothPeople,
  },
  {
    name: 'a note signed',
    prepare: lived,
    async begin(at) {
      await open(at)
      await openNote(at.page)
    },
    phases: [
      ({ page }) => page.keyboard.insertText(SIGNED),
      async ({ page, kept }) => {
        await seen(page, /^draft, kept /)
        kept.push(SIGNED)
      },
      ({ page }) => press(page, 'Sign'),
      ({ page }) => seen(page, /^Signed, version 1, /),
    ],
    async left(stage, done) {
      const signed = (await notes(stage)).length - 1
      const isDraft = (await draftIn(stage.desk)) !== ''
      // One note and no draft of it, or a draft and no note: never both.
      return [
        ...oneOf('notes signed', signed, [0, 1], done),
        ...(signed === 1 && isDraft ? ['signed and still a draft'] : []),
      ]
    },
  },
  {
    name: 'a file brought in',
    async prepare(stage) {
      await lived(stage)
      writePractice(path.join(stage.folder, PRACTICE), { seed: 3, patients: BROUGHT })
    },
    async begin(at) {
      await open(at)
      await go(at.page, 'Intake')
      await at.window.choose({ files: [path.join(at.folder, PRACTICE)] })
    },
    phases: [
      ({ page }) => press(page, 'Choose files'),
      ({ page }) => seen(page, /patients? and \d+ facts from 1 file /),
    ],
    async left(stage, done) {
      const found = await people(stage)
      const isBetween = found >= 2 && found <= 2 + BROUGHT
      return done ? oneOf('people', found, [2 + BROUGHT], true) : oneOf('people', isBetween, [true], true)
    },
  },
  {
    name: 'a new passphrase',
    prepare: lived,
    async begin(at) {
      await open(at)
      await go(at.page, 'Settings')
      await field(at.page, 'Passphrase of today').fill(passphrase)
      await field(at.page, 'New passphrase').fill(NEXT)
      await field(at.page, 'The same again').fill(NEXT)
    },
    phases: [({ page }) => press(page, 'Change'), ({ page }) => seen(page, /^The passphrase is changed/)],
    opensWith: done => (done ? [NEXT] : [NEXT, passphrase]),
    left: bothPeople,
  },
  {
    name: 'a casebook made',
    prepare: none,
    async begin({ page }) {
      await press(page, 'Begin with files')
      await page.getByLabel('Make a recovery sheet to print').press('Space')
      await field(page, 'Choose a passphrase').fill(passphrase)
      await field(page, 'The same again').fill(passphrase)
    },
    phases: [
      ({ page }) => page.keyboard.press('Enter'),
      ({ page }) => page.getByRole('heading', { name: 'Intake', level: 2 }).waitFor(),
    ],
    mayBeAbsent: done => !done,
    async left(stage, done) {
      const isAbsent = (await stage.desk.vault.status({})).state === 'absent'
      return isAbsent ? [] : oneOf('people', await people(stage), [0], done)
    },
  },
  {
    name: 'unlocked and locked',
    prepare: lived,
    begin: none,
    phases: [open, ({ page }) => press(page, 'Lock'), ({ page }) => field(page, 'Passphrase').waitFor()],
    left: bothPeople,
  },
]
