import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../tasks/run.ts'
import type { Asked } from './home.ts'
import { answerOf } from './practices/answer.ts'
import { scenarios as all } from './practices/scenarios.ts'
import { noRuns, wilson, withAnswer, type Tally } from './practices/tally.ts'
import { truthOf, type Truth } from './practices/truth.ts'
import { commitHere } from './report.ts'

const REPORT = path.join(root, 'docs/proofs/scenarios.md')

/** One line of the report: what stands in it is what the next run goes on from. */
interface Row {
  readonly name: string
  readonly commit: string
  readonly truth: number
  readonly tally: Tally
}
const columns = [
  'Practice',
  'Commit',
  'Truth',
  'Runs',
  'Shown',
  'Holding the truth',
  'Coverage',
  'Off by',
  'One for every N',
  'Of these false',
  'Refused for',
]

const oneDecimal = (number: number) => number.toFixed(1)
const percent = (share: number) => oneDecimal(100 * share)

function coverage({ covered, shown }: Tally): string {
  if (shown === 0) return ''
  const [lower, upper] = wilson(covered, shown)
  return `${percent(covered / shown)} % (${percent(lower)} to ${percent(upper)})`
}
const cellsOf = ({ name, commit, truth, tally }: Row): string[] => [
  name,
  commit,
  truth.toFixed(2),
  String(tally.runs),
  String(tally.shown),
  String(tally.covered),
  coverage(tally),
  tally.shown === 0 ? '' : (tally.error / tally.shown).toFixed(2),
  String(tally.numbers),
  String(tally.falseNumbers),
  Object.entries(tally.refused)
    .toSorted(([, one], [, other]) => other - one)
    .map(([why, times]) => `${why} ${times}`)
    .join(', '),
]

function rowOf(cells: readonly string[]): Row {
  const [name, commit, truth, runs, shown, covered, , off, numbers, falseNumbers, refused] = cells
  return {
    name: name!,
    commit: commit!,
    truth: Number(truth),
    tally: {
      runs: Number(runs),
      shown: Number(shown),
      covered: Number(covered),
      numbers: Number(numbers),
      falseNumbers: Number(falseNumbers),
      error: Number(off) * Number(shown),
      refused: Object.fromEntries(
        refused!
          .split(', ')
          .filter(each => each !== '')
          .map(each => each.split(' '))
          .map(([why, times]) => [why!, Number(times)]),
      ),
    },
  }
}

/** The rows so far stand in the report itself. */
function rowsSoFar(): Row[] {
  const text = existsSync(REPORT) ? readFileSync(REPORT, 'utf8') : ''
  return text
    .split('\n')
    .map(line => line.split('|').slice(1, -1))
    .map(cells => cells.map(cell => cell.trim()))
    .filter(cells => cells.length === columns.length && Object.hasOwn(all, cells[0]!))
    .map(rowOf)
}

const report = (rows: readonly Row[]) => `# Practices of which it is known what is true

Each practice is drawn with both fates of everybody, under the one treatment and under the other
(\`test/proofs/practices\`), written as FHIR R4, brought in by intake into the encrypted store, asked over its contract
and answered as a question in the window is. *Truth* is the difference in risk per 100 by one year, reckoned from both
fates of 400,000 people of the same kind, weighted to those for whom either treatment was a real choice. The seeds are
the numbers of the runs, from 1 on; none is left out, and no practice is chosen so that it passes.

*Shown* are the answers that passed every check; *holding the truth* those of them whose 95 % interval does, with that
share and its 95 % interval (Wilson); *off by* is the mean of estimate less truth, per 100. *One for every N* counts
the answers that say so; false are those where there is no effect, or the opposite one. The rest was refused, counted
by the reason that is named first.

\`npm run proof -- scenarios --times N\` adds N runs to each, \`--part NAME\` to one alone; a line that is deleted is
begun anew. A sample runs in \`npm test\`.

| ${columns.join(' | ')} |
| --- | --- | --: | --: | --: | --: | --- | --: | --: | --: | --- |
${rows.map(row => `| ${cellsOf(row).join(' | ')} |`).join('\n')}
`

const inOrder = (rows: readonly Row[]) =>
  Object.keys(all).flatMap(name => rows.find(row => row.name === name) ?? [])

/** Adds one run to a scenario's line. */
async function addRun(name: string, truth: Truth, commit: string): Promise<void> {
  const rows = rowsSoFar()
  const before = rows.find(row => row.name === name)?.tally ?? noRuns
  const answer = await answerOf(all[name]!, before.runs + 1)
  const row: Row = { name, commit, truth: truth.difference, tally: withAnswer(before, answer, truth) }
  writeFileSync(REPORT, report(inOrder([...rows.filter(each => each.name !== name), row])))
}

/** Adds `times` runs to each scenario, or to the one that is asked for, a round at a time; it has no red. */
export async function scenarios(times: number, { part }: Asked): Promise<boolean> {
  if (part !== undefined && !Object.hasOwn(all, part)) {
    console.log(`There is no practice “${part}”: ${Object.keys(all).join(', ')}`)
    return false
  }
  const names = Object.keys(all).filter(name => part === undefined || name === part)
  const truths = new Map(names.map(name => [name, truthOf(all[name]!)]))
  const commit = commitHere()
  for (let round = 1; round <= times; round++) {
    const began = performance.now()
    for (const name of names) await addRun(name, truths.get(name)!, commit)
    console.log(`round ${round} of ${times} in ${Math.round((performance.now() - began) / 1_000)} s`)
  }
  return true
}
