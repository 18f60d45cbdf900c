import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../tasks/run.ts'
import { commitHere, countedRunsIn, type CountedRun } from './report.ts'
import { allShifts, isOff } from './shifts/all-shifts.ts'
import type { Found } from './shifts/found.ts'

const REPORT = path.join(root, 'docs/proofs/shifts.md')
const SERIES = 1_000

const counted = ['Seed', 'Series of each', 'Checked', 'Off', 'Seconds'] as const
type Run = CountedRun<(typeof counted)[number]>

const number = (value: number, digits = 0) => (Number.isNaN(value) ? '–' : value.toFixed(digits))
const perThousand = (value: number, { series }: Found) => number((1_000 * value) / series)

/** Each chart at each size and change on a line: what it stated, what it did, and when. */
const lineOf = (each: Found) =>
  `| ${each.chart} | ${each.n} | ${number(each.change, 2)} | ${perThousand(each.stated, each)} | ` +
  `${perThousand(each.seen, each)} | ${number(each.apart, 1)} | ${perThousand(each.anyRule, each)} | ` +
  `${each.medianMonth ?? '–'} |`

const report = (runs: readonly Run[], last: readonly Found[]) => `# Planted shifts

Each kind of chart over ${SERIES} invented series a run, at 5, 10 and 30 cases a month, with nothing changed and with
odds (for counts: rates) twice and three times as high planted; for the CUSUM that looks for improvement, as low. One in
ten has the event before. *Stated*: of 1,000 series, as many as should have a point outside, by sums of the binomial or
the Poisson distribution over the very limits that each series drew (24 months make them, 24 are judged; a funnel
judges one year); for a CUSUM, whose limit is simulated for 500 cases to a false alarm, the run length is compared with
that of a Markov chain. *Seen*: as many as had. *Apart*: how many standard errors lie between, the worst of points and
series; more than 4 is off. *Any rule*: series in which any of the chart's rules spoke, runs and trends too; *month*: by
which half of these had, after the change (run charts and charts of gaps: from the beginning, with the change after
month 24). Run charts, EWMA and charts of gaps state no such number; what they did is written down. An EWMA at three
standard errors and a weight of 0.2 gives a false alarm once in 560 normal values (Lucas & Saccucci 1990), 43 of 1,000
series of 24; a gap lies beyond the limit of a g chart once in 740 by chance, and a series at 30 cases a month has some
140 of them.

What it shows: at 5 cases a month, one event in two months, limits by three sigmas speak of nothing in every fifth
series (XmR: two of five), and with runs and trends in every second; so such a chart says beside its points that few
events stand behind them. A run chart with most months on its median is not drawn. The CUSUM, which needs no months,
keeps its word at every size: at 5 cases a month half of all doublings are seen within a year, at 30 within two months.

\`npm run proof -- shifts --times N\` adds N seeds.

| Commit | ${counted.join(' | ')} |
| --- |${' --: |'.repeat(counted.length)}
${runs.map(run => `| ${run.commit} | ${counted.map(name => run[name]).join(' | ')} |`).join('\n')}

The last run, of 1,000 series each:

| Chart | Cases a month | Change | Stated | Seen | Apart | Any rule | Month |
| --- | --: | --: | --: | --: | --: | --: | --: |
${last.map(lineOf).join('\n')}
`

/** Adds `times` seeds; whether all charts did what they state. */
export async function shifts(times: number): Promise<boolean> {
  const commit = commitHere()
  let areAllAsStated = true
  for (let time = 0; time < times; time++) {
    const runs = countedRunsIn(REPORT, counted)
    const seed = (runs.at(-1)?.Seed ?? 0) + 1
    const began = performance.now()
    const found = await allShifts(seed, SERIES)
    const off = found.filter(isOff)
    for (const each of off) console.log(each)
    areAllAsStated &&= off.length === 0
    const run: Run = {
      commit,
      'Seed': seed,
      'Series of each': SERIES,
      'Checked': found.length,
      'Off': off.length,
      'Seconds': Math.round((performance.now() - began) / 1_000),
    }
    writeFileSync(REPORT, report([...runs, run], found))
  }
  return areAllAsStated
}
