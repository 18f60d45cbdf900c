import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { controlFile, faultLibrary } from './faulty-disk.ts'
import type { Trial } from './trial.ts'

/** A disk in memory, where there is one: what is proved is what is asked of a disk, not how fast it is. */
const MEMORY = '/dev/shm'

/** Whether calls can be made to fail here: a C compiler, and a loader that takes a library before all others. */
export function canFail(): boolean {
  if (process.platform !== 'linux') return false
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-faults-'))
  try {
    return faultLibrary(folder) !== undefined
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Which trials of one operation: every `step`th call of each fault, and so many replays. */
export interface Sweep {
  readonly operation: string
  readonly faults: readonly string[]
  readonly step: number
  readonly replays: number
  readonly seed: number
}

/** Runs them in a process of its own, whose disk fails when it is told to. Throws where that does not end well. */
export async function sweepOperation({ operation, faults, step, replays, seed }: Sweep): Promise<Trial[]> {
  const folder = mkdtempSync(path.join(existsSync(MEMORY) ? MEMORY : os.tmpdir(), 'casebook-sweep-'))
  try {
    const library = faultLibrary(folder)
    if (library === undefined) throw new Error('There is no C compiler here.')
    const [root, control, recording] = ['root', 'control', 'recording'].map(name =>
      path.join(folder, name),
    ) as [string, string, string]
    mkdirSync(root)
    controlFile(control)
    const words = ['--root', root, '--control', control, '--operation', operation, '--step', String(step)]
    words.push('--seed', String(seed), ...faults.flatMap(each => ['--fault', each]))
    if (replays > 0) words.push('--recording', recording, '--replays', String(replays))
    const child = spawn(process.execPath, [path.join(import.meta.dirname, 'stage.ts'), ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        LD_PRELOAD: library,
        FAULT_ROOT: root,
        FAULT_CONTROL: control,
        ...(replays > 0 && { FAULT_RECORD: recording }),
      },
    })
    const told: Buffer[] = []
    const trouble: Buffer[] = []
    child.stdout.on('data', (bytes: Buffer) => told.push(bytes))
    child.stderr.on('data', (bytes: Buffer) => trouble.push(bytes))
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', resolve)
    })
    if (code !== 0)
      throw new Error(`${operation}: ended with ${String(code)}\n${Buffer.concat(trouble).toString()}`)
    const lines = Buffer.concat(told).toString().trim().split('\n')
    return lines.map(line => JSON.parse(line) as Trial) // written by stage.ts
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
