import { chartBench } from '../bench/chart.ts'
import { practiceBench, storeBench } from '../bench/circle.ts'
import { importCosts } from '../bench/costs/import-costs.ts'
import { importBench } from '../bench/import.ts'
import { newcomersBench } from '../bench/newcomers.ts'
import { onePersonBench } from '../bench/one-person.ts'
import { peopleBench } from '../bench/people.ts'
import { pictureBench } from '../bench/picture.ts'
import { practiceCommand } from '../bench/practice/command.ts'
import { scaleBench } from '../bench/scale.ts'
import { statsBench } from '../bench/stats.ts'
import { tablesBench } from '../bench/tables.ts'
import { undoBench } from '../bench/undo.ts'
import { witnessesBench } from '../bench/witnesses.ts'
import { build } from './build.ts'
import { findChromium } from './prerequisites.ts'

const beside = (seconds: number, against: { name: string; seconds: number }) =>
  `, ${(seconds / against.seconds).toFixed(2)} times ${against.name} (${against.seconds.toFixed(3)} s)`

const benches: Readonly<Record<string, (words: readonly string[]) => unknown>> = {
  stats: () => statsBench(),
  chart: () => chartBench(),
  picture: () => pictureBench(),
  import: words => importBench(words),
  costs: words => importCosts(words),
  people: () => peopleBench(),
  scale: words => scaleBench(words),
  one: words => onePersonBench(words),
  newcomers: () => newcomersBench(),
  practice: words => practiceCommand(words),
  witnesses: () => witnessesBench(),
  tables: () => tablesBench(),
  undo: words => undoBench(words),
}

/**
 * Measures, prints ratios of one run on this machine, and asserts nothing. `bench -- stats` measures the statistics,
 * `bench -- chart` the opening of a chart, `bench -- picture` the first page of a long one and its results by date,
 * `bench -- import [FOLDER ..]` the import of files and `bench -- costs` what of it costs how much, `bench -- people`
 * the matching of people, `bench -- one` how many of two clinics' people become one, `bench -- newcomers` how long
 * 1,000 more take among 100,000, `bench -- tables` a workbook of 50,000 rows, and `bench -- witnesses` a chart of
 * 10,000 results that one source or two tell, instead of the circle; `bench -- practice --out FOLDER` writes a large
 * invented practice as files.
 */
const usage = `npm run bench [-- NAME ..]   one of: ${Object.keys(benches).join(', ')}; without a name the circle
Measures, prints, and asserts nothing; costs of the reference data are kept in docs/proofs.
undo and practice say what they want when they are named alone.`

const [name, ...words] = process.argv.slice(2)
const bench = name !== undefined && Object.hasOwn(benches, name) ? benches[name] : undefined
if (bench) await bench(words)
else if (name !== undefined) {
  console.log(usage)
  process.exitCode = name === '--help' ? 0 : 1
} else {
  findChromium({ install: true })
  await build()
  for (const bench of [storeBench, practiceBench]) {
    for (const { name, seconds, against } of await bench()) {
      console.log(`${name}: ${seconds.toFixed(3)} s${against ? beside(seconds, against) : ''}`)
    }
  }
}
