import { spawn } from 'node:child_process'
import path from 'node:path'
import type { Kind } from '../sweep/faulty-disk.ts'

/** What is done by a process of its own, and what happens to it at which call to the disk. */
export interface Fate {
  readonly folder: string
  readonly deed: string
  readonly fault: string
  /** Which calls count, where it is killed. */
  readonly kinds: readonly Kind[]
  /** From 1; 0 for none. */
  readonly nth: number
}

/** What it said before it ended. */
export interface Told {
  /** What it had kept beside. */
  readonly kept: readonly string[]
  /** `done` or a code; undefined where it was killed before. */
  readonly outcome: string | undefined
  /** Calls that counted; undefined where it was killed before it could say. */
  readonly seen: number | undefined
}

/** The library that makes a disk fail, and the file by which it is told what to do. */
export interface Disk {
  readonly library: string
  readonly control: string
}

/** What a process under such a disk finds in its environment; only what lies under `root` counts. */
export const underDisk = ({ library, control }: Disk, root: string): NodeJS.ProcessEnv => ({
  ...process.env,
  LD_PRELOAD: library,
  FAULT_ROOT: root,
  FAULT_CONTROL: control,
})

/** Runs one deed in a process of its own. Throws where that ends by itself in another way than it should. */
export async function runMortal(disk: Disk, { folder, deed, fault, kinds, nth }: Fate): Promise<Told> {
  const words = ['--folder', folder, '--control', disk.control, '--deed', deed]
  words.push('--fault', fault, '--nth', String(nth), ...kinds.flatMap(each => ['--kind', each]))
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'mortal.ts'), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: underDisk(disk, folder),
  })
  const said: Buffer[] = []
  const trouble: Buffer[] = []
  child.stdout.on('data', (bytes: Buffer) => said.push(bytes))
  child.stderr.on('data', (bytes: Buffer) => trouble.push(bytes))
  await new Promise<void>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', () => resolve())
  })
  if (child.signalCode !== 'SIGKILL' && child.exitCode !== 0)
    throw new Error(`${deed}: ended with ${String(child.exitCode)}\n${Buffer.concat(trouble).toString()}`)
  const lines = Buffer.concat(said)
    .toString()
    .split('\n')
    .map(line => line.split(' '))
  const after = (word: string) => lines.filter(([first]) => first === word).map(([, second]) => second!)
  const [seen] = after('seen')
  return {
    kept: after('kept'),
    outcome: after('ended')[0],
    seen: seen === undefined ? undefined : Number(seen),
  }
}
