import { renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Session } from 'node:inspector/promises'

/*
 * Loaded into a service before its own code (`node --import`): the first SIGUSR2 begins a profile of its main thread,
 * the second writes it as `PID.cpuprofile` into the folder that CASEBOOK_PROFILES names.
 */

const INTERVAL_MICROSECONDS = 500
const session = new Session()
session.connect()
let isRunning = false

async function begin(): Promise<void> {
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: INTERVAL_MICROSECONDS })
  await session.post('Profiler.start')
}
async function end(folder: string): Promise<void> {
  const { profile } = await session.post('Profiler.stop')
  const file = path.join(folder, `${process.pid}.cpuprofile`)
  writeFileSync(`${file}.part`, JSON.stringify(profile))
  renameSync(`${file}.part`, file) // whoever waits for it never sees half of it
}

const folder = process.env['CASEBOOK_PROFILES']
if (folder !== undefined)
  process.on('SIGUSR2', () => {
    isRunning = !isRunning
    void (isRunning ? begin() : end(folder))
  })
