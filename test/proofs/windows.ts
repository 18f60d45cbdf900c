import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { findChromium } from '../tasks/prerequisites.ts'
import { check, playwright, root } from '../tasks/run.ts'

const REPORT = path.join(root, 'docs/proofs/windows.md')
const runOf = z.object({ commit: z.string(), passed: z.int(), failed: z.int(), seconds: z.int() })
type Run = z.infer<typeof runOf>

/** The runs so far: they are kept in the report itself, one line of its table each. */
function runsSoFar(): Run[] {
  const text = existsSync(REPORT) ? readFileSync(REPORT, 'utf8') : ''
  const lines = text.match(/^\| [0-9a-f]{7,} \|.*$/gm) ?? []
  return lines.map(line => {
    const [commit, passed, failed, seconds] = line
      .slice(1, -1)
      .split('|')
      .map(cell => cell.trim())
    return runOf.parse({ commit, passed: Number(passed), failed: Number(failed), seconds: Number(seconds) })
  })
}

function report(runs: readonly Run[]): string {
  const green = runs.slice(runs.findLastIndex(({ failed }) => failed > 0) + 1).length
  return `# The window's tests on a machine that is busy

The whole window suite, beside a loop on each core that never rests: a test that passes only where nothing
else runs waits for the wrong thing. \`npm run proof -- windows --times N\` adds N runs.

Without a failure since the last one: **${green}** of ${runs.length} runs.

| Commit | Passed | Failed | Seconds |
| --- | --: | --: | --: |
${runs.map(run => `| ${run.commit} | ${run.passed} | ${run.failed} | ${run.seconds} |`).join('\n')}
`
}

/** Adds `times` runs of the window suite beside busy loops; whether none of them had a failure. */
export async function windows(times: number): Promise<boolean> {
  findChromium({ install: true })
  await check('build', process.execPath, ['test/tasks/build.ts'])
  const loops = os.cpus().map(() => new Worker('for (;;) {}', { eval: true }))
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()
  let isGreen = true
  for (let time = 0; time < times; time++) {
    const began = Date.now()
    const { passed, failed } = await playwright()
    isGreen &&= failed === 0
    const seconds = Math.round((Date.now() - began) / 1000)
    writeFileSync(REPORT, report([...runsSoFar(), { commit, passed, failed, seconds }]))
  }
  await Promise.all(loops.map(loop => loop.terminate()))
  return isGreen
}
