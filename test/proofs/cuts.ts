import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { root } from '../tasks/run.ts'
import { corpus, exceptions } from './cuts/corpus.ts'
import { livedPlainly, livedThrough, type Left } from './cuts/live-through.ts'
import { commitHere, runsIn, tableOf, type SeededRun } from './report.ts'

const REPORT = path.join(root, 'docs/proofs/cuts.md')

const report = (runs: readonly SeededRun[]) => `# One content, however it comes

Real files (\`us-core\`, \`genomics-reporting\`, \`bulk-ndjson\`, \`mii-de\`, the official examples; one folder a run)
beside all situations of the reference data, each clinic a source of its own. Each seed spreads the entries of bundles
and lines over other files in another order, mixes the files of a clinic over several deliveries and those in between
other clinics', cancels deliveries at a random moment and brings them again later, ends the process, tries again what
was set aside, and brings files twice. The content hash, how many patients and facts of each kind there are, what was
set aside and why, and the checks of the store must be those of bringing everything plainly.
\`npm run proof -- cuts --times N\` adds N seeds.

${exceptions.map(each => `- ${each}`).join('\n')}

${tableOf('Deliveries', runs)}`

/** Adds `times` seeds; whether all of them left what was left plainly. */
export async function cuts(times: number): Promise<boolean> {
  const folder = temporaryFolder()
  const parts = corpus(folder)
  if (parts.length === 0) throw new Error('The reference data beside the project (../shared) are not here.')
  const plainly = new Map<number, Left>()
  const commit = commitHere()
  let isGreen = true
  for (let time = 0; time < times; time++) {
    const runs = runsIn(REPORT)
    const seed = (runs.at(-1)?.seed ?? 0) + 1
    const part = seed % parts.length
    const clinics = parts[part]!
    const plain = plainly.get(part) ?? (await livedPlainly(clinics))
    plainly.set(part, plain)
    const began = performance.now()
    const { left, deliveries: count } = await livedThrough(clinics, seed)
    const isSame = isDeepStrictEqual(left, plain)
    if (!isSame) console.log(`seed ${seed}:`, plain, left)
    isGreen &&= isSame
    const seconds = Math.round((performance.now() - began) / 1000)
    writeFileSync(REPORT, report([...runs, { seed, commit, isSame, count, seconds }]))
  }
  rmSync(folder, { recursive: true, force: true })
  return isGreen
}
