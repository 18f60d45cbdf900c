import { sharedFolder } from '../fixtures/shared.ts'
import { quickChecks } from './check.ts'
import { findChromium } from './prerequisites.ts'
import { check, conclude, playwright, vitest, type Tally } from './run.ts'

/** The whole line: the quick checks with nothing sampled, golden cases, then the window end to end. */
const tallies: Tally[] = [...(await quickChecks({ CASEBOOK_TESTS: 'whole' })), await vitest(['golden'])]
if (sharedFolder() === undefined)
  console.log(
    'The reference data beside the project (../shared) is not here: only the cases the project carries were run.',
  )

findChromium({ install: true })
tallies.push(
  await check('build', process.execPath, ['test/tasks/build.ts']),
  await check('notices', process.execPath, ['test/tasks/notices.ts', '--check']),
  await playwright(),
)
conclude(tallies)
