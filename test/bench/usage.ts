import { readFileSync } from 'node:fs'

/** Of a second: what /proc counts processor time in, on every Linux that Node runs on. */
const TICK = 0.01

/** Processor seconds of a process so far, and the most memory it has held, in MB. */
export function usageOf(pid: number): { seconds: number; megabytes: number } {
  const words = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
  const most = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return { seconds: (Number(words[11]) + Number(words[12])) * TICK, megabytes: Number(most?.[1] ?? 0) / 1024 }
}
