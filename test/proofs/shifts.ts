import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../tasks/run.ts'
import { commitHere, countedRunsIn, type CountedRun } from './report.ts'
import { allShifts, type AllFound } from './shifts/all-shifts.ts'
import { isOff } from './shifts/found.ts'

const REPORT = path.join(root, 'docs/proofs/shifts.md')
const SERIES = 1_000

const counted = ['Seed', 'Series of each', 'Checked', 'Off', 'Seconds'] as const
type Run = CountedRun<(typeof counted)[number]>

const perThousand = (value: number) => (1_000 * value).toFixed(0)

const falseAlarmsOf = ({ charts }: AllFound) =>
  charts
    .filter(({ change, drawn }) => change === 1 && drawn > 0)
    .map(
      ({ chart, n, months, drawn, stated, seen, lower, upper, apart }) =>
        `| ${chart} | ${n} | ${months} | ${drawn} | ${perThousand(stated / drawn)} | ${perThousand(seen / drawn)} | ` +
        `${perThousand(lower)} to ${perThousand(upper)} | ${apart.toFixed(1)} |`,
    )
const foundOf = ({ charts }: AllFound) =>
  charts
    .filter(({ change, drawn }) => change !== 1 && drawn > 0)
    .map(
      ({ chart, n, change, drawn, seen, lower, upper }) =>
        `| ${chart} | ${n} | ${change} | ${drawn} | ${perThousand(seen / drawn)} | ` +
        `${perThousand(lower)} to ${perThousand(upper)} |`,
    )
const runsOf = ({ runs }: AllFound) =>
  runs.map(
    ({ chart, planted, stated, mean, reach, median, within, apart }) =>
      `| ${chart} | ${planted} | ${stated.toFixed(0)} | ${mean.toFixed(0)} | ${(mean - reach).toFixed(0)} to ` +
      `${(mean + reach).toFixed(0)} | ${median} | ${perThousand(within)} | ${apart.toFixed(1)} |`,
  )
const funnelsOf = ({ funnels }: AllFound) =>
  funnels.map(
    ({ n, change, series, stated, seen, apart }) =>
      `| ${n} | ${change} | ${perThousand(stated / series)} | ${perThousand(seen / series)} | ${apart.toFixed(1)} |`,
  )

const report = (runs: readonly Run[], last: AllFound) => `# Planted shifts

Each kind of chart over ${SERIES} invented series, as the window gets it: at 5, 10 and 30 cases a month, one in ten of
whom has the event (for rates and counts: three events among ten); with nothing changed, and with odds (or rates) twice
and three times as high in the second half of 24 months. More than 4 standard errors between what is stated and what was
seen is off.

\`npm run proof -- shifts --times N\` adds N seeds.

| Commit | ${counted.join(' | ')} |
| --- |${' --: |'.repeat(counted.length)}
${runs.map(run => `| ${run.commit} | ${counted.map(name => run[name]).join(' | ')} |`).join('\n')}

Numbers below are of the last run, and of 1,000 charts or series.

## Marks where nothing has changed

*Stated*: what these charts say of themselves ("by chance alone 1 chart in N shows such a mark"), on average. *Seen*: as
many as do show one, with the 95 % interval. *Drawn*: of some series no chart is made, as most of their months lie on
the median. At 100 cases a month (u and c charts: at 30) some ten events stand behind a point, so that p, u, c and XmR
charts are judged by three sigmas and Making Data Count's rules; at fewer than five events by exact limits, and points
together.

| Chart | Cases a month | Months | Drawn | Stated | Seen | Interval | Apart |
| --- | --: | --: | --: | --: | --: | --: | --: |
${falseAlarmsOf(last).join('\n')}

## Changes in the second of two years

Charts that show a mark a year after the change, by its size. A year of 5 cases a month holds 6 events where nothing
changed and 11 where odds doubled: so little tells them apart seldom, whatever one draws. Charts of gaps take the latest
100 events, which at 30 cases a month are nearly all of after the change.

| Chart | Cases a month | Change | Drawn | Seen | Interval |
| --- | --: | --: | --: | --: | --: |
${foundOf(last).join('\n')}

## Case by case

Cases until the first signal, beside what the product states of its limits: for a CUSUM by a Markov chain, at a limit
that was simulated for 500 cases to a false alarm; for the watch over the risks, which looks for drifts of four kinds at
one limit (odds half again as high or low; risks less or further apart, slope 0.6 or 1 / 0.6), by simulation, at 1,000
cases to a false alarm. *Within*: series that were told of within the cases stated. Of risks too high or too close
nothing is stated; their own mean stands in its place. The CUSUM needs no months: what is 12 cases to one is a day, and
to another half a year.

| Chart | Planted | Stated | Mean | Interval | Median | Within | Apart |
| --- | --- | --: | --: | --: | --: | --: | --: |
${runsOf(last).join('\n')}

## Funnels

A year of one unit beside another, outside the limits of 99.8 %: *stated* by sums of the binomial distribution.

| Cases a month | Change | Stated | Seen | Apart |
| --: | --: | --: | --: | --: |
${funnelsOf(last).join('\n')}
`

/** Adds `times` seeds; whether all charts did what they state. */
export async function shifts(times: number): Promise<boolean> {
  const commit = commitHere()
  let areAllAsStated = true
  for (let time = 0; time < times; time++) {
    const runs = countedRunsIn(REPORT, counted)
    const seed = (runs.at(-1)?.Seed ?? 0) + 1
    const began = performance.now()
    const last = await allShifts(seed, SERIES)
    const found = [...last.charts, ...last.runs, ...last.funnels]
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
    writeFileSync(REPORT, report([...runs, run], last))
  }
  return areAllAsStated
}
