import { fork } from 'node:child_process'
import path from 'node:path'
import { once } from 'node:events'
import type { Said } from './batch.ts'
import { inputOf } from './inputs.ts'

/** The specification's figure: what takes longer holds somebody up. */
const HANG_MILLISECONDS = 5_000
/** By then it is ended, however much else runs. */
const END_MILLISECONDS = 60_000

export interface Given {
  readonly inputs: number
  readonly hangs: string[]
  readonly unexplained: string[]
  readonly peakMegabytes: number
}

function named(seed: number): string {
  const { reader, how } = inputOf(seed)
  return `${seed} ${reader}, ${how}`
}

/** Gives the inputs of these seeds, in a process that is ended where one hangs and begun again behind it. */
export async function giveAll(first: number, last: number): Promise<Given> {
  const [hangs, unexplained]: [string[], string[]] = [[], []]
  let peak = 0
  let next = first
  while (next <= last) {
    const child = fork(path.join(import.meta.dirname, 'batch.ts'), [String(next), String(last)], {
      execArgv: ['--disable-warning=ExperimentalWarning', '--max-old-space-size=400'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const ended = once(child, 'exit')
    let late: NodeJS.Timeout | undefined
    let under: number | undefined
    child.on('message', (said: Said) => {
      clearTimeout(late)
      if (said.milliseconds === undefined) {
        under = said.input
        late = setTimeout(() => child.kill('SIGKILL'), END_MILLISECONDS)
        return
      }
      under = undefined
      next = said.input + 1
      peak = Math.max(peak, said.peakMegabytes ?? 0)
      if (said.milliseconds > HANG_MILLISECONDS) hangs.push(named(said.input))
      if (said.unexplained !== undefined) unexplained.push(`${said.input} ${said.unexplained}`)
    })
    await ended
    clearTimeout(late)
    if (next > last) break
    const at = under ?? next
    hangs.push(named(at))
    next = at + 1
  }
  return { inputs: last - first + 1, hangs, unexplained, peakMegabytes: Math.round(peak) }
}
