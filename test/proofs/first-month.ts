import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { clopperPearsonInterval } from '../../electron/learning/stats/tables/proportion-intervals.ts'
import { root } from '../tasks/run.ts'
import { firstMonthOf, statements, type FirstMonth } from './first-month/practice.ts'
import { commitHere } from './report.ts'

const REPORT = path.join(root, 'docs/proofs/first-month.md')

interface Row extends FirstMonth {
  readonly seed: number
  readonly commit: string
}

/** The practices so far stand in the report itself. */
function rowsSoFar(): Row[] {
  const text = existsSync(REPORT) ? readFileSync(REPORT, 'utf8') : ''
  return [...text.matchAll(/^\| (\d+) \| ([0-9a-f]{7,}) \| (.*) \|$/gm)].map(([, seed, commit, cells]) => {
    const [kind, begins, people, ...counts] = cells!.split(' | ')
    const pairs = counts.map(each => each.split(' / ').map(Number) as [number, number])
    const [said, interval] = [pairs.slice(0, statements.length), pairs[statements.length]!]
    return {
      seed: Number(seed),
      commit: commit!,
      kind: kind as Row['kind'],
      begins: begins as Row['begins'],
      people: Number(people),
      said: Object.fromEntries(statements.map((name, at) => [name, said[at]!])) as Row['said'],
      intervals: interval,
    }
  })
}

const cellsOf = ({ seed, commit, kind, begins, people, said, intervals }: Row) =>
  [
    seed,
    commit,
    kind,
    begins,
    people,
    ...statements.map(name => said[name].join(' / ')),
    intervals.join(' / '),
  ].join(' | ')

const shareOf = (rows: readonly Row[], has: (row: Row) => boolean): string => {
  const some = rows.filter(has).length
  if (rows.length === 0) return '–'
  const { lower, upper } = clopperPearsonInterval(some, rows.length)
  const percent = (share: number) => (100 * share).toFixed(1)
  return `${some} of ${rows.length}: ${percent(some / rows.length)} % (${percent(lower)} to ${percent(upper)} %)`
}
const isUseful = ({ said }: Row) => statements.some(name => said[name][0] > 0)
const isWrong = ({ said }: Row) => statements.some(name => said[name][1] > 0)
const sumOf = (rows: readonly Row[], of: (row: Row) => readonly [number, number]) =>
  [0, 1].map(at => rows.reduce((sum, row) => sum + of(row)[at]!, 0))

function groupLine(name: string, rows: readonly Row[]): string {
  return `| ${name} | ${shareOf(rows, isUseful)} | ${shareOf(rows, isWrong)} |`
}

const report = (rows: readonly Row[]) => `# The first month

Share of invented practices of 150 to 2,000 people (log-uniform) that are told at least one useful, true statement of
their own outcomes in their first month. Size, kind, planted chances and changes are drawn by the seed. Half bring an
export of one to five years; half begin with nothing and hold what happened in their last 30 days, with the days on
which diagnoses were made. All go through the product's own way: files brought in by its services, encrypted store,
measures by month as Outcomes shows them, published figures, and who is due or lost, on the day after the data end.

Defined before anything was counted. A statement is *useful* where it tells a clinician something to act on, and *true*
where what was planted says the same:

- **figure**: counted over all periods, the share lies outside what chance leaves nineteen times in twenty about a
  published figure, or wholly above or below a published range. True if the planted chance lies on that side.
- **target**: a chart says that a target is always or never met. True if the planted chance lies on that side.
- **people**: a measure's list of who is due or lost is not empty. True if everybody on it was planted as alive and not
  seen from the day on which she was due, or, where a second answer is asked for, gave none from that day on; one who
  was seen (answered) or had died makes the whole list false.
- **change**: a chart's latest mark is said to be an improvement or a concern. True if a change of that measure was
  planted. Only measures of which the chance is planted are looked at; half of the general, long-term and maternity
  practices have one change (odds 2.5 times as high or as low, in the last nine months).

An interval by itself is not useful; how many of those of at least ten cases hold the planted chance stands beside.

| Practices | Told something useful and true | Told something false |
| --- | --- | --- |
${groupLine('all', rows)}
${groupLine(
  'with an export',
  rows.filter(({ begins }) => begins === 'export'),
)}
${groupLine(
  'beginning with nothing',
  rows.filter(({ begins }) => begins === 'nothing'),
)}

| Statement | True | False |
| --- | --: | --: |
${statements.map(name => `| ${name} | ${sumOf(rows, ({ said }) => said[name]).join(' | ')} |`).join('\n')}
| interval holds the chance, or not | ${sumOf(rows, ({ intervals }) => intervals).join(' | ')} |

\`npm run proof -- first-month --times N\` adds N practices. Each with its statements, true / false:

| Seed | Commit | Kind | Begins with | People | ${statements.join(' | ')} | Intervals |
| --: | --- | --- | --- | --: |${' --: |'.repeat(statements.length + 1)}
${rows.map(row => `| ${cellsOf(row)} |`).join('\n')}
`

/** Adds so many practices, going on after the last; it measures, and no number of it is asked for. */
export async function firstMonth(times: number): Promise<boolean> {
  const commit = commitHere()
  for (let time = 0; time < times; time++) {
    const rows = rowsSoFar()
    const seed = (rows.at(-1)?.seed ?? 0) + 1
    writeFileSync(REPORT, report([...rows, { seed, commit, ...(await firstMonthOf(seed)) }]))
  }
  return true
}
