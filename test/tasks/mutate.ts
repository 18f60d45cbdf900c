import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'
import { loadedBy } from './mutate/imports.ts'
import { TEST_FILES } from './mutate/test-files.ts'
import { root } from './run.ts'

/**
 * How much the quick tests notice:
 * `npm run mutate -- PATH [PATH ..] [--concurrency N] [--tests PATTERN] [--static]`.
 *
 * Every condition, number, call and text of the files below the paths is changed, one at a time; a change that no unit
 * or service test notices has survived. Only tests that load one of the files run, and none that starts services as
 * processes of their own: a change is made in the test's process, so they could not notice it. PATTERN narrows them
 * further, to those whose path it matches: quicker, and the score can only be lower.
 */
const STARTS_PROCESSES = 'electron/headless/house.ts'
const REPORT = 'out/mutate/report.json'

/** What became of a change. The first two count as noticed. */
const OUTCOMES = ['Killed', 'Timeout', 'Survived', 'NoCoverage'] as const
type Outcome = (typeof OUTCOMES)[number]
const isOutcome = (status: string): status is Outcome => OUTCOMES.includes(status as Outcome)

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    concurrency: { type: 'string', default: '2' },
    tests: { type: 'string', default: '' },
    static: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

function filesBelow(folders: readonly string[]): string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', ...folders], {
    cwd: root,
    encoding: 'utf8',
  })
  return listed.split('\n').filter(name => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
}

function testsOf(files: readonly string[]): string[] {
  const mutated = files.map(file => path.join(root, file))
  const known = new Map<string, readonly string[]>()
  return filesBelow(['test/unit', 'test/service'])
    .filter(file => /\.test\.tsx?$/.test(file) && new RegExp(values.tests).test(file))
    .filter(file => {
      const loaded = loadedBy(path.join(root, file), known)
      return !loaded.has(path.join(root, STARTS_PROCESSES)) && mutated.some(each => loaded.has(each))
    })
}

async function outcomesOf(files: readonly string[]): Promise<Map<string, Outcome[]>> {
  const results = await new Stryker({
    mutate: [...files],
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'test/tasks/mutate/vitest.config.ts', related: false, pool: 'forks' },
    coverageAnalysis: 'perTest',
    concurrency: Number(values.concurrency),
    tempDirName: 'out/mutate/sandboxes',
    cleanTempDir: 'always',
    // What no test reads is not copied. Everything else is, because tests also read documents and resources.
    ignorePatterns: ['release', 'coverage', 'test-results', '.ci', '/docs/images'],
    allowConsoleColors: process.stdout.isTTY === true,
    reporters: ['json', 'clear-text', 'progress-append-only'],
    jsonReporter: { fileName: REPORT },
    clearTextReporter: {
      allowColor: false,
      logTests: false,
      reportTests: false,
      reportMutants: true,
      reportScoreTable: false,
    },
    // A word that never comes is noticed by the clock; a loaded machine must not look like that.
    timeoutMS: 20_000,
    // A value made once, when its module is loaded (a schema, a table), is changed for all tests anew, which takes a
    // hundred times as long: `--static` asks for those as well.
    ignoreStatic: !values.static,
    dryRunTimeoutMinutes: 10,
  }).runMutationTest()
  const byFile = new Map<string, Outcome[]>(files.map(file => [file, []]))
  for (const { fileName, status } of results)
    if (isOutcome(status)) byFile.get(path.relative(root, path.resolve(fileName)))?.push(status)
  return byFile
}

function line(name: string, outcomes: readonly Outcome[]): string {
  const [killed, late, survived, unseen] = OUTCOMES.map(
    each => outcomes.filter(outcome => outcome === each).length,
  ) as [number, number, number, number]
  const score = outcomes.length === 0 ? '-' : percent(killed + late, outcomes.length)
  return [name, score, killed + late, survived, unseen].join('\t')
}
const percent = (part: number, whole: number) => ((100 * part) / whole).toFixed(1)

const files = positionals.length > 0 ? filesBelow(positionals) : []
if (values.help || files.length === 0) {
  console.log(`npm run mutate -- PATH [PATH ..] [--concurrency N] [--tests PATTERN] [--static]
Changes everything in the files below the paths, one thing at a time, and tells which changes no test notices.`)
  process.exit(values.help ? 0 : 1)
}
const tests = testsOf(files)
console.log(`${files.length} files, noticed by ${tests.length} files of tests`)
process.env[TEST_FILES] = JSON.stringify(tests)
const found = await outcomesOf(files)
console.log(['file', 'score %', 'killed', 'survived', 'no coverage'].join('\t'))
for (const [file, outcomes] of found) console.log(line(file, outcomes))
const all = [...found.values()].flat()
const killed = all.filter(each => each === 'Killed' || each === 'Timeout').length
console.log(`${all.length === 0 ? '-' : percent(killed, all.length)} % of ${all.length} mutants killed`)
