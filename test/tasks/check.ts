import { check, conclude, vitest, type Tally } from './run.ts'

/**
 * The quick line, for every change: format, types, lint, layers, shape, files in use, unit and service tests.
 *
 * `extra` goes to the tests' environment: `CASEBOOK_TESTS: 'whole'` repeats what the quick line samples as
 * often as it deserves.
 */
export async function quickChecks(extra: NodeJS.ProcessEnv = {}): Promise<Tally[]> {
  // All at once: while one waits for the disk, another has the processor.
  return Promise.all([
    check('format', 'oxfmt', ['--check', '.']),
    check('types', 'npm', ['run', '-s', 'types']),
    check('lint', 'npm', ['run', '-s', 'lint']),
    check('layers', 'npm', ['run', '-s', 'layers']),
    check('shape', process.execPath, ['test/tasks/shape.ts']),
    check('reachable', process.execPath, ['test/tasks/reachable.ts']),
    vitest(['unit', 'service'], extra),
  ])
}

if (import.meta.main) conclude(await quickChecks())
