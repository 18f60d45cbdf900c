import { readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { workstation } from '../fixtures/workstation.ts'

/**
 * Undoing the import of the named files: facts a second, and how long a list of patients that was asked for in
 * between was waited for.
 */
export async function undoBench(words: readonly string[]): Promise<void> {
  if (words.length === 0) {
    console.log('npm run bench -- undo FOLDER..   imports the files there, and measures the undo')
    process.exitCode = 1
    return
  }
  const files = words.flatMap(each => readdirSync(each).map(name => path.join(each, name)))
  const station = await workstation(path.join(temporaryFolder(), 'home'))
  try {
    const { importId, totals } = await station.import(...files)
    const facts = Object.values(totals.facts).reduce((sum, each) => sum + each, 0)
    const waited: number[] = []
    const began = performance.now()
    const undone = station.intake.undo({ importId }).then(() => (performance.now() - began) / 1000)
    let seconds: number | void = undefined
    while (seconds === undefined) {
      const asked = performance.now()
      await station.patients.list({ query: '', offset: 0, limit: 20 })
      waited.push(performance.now() - asked)
      seconds = await Promise.race([undone, wait(10)])
    }
    console.log(`${facts} facts gone in ${seconds.toFixed(2)} s, ${Math.round(facts / seconds)} a second`)
    const sorted = waited.toSorted((one, other) => one - other)
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
    console.log(
      `a list in between: ${sorted.length} times, half within ${at(0.5).toFixed(0)} ms, ` +
        `99 of 100 within ${at(0.99).toFixed(0)} ms, at most ${at(1).toFixed(0)} ms`,
    )
  } finally {
    await station.end()
  }
}
