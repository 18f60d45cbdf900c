import { writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root } from '../tasks/run.ts'
import { giveAll } from './hostile/give-all.ts'
import { importSome } from './hostile/import-some.ts'
import { commitHere, countedRunsIn, type CountedRun } from './report.ts'

const REPORT = path.join(root, 'docs/proofs/hostile.md')
/** Inputs of a run; and of them, so many are brought into a casebook, cancelled so often. */
const [INPUTS, FILES, CANCELS] = [5_000, 60, 12]
const [MOST_MEGABYTES, MOST_CANCEL_MILLISECONDS] = [500, 100]

/** Everything that is counted, in the order of the table. */
const counted = [
  'Seeds from',
  'Inputs',
  'Hangs',
  'Unexplained',
  'Files imported',
  'Lost',
  'Peak MB, readers',
  'Peak MB, intake',
  'Slowest cancel ms',
  'Load',
  'Seconds',
] as const
type Run = CountedRun<(typeof counted)[number]>

const runsSoFar = (): Run[] => countedRunsIn(REPORT, counted)

const isGreen = (run: Run) =>
  run.Hangs + run.Unexplained + run.Lost === 0 &&
  Math.max(run['Peak MB, readers'], run['Peak MB, intake']) <= MOST_MEGABYTES &&
  run['Slowest cancel ms'] <= MOST_CANCEL_MILLISECONDS

function report(runs: readonly Run[]): string {
  const green = runs.slice(runs.findLastIndex(run => !isGreen(run)) + 1)
  const inputs = green.reduce((sum, run) => sum + run.Inputs, 0)
  return `# Bytes made to do harm

Resources that say nearly all that FHIR R4 lets them say, bundles, lists, lines, parameters, other formats, packings,
signed forms, and what peers send (envelopes, bundle files, catalogue messages, invitations), each changed up to four
times over: bits turned, cut short, repeated, nested deep, with huge numbers and texts, long runs of one character,
members twice, bytes that are no UTF-8, packed, packed twice, packed behind packed, bombs; and the shapes that once held
a reader up, with their neighbours (\`test/fixtures/hostile-shapes.ts\`). Each input is given to its reader in a process
that is ended where no end comes or where it takes more than 400 MB of heap; either, and more than 5 s of the processor,
counts as a hang; *unexplained* is what a reader
threw that is no reason of its own. Of each run ${FILES} files are brought into a real casebook under its supervisor,
after ${CANCELS} imports of them that were cancelled at a random moment; *lost* is a file of which neither the bytes
are kept nor a reason is told, and every check of the store that fails. *Load* is how many processes wanted each core
at the end: what is measured on the clock, as cancels are, waits for the others.
\`npm run proof -- hostile --times N\` adds N runs of ${INPUTS} inputs.

Since the last run with a hang, a loss, a peak over ${MOST_MEGABYTES} MB or a cancel over
${MOST_CANCEL_MILLISECONDS} ms:
**${inputs}** inputs in ${green.length} of ${runs.length} runs.

| Commit | ${counted.join(' | ')} |
| --- |${' --: |'.repeat(counted.length)}
${runs.map(run => `| ${run.commit} | ${counted.map(name => run[name]).join(' | ')} |`).join('\n')}
`
}

/** Adds `times` runs; whether none of them had a hang, a loss, a peak or a late cancel. */
export async function hostile(times: number): Promise<boolean> {
  const commit = commitHere()
  let areAllGreen = true
  for (let time = 0; time < times; time++) {
    const runs = runsSoFar()
    const last = runs.at(-1)
    const first = last ? last['Seeds from'] + last.Inputs : 1
    const began = performance.now()
    const given = await giveAll(first, first + INPUTS - 1)
    const brought = await importSome(first, FILES, CANCELS)
    for (const each of [...given.hangs, ...given.unexplained, ...brought.lost]) console.log(each)
    const run: Run = {
      commit,
      'Seeds from': first,
      'Inputs': given.inputs,
      'Hangs': given.hangs.length,
      'Unexplained': given.unexplained.length,
      'Files imported': brought.files,
      'Lost': brought.lost.length,
      'Peak MB, readers': given.peakMegabytes,
      'Peak MB, intake': brought.peakMegabytes,
      'Slowest cancel ms': brought.slowestCancelMilliseconds,
      'Load': Math.round(os.loadavg()[0]! / os.availableParallelism()),
      'Seconds': Math.round((performance.now() - began) / 1000),
    }
    areAllGreen &&= isGreen(run)
    writeFileSync(REPORT, report([...runs, run]))
  }
  return areAllGreen
}
