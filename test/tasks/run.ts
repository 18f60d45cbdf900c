import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** What one part of a test line came to. */
export interface Tally {
  passed: number
  failed: number
  skipped: number
}

export const root = path.resolve(import.meta.dirname, '../..')
const bin = path.join(root, 'node_modules/.bin')

/** Runs a program of the project from its root with this Node first on the path; answers its exit code. */
export function run(
  program: string,
  words: readonly string[],
  extra: NodeJS.ProcessEnv = {},
): Promise<number> {
  const child = spawn(program, words, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    // Colours are for a terminal; in a file they are noise.
    env: {
      ...process.env,
      ...(!process.stdout.isTTY && { NO_COLOR: '1' }),
      PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`,
      ...extra,
    },
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', code => resolve(code ?? 1))
  })
}

/** A check that passes or fails as a whole, such as the type check. */
export async function check(title: string, program: string, words: readonly string[]): Promise<Tally> {
  const began = Date.now()
  const ok = (await run(program, words)) === 0
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${title} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }
}

/** Runs vitest projects and counts their tests; a file that does not even load counts as one failure. */
export async function vitest(projects: readonly string[], extra: NodeJS.ProcessEnv = {}): Promise<Tally> {
  return withReport(async report => {
    const words = [
      'run',
      ...projects.flatMap(name => ['--project', name]),
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ]
    const code = await run('vitest', words, extra)
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    ) as {
      numPassedTests: number
      numFailedTests: number
      numPendingTests: number
      numTodoTests: number
      testResults: Array<{ status: string; assertionResults: unknown[] }>
    }
    const broken = testResults.filter(
      file => file.status === 'failed' && file.assertionResults.length === 0,
    ).length
    const failed = numFailedTests + broken
    return {
      passed: numPassedTests,
      failed: failed === 0 && code !== 0 ? 1 : failed,
      skipped: numPendingTests + numTodoTests,
    }
  })
}

/** Runs the end-to-end tests and counts them. */
export async function playwright(): Promise<Tally> {
  return withReport(async report => {
    const code = await run('playwright', ['test', '--reporter=line,json'], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    })
    const { stats } = JSON.parse(readFileSync(report, 'utf8')) as {
      stats: { expected: number; unexpected: number; flaky: number; skipped: number }
    }
    const failed = stats.unexpected + stats.flaky
    return { passed: stats.expected, failed: failed === 0 && code !== 0 ? 1 : failed, skipped: stats.skipped }
  })
}

/** Says the last line, plain, and what the process should end with. */
export function conclude(tallies: readonly Tally[]): void {
  const sum = (part: keyof Tally) => tallies.reduce((total, each) => total + each[part], 0)
  console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
  process.exitCode = sum('failed') > 0 ? 1 : 0
}

async function withReport(work: (file: string) => Promise<Tally>): Promise<Tally> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-report-'))
  try {
    return await work(path.join(folder, 'report.json'))
  } catch {
    return { passed: 0, failed: 1, skipped: 0 } // no report was written: the runner itself failed, and said why above
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
