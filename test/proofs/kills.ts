import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { root } from '../tasks/run.ts'
import { exportWithReferences } from './kills/export-with-references.ts'
import { livedPlainly, livedThroughKills } from './kills/killed-import.ts'
import { commitHere, runsIn, tableOf, type SeededRun } from './report.ts'

const REPORT = path.join(root, 'docs/proofs/kills.md')

const report = (runs: readonly SeededRun[]) => `# An import that is killed

An NDJSON export of real records whose medicines stand in a file of their own that comes last, so that what is
prescribed has its name only then; patients come after most of what is said of them. The command that imports it is
killed (\`kill -9\` of its whole process group) at a random moment and begun again, up to twelve times in one casebook,
until it ends by itself. Then the store must be sound, and content hash and charts, names of medicines included, those
of an import without any trouble. \`npm run proof -- kills --times N\` goes on until there were N kills more.

${tableOf('Kills', runs)}`

/** Adds runs until there were `times` kills more; whether all of them left what is left without any. */
export async function kills(times: number): Promise<boolean> {
  const folder = temporaryFolder()
  const files = exportWithReferences(folder)
  if (files.length === 0) throw new Error('The reference data beside the project (../shared) are not here.')
  const plain = await livedPlainly(files)
  const commit = commitHere()
  let isGreen = true
  for (let done = 0; done < times;) {
    const runs = runsIn(REPORT)
    const seed = (runs.at(-1)?.seed ?? 0) + 1
    const began = performance.now()
    const { left, kills: count } = await livedThroughKills(files, seed)
    const isSame = isDeepStrictEqual(left, plain)
    if (!isSame) console.log(`seed ${seed}: ${plain.content} ${left.content} ${left.unsound.join(' ')}`)
    isGreen &&= isSame
    done += Math.max(1, count)
    const seconds = Math.round((performance.now() - began) / 1000)
    writeFileSync(REPORT, report([...runs, { seed, commit, isSame, count, seconds }]))
  }
  rmSync(folder, { recursive: true, force: true })
  return isGreen
}
