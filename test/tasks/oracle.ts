import path from 'node:path'
import { oracleFiles, runCase } from '../golden/oracle/run-case.ts'
import { sharedFolder } from '../fixtures/shared.ts'
import { conclude, root, type Tally } from './run.ts'

/**
 * Runs every case of a folder of reference files and says what differs.
 *
 * The folder is CASEBOOK_ORACLE, else the reference data beside the project, else the cases the project carries.
 * Words on the command line choose cases whose `topic method id` holds all of them.
 */
const beside = sharedFolder()
const folder = path.resolve(
  process.env['CASEBOOK_ORACLE'] ??
    (beside ? path.join(beside, 'oracle') : path.join(root, 'test/golden/oracle/cases')),
)
const chosen = process.argv.slice(2)
const SHOWN = 8
const tally: Tally = { passed: 0, failed: 0, skipped: 0 }

for (const { topic, cases } of oracleFiles(folder)) {
  for (const each of cases) {
    const name = `${topic} ${each.method} ${each.id}`
    if (!chosen.every(word => name.includes(word))) continue
    let found: string[] | 'no-method'
    try {
      found = runCase(topic, each, folder)
    } catch (error) {
      found = [error instanceof Error ? `${error.name}: ${error.message}` : String(error)]
    }
    if (found === 'no-method') {
      tally.skipped++
      console.log(`skipped ${name}: there is no such method`)
    } else if (found.length === 0) tally.passed++
    else {
      tally.failed++
      console.log(
        [
          `FAILED  ${name}`,
          ...found.slice(0, SHOWN),
          ...(found.length > SHOWN ? [`and ${found.length - SHOWN} more`] : []),
        ].join('\n    '),
      )
    }
  }
}
conclude([tally])
