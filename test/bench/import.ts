import { statSync } from 'node:fs'
import path from 'node:path'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { workstation } from '../fixtures/workstation.ts'
import { usageOf } from './usage.ts'
import { filesUnder, jsonUnder, parsed, referenceBundles } from './parsing.ts'

const sizeOf = (at: string) => filesUnder(at).reduce((sum, file) => sum + statSync(file).size, 0)

/**
 * Importing files into a new casebook, as the ratio to JSON.parse of the same bytes in the same run: processor time of
 * all services together, time on the clock, how idle each was, and how much room a fact takes, originals included.
 */
export async function importBench(words: readonly string[]): Promise<void> {
  const given = words.length > 0 ? words : referenceBundles()
  const files = jsonUnder(given)
  if (files.length === 0) {
    console.log('The reference bundles are not here: name a folder of files to import.')
    return
  }
  // Before and after: a machine that others use is not always as fast.
  const before = parsed(files)
  const station = await workstation(path.join(temporaryFolder(), 'home'))
  try {
    const pids = station.states().flatMap(({ name, pid }) => (pid === undefined ? [] : [{ name, pid }]))
    const usedBefore = new Map(pids.map(({ name, pid }) => [name, usageOf(pid)]))
    const began = performance.now()
    const { totals } = await station.import(...files)
    const wall = (performance.now() - began) / 1000
    const facts = Object.values(totals.facts).reduce((sum, each) => sum + each, 0)
    const used = pids.map(({ name, pid }) => {
      const { seconds, megabytes } = usageOf(pid)
      return { name, seconds: seconds - usedBefore.get(name)!.seconds, megabytes }
    })
    const parse = { seconds: (before.seconds + parsed(files).seconds) / 2, bytes: before.bytes }
    const processor = used.reduce((sum, each) => sum + each.seconds, 0)
    const times = (seconds: number) => `${(seconds / parse.seconds).toFixed(1)} times JSON.parse`
    const megabytes = (parse.bytes / 1e6).toFixed(0)
    console.log(`${files.length} files, ${megabytes} MB, ${facts} facts`)
    console.log(`JSON.parse of the same bytes: ${parse.seconds.toFixed(2)} s`)
    console.log(`processor: ${processor.toFixed(2)} s, ${times(processor)}`)
    console.log(`clock: ${wall.toFixed(2)} s, ${times(wall)}`)
    for (const { name, seconds, megabytes } of used)
      console.log(
        `  ${name}: busy ${((100 * seconds) / wall).toFixed(0)} % of the time, at most ${megabytes.toFixed(0)} MB`,
      )
    const room = sizeOf(station.home)
    console.log(
      `store: ${(room / facts).toFixed(0)} bytes a fact, ${((100 * room) / parse.bytes).toFixed(0)} % of the source`,
    )
  } finally {
    await station.end()
  }
}
