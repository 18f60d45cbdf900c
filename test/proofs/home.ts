import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { check, root } from '../tasks/run.ts'
import { homeReport } from './home/home-report.ts'
import type { HomeTrial, Part } from './home/home-trial.ts'
import { parts } from './home/parts.ts'
import { doneOf, resultsIn, withTrial } from './home/rows.ts'
import { commitHere } from './report.ts'

const REPORT = path.join(root, 'docs/proofs/home.md')
/** A disk in memory, where there is one: what is proved is what is asked of a disk, not how fast it is. */
const MEMORY = '/dev/shm'

const isGood = ({ lost, believed, shut, wrong }: HomeTrial): boolean =>
  [lost, believed, shut, wrong].every(each => each.length === 0)

/** Trials of a part, in a folder that is gone after. */
export async function tried(
  part: Part,
  numbers: readonly number[],
  tell: (trial: HomeTrial) => void,
): Promise<boolean> {
  const folder = mkdtempSync(path.join(existsSync(MEMORY) ? MEMORY : os.tmpdir(), 'casebook-home-'))
  mkdirSync(path.join(folder, part.name))
  try {
    const work = await part.begin(path.join(folder, part.name))
    let isGreen = true
    try {
      for (const number of numbers) {
        const trial = await work.trial(number)
        isGreen &&= isGood(trial)
        tell(trial)
      }
    } finally {
      await work.close()
    }
    return isGreen
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Which trials are asked for. */
export interface Asked {
  readonly part?: string | undefined
  /** One trial again, which is told and not written down. */
  readonly only?: number | undefined
}

/** Adds `times` trials to each part, or to one; whether all of them were as they must be. */
export async function home(times: number, { part: name, only }: Asked = {}): Promise<boolean> {
  const chosen = parts.filter(each => name === undefined || each.name === name)
  if (chosen.length === 0 || (only !== undefined && chosen.length > 1))
    throw new Error(`Name one part: ${parts.map(each => each.name).join(', ')}`)
  if (only !== undefined)
    return tried(chosen[0]!, [only], trial => console.log(JSON.stringify(trial, null, 1)))
  if (chosen.some(({ name: each }) => each === 'window'))
    await check('build', process.execPath, ['test/tasks/build.ts'])
  const commit = commitHere()
  let isGreen = true
  for (const part of chosen) {
    const done = doneOf(resultsIn(REPORT), part.name)
    const numbers = Array.from({ length: Math.min(times, part.wanted - done) }, (_, n) => done + n + 1)
    const isPartGreen = await tried(part, numbers, trial => {
      if (!isGood(trial)) console.log(JSON.stringify(trial))
      writeFileSync(REPORT, homeReport(parts, withTrial(resultsIn(REPORT), trial, commit)))
    })
    isGreen &&= isPartGreen
  }
  return isGreen
}
