import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { workstation } from '../fixtures/workstation.ts'
import { root } from '../tasks/run.ts'
import type { Asked } from './home.ts'
import { countedByBoth, hasPython } from './measures/both-hands.ts'
import { dataSets } from './measures/data-sets.ts'
import { commitHere } from './report.ts'

const REPORT = path.join(root, 'docs/proofs/measures.md')
/** Both months and quarters, and every year of which there are data. */
const most = { month: 24, quarter: 12, year: 12 } as const

interface Row {
  readonly set: string
  readonly cells: readonly string[]
}
const columns = [
  'Data',
  'Commit',
  'People',
  'Measure',
  'With',
  'Without',
  'Excluded',
  'Unknown',
  'Early',
  'Periods',
  'Differ',
]

/** The rows so far stand in the report itself. */
function rowsSoFar(): Row[] {
  const text = existsSync(REPORT) ? readFileSync(REPORT, 'utf8') : ''
  return text
    .split('\n')
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim()),
    )
    .filter(cells => cells.length === columns.length && Object.hasOwn(dataSets, cells[0]!))
    .map(cells => ({ set: cells[0]!, cells }))
}

/** Measures of which a data set holds nobody with it, or nobody without: equal numbers of these show less. */
function bare(rows: readonly Row[]): string {
  const lines = Object.keys(dataSets).flatMap(set => {
    const found = rows
      .filter(row => row.set === set && (row.cells[4] === '0' || row.cells[5] === '0'))
      .map(({ cells }) => cells[3])
    return found.length === 0 ? [] : [`- ${set}: ${found.join(', ')}`]
  })
  return lines.join('\n')
}

const report = (rows: readonly Row[]) => `# Measures counted by another language

Every measure that ships, over five sets of FHIR R4 files, counted by the casebook (files brought in by the four
services, encrypted store, measures over their contracts) and by \`test/proofs/measures/count.py\`, a script of Python's
standard library that reads the same files and shares no code with the product: in each of the last ${most.month}
months, ${most.quarter} quarters and ${most.year} years, those with, without, excluded, unknown and early. *Differ* is
the number of periods in which any of these five is not the same. The sums are those of the years; people who are
counted once a period are in each.

*demonstration* is the invented practice of the demonstration; *synthea* what lies beside the project in
\`../shared\`; *outcomes* a practice made for this (\`test/proofs/outcomes\`), in which every measure meets people of
all kinds and one fact in twenty stands a second time as planned, refused, refuted, entered in error or of no
known day;
*large practice* the one of \`npm run bench -- practice\`; *odd* a few dozen people whose dates, codes and scores are
odd (\`test/fixtures/odd-outcomes.ts\`), where each stands was decided by hand before.

\`npm run proof -- measures\` counts what is not in the table yet; \`--part NAME\` one set again. A sample runs in
\`npm test\`.

Measures with nobody in the numerator or nobody without, of which equal numbers show less (a length of stay has
nobody without):

${bare(rows)}

| ${columns.join(' | ')} |
| --- | --- | --: | --- |${' --: |'.repeat(columns.length - 4)}
${rows.map(({ cells }) => `| ${cells.join(' | ')} |`).join('\n')}
`

async function rowsOf(set: string): Promise<Row[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-measures-'))
  const station = await workstation(path.join(folder, 'home'))
  try {
    const files = await dataSets[set]!(folder)
    if (files.length === 0) {
      console.log(`${set}: not here, and left out.`)
      return []
    }
    const began = performance.now()
    await station.import(...files)
    const counted = await countedByBoth(station, files, most)
    for (const line of counted.flatMap(({ differ }) => differ)) console.log(line)
    console.log(`${set}: ${counted.length} measures in ${Math.round((performance.now() - began) / 1_000)} s`)
    const commit = commitHere()
    return counted.map(({ id, series, counts, periods, differ }) => ({
      set,
      cells: [set, commit, series.year.people.all, id, ...counts, periods, differ.length].map(String),
    }))
  } finally {
    await station.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Counts each set that the report does not hold yet, or the one that is asked for; whether nothing differs. */
export async function measures(_times: number, { part }: Asked): Promise<boolean> {
  if (!hasPython()) {
    console.log('There is no python3 here, and so no other hand.')
    return false
  }
  if (part !== undefined && !Object.hasOwn(dataSets, part)) {
    console.log(`There is no set “${part}”: ${Object.keys(dataSets).join(', ')}`)
    return false
  }
  const isDue = (set: string) =>
    set === part || (part === undefined && !rowsSoFar().some(row => row.set === set))
  for (const set of Object.keys(dataSets).filter(isDue)) {
    const rows = await rowsOf(set)
    writeFileSync(REPORT, report([...rowsSoFar().filter(row => row.set !== set), ...rows]))
  }
  return rowsSoFar().every(({ cells }) => cells.at(-1) === '0')
}
