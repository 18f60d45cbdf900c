import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { read } from '@e965/xlsx'
import { unpack } from '../../electron/intake/containers/unpack.ts'
import { recipeOf } from '../fixtures/recipe-of.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { workstation } from '../fixtures/workstation.ts'
import { dayCell, workbookOf, type CellOf } from '../fixtures/workbook-of.ts'
import { settleTables } from '../../electron/intake/sources/tables/settle.ts'
import { tables } from '../../electron/intake/sources/tables/index.ts'
import { usageOf } from './usage.ts'

const ROWS = 50_000
const FORMAT = 'table-sheets'

const recipe = recipeOf(
  [
    { header: 'MRN', as: 'person-id' },
    { header: 'Name', as: 'full-name' },
    { header: 'Born', as: 'birth' },
    { header: 'Seen', as: 'date' },
    ...['Hb', 'WBC', 'Creatinine', 'Potassium'].map(name => ({ header: name, as: 'result' as const, name })),
    { header: 'Diagnosis', as: 'event', kind: 'condition' },
    { header: 'Remark', as: 'remark' },
  ],
  { source: 'Invented Clinic' },
)
const rowOf = (n: number): CellOf[] => {
  const person = n % 2_000
  return [
    `M${person}`,
    `Person${person} Invented`,
    dayCell(15_000 + person),
    dayCell(40_000 + Math.floor(n / 2_000) * 30),
    11 + (n % 50) / 10,
    4 + (n % 70) / 10,
    60 + (n % 90),
    3.5 + (n % 20) / 10,
    n % 3 === 0 ? 'Hypertension' : null,
    'as before',
  ]
}

/** Seconds on the clock, and of processor, that something takes. */
async function timed<T>(
  work: () => T | Promise<T>,
): Promise<{ value: T; seconds: number; processor: number }> {
  const [began, used] = [performance.now(), process.cpuUsage()]
  const value = await work()
  const { user, system } = process.cpuUsage(used)
  return { value, seconds: (performance.now() - began) / 1_000, processor: (user + system) / 1e6 }
}

/** Reading a workbook of 50,000 rows, as the ratio to what the library's own parse of it takes; and its import. */
export async function tablesBench(): Promise<void> {
  const rows = Array.from({ length: ROWS }, (_, n) => rowOf(n))
  const bytes = workbookOf({ Visits: [recipe.columns.map(({ header }) => header), ...rows] })
  console.log(`${ROWS} rows of ${recipe.columns.length} columns, ${(bytes.length / 1e6).toFixed(1)} MB`)
  const library = await timed(() => read(bytes, { dense: true, cellDates: false }).SheetNames.length)
  const of = ({ seconds, processor }: { seconds: number; processor: number }) =>
    `${seconds.toFixed(1)} s on the clock, ${processor.toFixed(1)} s of processor, ` +
    `${(processor / library.processor).toFixed(1)} times the library's own parse`
  console.log(`the library's own parse: ${of(library)}`)
  const reading = await timed(async () => {
    const unpacked = await unpack(() =>
      (async function* () {
        yield await Promise.resolve(bytes)
      })(),
    )
    const settled = await settleTables({
      bytes: () => unpacked.bytes(),
      delimiter: undefined,
      answers: {},
      recipes: [recipe],
    })
    if (settled.is !== 'settled') throw new Error('the bench knows its own table')
    const situation = { scope: '-', received: '2026-11-29', answers: settled.answers }
    let facts = 0
    for await (const piece of tables.pieces(unpacked.bytes(), FORMAT))
      for (const each of tables.read(piece, situation)) if (each.kind === 'fact') facts++
    return facts
  })
  console.log(`reading alone, ${reading.value} facts: ${of(reading)}`)
  const station = await workstation(path.join(temporaryFolder(), 'home'))
  try {
    await station.library.keepRecipe({ recipe })
    const at = path.join(station.home, '..', 'visits.xlsx')
    writeFileSync(at, bytes)
    const pid = station.states().find(({ name }) => name === 'intake')?.pid
    const before = pid === undefined ? undefined : usageOf(pid)
    const whole = await timed(() => station.import(at))
    console.log(`the whole import, in processes of its own: ${whole.seconds.toFixed(1)} s on the clock`)
    if (pid === undefined || !before) return
    const { seconds, megabytes } = usageOf(pid)
    console.log(
      `intake: ${(seconds - before.seconds).toFixed(1)} s of processor, ` +
        `${((seconds - before.seconds) / library.processor).toFixed(1)} times the library's own parse, ` +
        `at most ${megabytes.toFixed(0)} MB`,
    )
  } finally {
    await station.end()
  }
}
