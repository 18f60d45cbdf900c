import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { root } from '../tasks/run.ts'

/** What a run of a seeded proof came to. */
export interface SeededRun {
  readonly seed: number
  readonly commit: string
  readonly isSame: boolean
  /** Of whatever the proof does: deliveries, kills. */
  readonly count: number
  readonly seconds: number
}

/** The commit that is proved. */
export const commitHere = (): string =>
  execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()

/** The runs so far: they are kept in the report itself, one line of its table each. */
export function runsIn(report: string): SeededRun[] {
  const text = existsSync(report) ? readFileSync(report, 'utf8') : ''
  return [...text.matchAll(/^\| (\d+) \| ([0-9a-f]{7,}) \| (yes|no) \| (\d+) \| (\d+) \|$/gm)].map(
    ([, seed, commit, same, count, seconds]) => ({
      seed: Number(seed),
      commit: commit!,
      isSame: same === 'yes',
      count: Number(count),
      seconds: Number(seconds),
    }),
  )
}

/** The table of the runs, with how many in a row ended the same. */
export function tableOf(counted: string, runs: readonly SeededRun[]): string {
  const same = runs.slice(runs.findLastIndex(({ isSame }) => !isSame) + 1).length
  const all = runs.reduce((sum, { count }) => sum + count, 0)
  const lines = runs.map(
    ({ seed, commit, isSame, count, seconds }) =>
      `| ${seed} | ${commit} | ${isSame ? 'yes' : 'no'} | ${count} | ${seconds} |`,
  )
  return `Ended the same since the last that did not: **${same}** of ${runs.length} runs. ${counted}: ${all}.

| Seed | Commit | Same | ${counted} | Seconds |
| --: | --- | --- | --: | --: |
${lines.join('\n')}
`
}

/** A run of a proof that counts several things: the commit, and each number under its name. */
export type CountedRun<Name extends string> = { readonly commit: string } & Readonly<Record<Name, number>>

/** The same of a proof that counts several things, in the order of its columns. */
export function countedRunsIn<const Name extends string>(
  report: string,
  counted: readonly Name[],
): Array<CountedRun<Name>> {
  const text = existsSync(report) ? readFileSync(report, 'utf8') : ''
  return [...text.matchAll(/^\| ([0-9a-f]{7,}) \| (.*) \|$/gm)].map(([, commit, cells]) => {
    const numbers = cells!.split(' | ').map(Number)
    return {
      commit: commit!,
      ...(Object.fromEntries(counted.map((name, at) => [name, numbers[at]!])) as Record<Name, number>),
    }
  })
}
