import { rmSync } from 'node:fs'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { give } from './give.ts'
import { inputOf } from './inputs.ts'

/** What a process that is given inputs says: which it begins, and what came of the last. */
export interface Said {
  readonly input: number
  /** Of its processor: a machine on which much else runs holds nobody up. */
  readonly milliseconds?: number
  /** The most memory that the process has held so far. */
  readonly peakMegabytes?: number
  readonly unexplained?: string
}

/** Gives one input after the other, from the first to the last seed. Run as a process, which may be ended. */
async function run(first: number, last: number): Promise<void> {
  const folder = temporaryFolder()
  for (let input = first; input <= last; input++) {
    const made = inputOf(input)
    process.send!({ input } satisfies Said)
    const began = process.cpuUsage()
    const unexplained = await give(made, folder)
    process.send!({
      input,
      milliseconds: process.cpuUsage(began).user / 1_000,
      peakMegabytes: process.resourceUsage().maxRSS / 1_024,
      ...(unexplained !== undefined && { unexplained: `${made.reader}, ${made.how}: ${unexplained}` }),
    } satisfies Said)
  }
  rmSync(folder, { recursive: true, force: true })
  process.disconnect()
}

await run(Number(process.argv[2]), Number(process.argv[3]))
