import { writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createRandom } from '../../shared/domain/random.ts'
import { peers as rows } from '../fixtures/hostile-peers/peers.ts'
import type { Row } from '../fixtures/hostile-peers/stage.ts'
import { strangers } from '../fixtures/hostile-peers/strangers.ts'
import { root } from '../tasks/run.ts'
import { trial } from './peers/trial.ts'
import { commitHere, countedRunsIn, type CountedRun } from './report.ts'

const REPORT = path.join(root, 'docs/proofs/peers.md')
/** Mixtures of a run, and hostile peers of a mixture. */
const [MIXTURES, LEAST, MOST] = [20, 4, 16]
/** A mixture begins one after the other within this time. */
const SPREAD_MILLISECONDS = 800

/** Everything that is counted, in the order of the table. */
const counted = [
  'Seeds from',
  'Mixtures',
  'Hostile peers',
  'Honest meetings',
  'Otherwise',
  'Slowest meeting ms',
  'Peak MB',
  'Load',
  'Seconds',
] as const
type Run = CountedRun<(typeof counted)[number]>

const runsSoFar = (): Run[] => countedRunsIn(REPORT, counted)

function report(runs: readonly Run[]): string {
  const green = runs.slice(runs.findLastIndex(run => run.Otherwise > 0) + 1)
  const mixtures = green.reduce((sum, run) => sum + run.Mixtures, 0)
  return `# Peers who talk too long, and strangers who knock too often

Two honest casebooks, one with a real store, exchange their letters in three meetings while ${LEAST} to ${MOST} hostile
ones, drawn from ${strangers.length + rows.length} kinds, call the same listener, all on one machine: strangers who sit
there, trickle, flood, make noise, come from a hundred addresses or say again what a peer once said; and joined peers
with real keys who stall, trickle, list without end, list what they never send, fetch without end, call again and again,
hold letters back, sign two under one number, or come back with a shorter log (\`test/fixtures/hostile-peers\`).
Patience is shortened to seconds, all other bounds but few are the product's. *Otherwise* counts whatever went otherwise
than it must: an honest meeting that failed or lacked a letter, a hostile one that did not end, or that ended without
the reason that its row names. *Peak MB* is of the process in which all of them run.
*Load* is how many processes wanted each core at the end; the busier the machine, the longer a trial is patient.
\`npm run proof -- peers --times N\` adds N runs of ${MIXTURES} mixtures.

Since the last run with anything otherwise: **${mixtures}** mixtures in ${green.length} of ${runs.length} runs.

| Commit | ${counted.join(' | ')} |
| --- |${' --: |'.repeat(counted.length)}
${runs.map(run => `| ${run.commit} | ${counted.map(name => run[name]).join(' | ')} |`).join('\n')}
`
}

/** The hostile peers of one mixture, and by how many milliseconds each comes later. */
export function mixture(seed: number): { readonly rows: readonly Row[]; laterBy(): number } {
  const chance = createRandom(seed)
  const kinds = [...strangers, ...rows]
  const many = LEAST + chance.integer(MOST - LEAST + 1)
  return {
    rows: Array.from({ length: many }, () => kinds[chance.integer(kinds.length)]!),
    laterBy: () => chance.integer(SPREAD_MILLISECONDS),
  }
}

/** Adds `times` runs; whether in all of them everything went as it must. */
export async function peers(times: number): Promise<boolean> {
  const commit = commitHere()
  let areAllGreen = true
  for (let time = 0; time < times; time++) {
    const runs = runsSoFar()
    const last = runs.at(-1)
    const first = last ? last['Seeds from'] + last.Mixtures : 1
    const began = performance.now()
    let [hostile, meetings, otherwise, slowest] = [0, 0, 0, 0]
    for (let seed = first; seed < first + MIXTURES; seed++) {
      const { rows: mixed, laterBy } = mixture(seed)
      const outcome = await trial(mixed, laterBy)
      for (const each of outcome.faults) console.log(`seed ${seed}: ${each}`)
      hostile += mixed.length
      meetings += outcome.meetings
      otherwise += outcome.faults.length
      slowest = Math.max(slowest, outcome.slowestMeetingMilliseconds)
    }
    const run: Run = {
      commit,
      'Seeds from': first,
      'Mixtures': MIXTURES,
      'Hostile peers': hostile,
      'Honest meetings': meetings,
      'Otherwise': otherwise,
      'Slowest meeting ms': Math.round(slowest),
      'Peak MB': Math.round(process.resourceUsage().maxRSS / 1_024),
      'Load': Math.round(os.loadavg()[0]! / os.availableParallelism()),
      'Seconds': Math.round((performance.now() - began) / 1_000),
    }
    areAllGreen &&= otherwise === 0
    writeFileSync(REPORT, report([...runs, run]))
  }
  return areAllGreen
}
