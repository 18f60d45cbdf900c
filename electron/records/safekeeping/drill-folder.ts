import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { removeIfPossible } from '../../host/durable.ts'

const form = /^casebook-drill-(\d+)-\w{6}$/

/** A place outside every home, named by the process that may still be at work in it. */
export const drillFolder = (): string => mkdtempSync(path.join(tmpdir(), `casebook-drill-${process.pid}-`))

/** Whether a process of this number runs; one that is somebody else's does. */
function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Removes what drills left behind that were cut off. */
export function sweepDrills(): void {
  for (const name of readdirSync(tmpdir())) {
    const [, pid] = form.exec(name) ?? []
    if (pid !== undefined && !runs(Number(pid))) removeIfPossible(path.join(tmpdir(), name))
  }
}
