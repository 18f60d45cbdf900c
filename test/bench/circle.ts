import Database from 'better-sqlite3'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { makeDb } from '../../electron/records/db.ts'
import { practiceLines } from '../../electron/intake/demonstration/source-file.ts'
import { libraryQuestion } from '../fixtures/planted-question.ts'
import { passphrase, temporaryFolder } from '../fixtures/temporary-folder.ts'
import { demonstrationStation } from '../fixtures/workstation.ts'
import { openWindow } from '../standin/open-window.ts'
import { seconds, type Row } from './measure.ts'

const PATIENTS = 10_000
/** The encrypted store against plain SQLite, same inserts and scan. */
export async function storeBench(): Promise<Row[]> {
  const folder = temporaryFolder()
  const work = (db: Database.Database) => {
    db.exec(
      `CREATE TABLE row (id INTEGER PRIMARY KEY, person INTEGER, clock INTEGER, value REAL, text TEXT) STRICT;
       CREATE INDEX by_person ON row (person, clock)`,
    )
    const insert = db.prepare('INSERT INTO row (person, clock, value, text) VALUES (?, ?, ?, ?)')
    db.transaction(() => {
      for (let k = 0; k < 300_000; k++) insert.run(k % 5_000, k * 1_000, k / 7, 'some words of a note')
    })()
    db.prepare('SELECT person, max(value) FROM row GROUP BY person').all()
    db.close()
  }
  const plain = () => {
    const db = new Database(path.join(folder, 'plain.db'))
    db.pragma('journal_mode=wal')
    db.pragma('synchronous=full')
    db.pragma('temp_store=memory')
    db.pragma('secure_delete=on')
    return db
  }
  const against = await seconds(() => work(plain()))
  const encrypted = await seconds(() => work(makeDb(path.join(folder, 'encrypted.db'), randomBytes(32))))
  rmSync(folder, { recursive: true })
  return [
    {
      name: '300,000 rows, encrypted',
      seconds: encrypted,
      against: { name: 'plain SQLite', seconds: against },
    },
  ]
}

/**
 * A practice of 10,000 people: bringing it in, asking it, opening its window; then what each process holds in
 * memory.
 */
export async function practiceBench(): Promise<Row[]> {
  const home = path.join(temporaryFolder(), 'home')
  mkdirSync(home, { recursive: true })
  const station = await demonstrationStation(home)
  const rows: Row[] = []
  const plan = { seed: 9, patients: PATIENTS, logHazardRatio: -0.6, overlap: 'good' as const }
  const parse = await seconds(() => {
    for (const line of practiceLines(plan, '2026-06-30')) JSON.parse(line)
  })
  rows.push({
    name: `import of ${PATIENTS} invented people`,
    seconds: await seconds(() => station.demonstration(9, PATIENTS)),
    against: { name: 'making and parsing the same text', seconds: parse },
  })
  await station.learning.ask({ question: libraryQuestion })
  const count = await seconds(() => station.library.codes({ kind: 'medication', query: '', limit: 200 }))
  rows.push({
    name: `question on ${PATIENTS} people`,
    seconds: await seconds(() => station.learning.ask({ question: libraryQuestion })),
    against: { name: 'counting who has which medicine', seconds: count },
  })
  const list = await seconds(() => station.patients.list({ query: '', offset: 0, limit: 100 }))
  rows.push({
    name: 'search as you type, a name',
    seconds: await seconds(() => station.patients.list({ query: 'okaf', offset: 0, limit: 100 })),
    against: { name: 'first page of the list', seconds: list },
  })
  await station.stop()

  const start = await seconds(async () => {
    const window = await openWindow({ home })
    await window.page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
    await window.page.keyboard.press('Enter')
    await window.page.getByText(`${PATIENTS} patients`).waitFor()
    await window.page.keyboard.press('Alt+3')
    await window.page.getByRole('combobox', { name: 'Start from a question' }).waitFor()
    for (const [name, megabytes] of residentMemory(window.app.process().pid))
      console.log(`resident memory of ${name}: ${megabytes.toFixed(0)} MB`)
    await window.close()
  })
  const bare = await seconds(async () => {
    await (await openWindow({ home: path.join(temporaryFolder(), 'empty') })).close()
  })
  rows.push({
    name: `window start to first list, ${PATIENTS} patients (passphrase included)`,
    seconds: start,
    against: { name: 'the same window over no casebook', seconds: bare },
  })
  rmSync(home, { recursive: true })
  return rows
}

/**
 * Proportional resident memory (shared pages divided among their users) of a process and all below it, in MB: each
 * service by its name, the browser's processes together. Empty where there is no /proc.
 */
function residentMemory(root: number | undefined): Map<string, number> {
  const found = new Map<string, number>()
  const visit = (pid: number, known?: string) => {
    let command: string
    let children: string
    try {
      command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    } catch {
      return
    } // it ended meanwhile, or this is no Linux
    const name =
      known ??
      /\/(records|intake|learning|exchange)\.cjs/u.exec(command)?.[1] ??
      (/chrom/u.test(command) ? 'the page and its browser' : 'main')
    const kilobytes = Number(
      /^Pss:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0,
    )
    found.set(name, (found.get(name) ?? 0) + kilobytes / 1024)
    for (const child of children.trim().split(' ').filter(Boolean))
      visit(Number(child), name === 'the page and its browser' ? name : undefined)
  }
  if (root !== undefined) visit(root)
  return found
}
