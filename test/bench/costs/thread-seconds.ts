import { readdirSync, readFileSync } from 'node:fs'

/** Of a second: what /proc counts processor time in, on every Linux that Node runs on. */
const TICK = 0.01

/** Of a process: processor seconds of its main thread, and of the others by their names. */
export function threadSeconds(pid: number): Map<string, number> {
  const seconds = new Map<string, number>()
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const text = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8')
    const name = Number(thread) === pid ? 'main' : text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'))
    const words = text.slice(text.lastIndexOf(')') + 2).split(' ')
    seconds.set(name, (seconds.get(name) ?? 0) + (Number(words[11]) + Number(words[12])) * TICK)
  }
  return seconds
}
