import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../tasks/run.ts'
import { commitHere } from './report.ts'
import { faults } from './sweep/faulty-disk.ts'
import { operations } from './sweep/operations.ts'
import { REPLAY } from './sweep/replaying.ts'
import { sweepOperation } from './sweep/sweep-operation.ts'

const REPORT = path.join(root, 'docs/proofs/sweep.md')
/** Moments at which the power goes, of each operation. */
const REPLAYS = 100

/** What the trials of one operation with one fault came to. */
interface Row {
  readonly operation: string
  readonly fault: string
  readonly commit: string
  readonly trials: number
  readonly ofSqlite: number
  readonly wrong: number
}

/** The rows so far: they are kept in the report itself. */
function rowsIn(text: string): Row[] {
  return [
    ...text.matchAll(/^\| ([a-z][^|]*) \| ([a-z][^|]*) \| ([0-9a-f]{7,}) \| (\d+) \| (\d+) \| (\d+) \|$/gm),
  ].map(([, operation, fault, commit, trials, ofSqlite, wrong]) => ({
    operation: operation!,
    fault: fault!,
    commit: commit!,
    trials: Number(trials),
    ofSqlite: Number(ofSqlite),
    wrong: Number(wrong),
  }))
}

const sum = (rows: readonly Row[], what: 'trials' | 'ofSqlite' | 'wrong') =>
  rows.reduce((all, row) => all + row[what], 0)

const line = ({ operation, fault, commit, trials, ofSqlite, wrong }: Row) =>
  `| ${operation} | ${fault} | ${commit} | ${trials} | ${ofSqlite} | ${wrong} |`

const report = (rows: readonly Row[]) => `# A disk that fails, at every call

Each operation on a casebook is done again and again, and each time the next call that opens, reads, writes, forces,
renames, removes, makes or cuts a file answers with an error (once, or from then on), or nothing reaches the disk any
more (a power cut). The calls are those of the C library, so SQLite's own are among them. Then: what was told is what is
the matter, lock locks, and what is left opens with a passphrase that was valid, holds all that had been said to be
done, passes \`verify\`, and nothing is left lying about.

*${REPLAY}*: all that one run wrote is replayed up to a moment at random; of what had not been forced to disk by then
any part is missing, out of order or torn at a sector.

**${sum(rows, 'trials')}** trials, in ${sum(rows, 'ofSqlite')} of which a call of SQLite's was the first to fail;
**${sum(
  rows.filter(({ fault }) => fault === REPLAY),
  'trials',
)}** of them replays. Not as they must be: **${sum(rows, 'wrong')}**.
\`npm run proof -- sweep\` makes the table anew for the present commit, and goes on where it was stopped;
\`npm test\` tries a part of it.

| Operation | Fault | Commit | Trials | SQLite's | Wrong |
| --- | --- | --- | --: | --: | --: |
${rows.map(line).join('\n')}
`

/** Tries what was not tried on this commit; whether all of it was as it must be. */
export async function sweep(): Promise<boolean> {
  const commit = commitHere()
  for (const { name: operation } of operations)
    for (const fault of [...faults.map(({ name }) => name), REPLAY]) {
      const rows = rowsIn(existsSync(REPORT) ? readFileSync(REPORT, 'utf8') : '')
      const isOfRow = (row: Row) => row.operation === operation && row.fault === fault
      if (rows.some(row => isOfRow(row) && row.commit === commit)) continue
      const replays = fault === REPLAY ? REPLAYS : 0
      const trials = await sweepOperation({ operation, faults: [fault], step: 1, replays, seed: 1 })
      const wrong = trials.filter(each => each.wrong.length > 0)
      for (const each of wrong.slice(0, 5)) console.log(JSON.stringify(each))
      const row: Row = {
        operation,
        fault,
        commit,
        trials: trials.length,
        ofSqlite: trials.filter(({ ofSqlite }) => ofSqlite > 0).length,
        wrong: wrong.length,
      }
      const at = rows.findIndex(isOfRow)
      writeFileSync(REPORT, report(at < 0 ? [...rows, row] : rows.with(at, row)))
    }
  return rowsIn(readFileSync(REPORT, 'utf8')).every(({ wrong }) => wrong === 0)
}
