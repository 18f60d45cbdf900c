import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { writePractice } from '../../fixtures/practice-file.ts'
import type { OpenedWindow } from '../../standin/open-window.ts'
import type { Recorder } from './recorder.ts'

const passphrase = 'four words not together'

interface Situation {
  readonly app: OpenedWindow
  readonly record: Recorder
  /** Where its files lie. */
  readonly folder: string
}
/** A first day: from the window that nobody has used to the first own trend. */
export type Day = (situation: Situation) => Promise<void>

const button = ({ record }: Situation, name: string | RegExp) =>
  record.page.getByRole('button', { name, exact: typeof name === 'string' })
const field = ({ record }: Situation, name: string) => record.page.getByLabel(name, { exact: true })

async function makeCasebook(situation: Situation, way: string): Promise<void> {
  const { record } = situation
  await record.reached('the first window', button(situation, way))
  await record.press(button(situation, way))
  await record.type(field(situation, 'Choose a passphrase'), passphrase)
  await record.type(field(situation, 'The same again'), passphrase)
  await record.press(button(situation, 'Create my casebook'))
  await record.reached('the recovery sheet', record.page.getByTestId('recovery-code'))
  await record.press(button(situation, 'Go on'))
}

async function chooseFile(situation: Situation, file: string): Promise<void> {
  const { app, record } = situation
  await app.choose({ files: [file] })
  await record.press(button(situation, 'Choose files'))
  await record.aside(() => Promise.resolve()) // the system's dialogue, which answers at once here
}

/** The figure of a course, which one result alone has not. */
const trendIn = ({ record }: Situation) =>
  record.page.getByRole('dialog').getByRole('img', { name: /results from .*, the last/ })

async function openChartAndTrend(situation: Situation, measurement: string): Promise<void> {
  const { record } = situation
  await record.press(button(situation, /^Open /).first())
  const results = record.page.getByRole('table', { name: 'Latest results' })
  await record.reached('the first own chart', results)
  await record.press(results.getByRole('button', { name: measurement }))
  await record.reached('the first own trend', trendIn(situation))
}

const workbooks: Day = async situation => {
  const { record, folder } = situation
  const file = path.join(folder, 'pressure-clinic.csv')
  const rows = ['MRN;Name;Born;Seen;BP;HbA1c (%)']
  for (let person = 1; person <= 20; person++)
    for (let visit = 0; visit < 3; visit++) {
      const who = `D${100 + person};Person ${person} Invented;${(person % 28) + 1}/02/1960`
      const pressure = `${130 + ((person * 5 + visit * 4) % 40)}/${80 + (person % 10)}`
      const hba1c = (6.5 + ((person * 7 + visit * 3) % 30) / 10).toFixed(1)
      rows.push(`${who};${13 + visit}/0${1 + visit * 2}/2024;${pressure};${hba1c}`)
    }
  writeFileSync(file, `${rows.join('\n')}\n`)
  await makeCasebook(situation, 'Begin with files')
  await chooseFile(situation, file)
  await record.reached('the table waits to be set up', button(situation, 'Set up'))
  await record.press(button(situation, 'Set up'))
  const columns = record.page.getByRole('listbox', { name: 'Columns, those in doubt first' })
  await record.reached('what its columns are taken for', columns)
  await record.press(columns)
  await record.key('a')
  await record.press(button(situation, 'Keep this and read the table'))
  await record.reached('its people', button(situation, /^Open /).first())
  await openChartAndTrend(situation, 'Blood pressure')
}

const exports: Day = async situation => {
  const file = writePractice(path.join(situation.folder, 'practice.ndjson'), { seed: 21, patients: 600 })
  await makeCasebook(situation, 'Begin with files')
  await chooseFile(situation, file)
  await situation.record.reached('its people', button(situation, /^Open /).first())
  await openChartAndTrend(situation, 'Body mass index')
}

/** Thirty pages: fifteen invented people, none like another, each seen twice. */
const people = [
  'Amina Kato',
  'Bruno Lindqvist',
  'Chiara Obote',
  'Dmitri Walsh',
  'Esther Yilmaz',
  'Farid Quist',
  'Grete Mwangi',
  'Hugo Pereira',
  'Ines Rahman',
  'Jonas Tesfaye',
  'Katya Fonseca',
  'Leo Vandermeer',
  'Miriam Zhou',
  'Nils Ekwueme',
  'Olga Sandoval',
] as const

const paper: Day = async situation => {
  const { record } = situation
  const { page } = record
  const register = async (name: string, age: number) => {
    await record.type(field(situation, 'Name'), name)
    await record.type(field(situation, 'Birth date or age'), String(age))
    await record.key('Enter')
    await page.getByRole('heading', { name, level: 2, exact: true }).waitFor()
  }
  const visit = async (date: string, pressure: string) => {
    await record.key('e')
    await record.type(field(situation, 'Date of the visit'), date)
    await record.type(field(situation, 'Blood pressure (mmHg)'), pressure)
    await record.type(field(situation, 'Pulse (/min)'), '72')
    await record.press(button(situation, 'Sign 2 lines'))
    await page.getByText('Signed and stored: 2 lines.').waitFor()
    await record.press(button(situation, 'Back to the chart'))
    await page.getByRole('table', { name: 'Latest results' }).waitFor()
  }
  await makeCasebook(situation, 'Begin by hand')
  await record.reached('the form for the first person', field(situation, 'Name'))
  for (const [at, name] of people.entries()) {
    if (at > 0) {
      await record.press(button(situation, 'Patients'))
      await record.press(button(situation, 'Register a person'))
    }
    await register(name, 30 + 3 * at)
    await visit('14 Mar 2024', `${130 + at}/85`)
    if (at === 0)
      await record.reached('the first own chart', page.getByRole('table', { name: 'Latest results' }))
    await visit('12 Sep 2024', `${125 + at}/80`)
    if (at === 0) {
      const results = page.getByRole('table', { name: 'Latest results' })
      await record.press(results.getByRole('button', { name: 'Blood pressure' }))
      await record.reached('the first own trend', trendIn(situation))
      await record.key('Escape')
    }
  }
  await record.press(button(situation, 'Patients'))
  await record.reached('thirty pages are in', page.getByText(`${people.length} patients`))
}

/** The days that are recorded, by the name of their pictures. */
export const days: Readonly<Record<string, { readonly title: string; readonly day: Day }>> = {
  tables: { title: 'A clinic with a table of results', day: workbooks },
  paper: { title: 'A clinic with thirty pages of paper', day: paper },
  exports: { title: 'A practice with a FHIR export', day: exports },
}
