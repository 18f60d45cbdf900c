import { execFileSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** Kinds of call, by the bit that makes them count. The order is that of faults.c. */
export const kinds = ['open', 'read', 'write', 'sync', 'rename', 'remove', 'make', 'truncate'] as const
export type Kind = (typeof kinds)[number]
/** All that changes what is on the disk. */
export const CHANGING: readonly Kind[] = ['open', 'write', 'sync', 'rename', 'remove', 'make', 'truncate']

/** How long a fault lasts, as faults.c numbers it. */
const modes = { once: 1, on: 2, cut: 2, kill: 3 } as const

const { errno } = os.constants
export interface Fault {
  readonly name: string
  /**
   * `once`: one call; `on`: that one and all after it; `cut`: the same, and the process is taken to be gone; `kill`:
   * whoever makes that call is killed before it is made.
   */
  readonly lasts: keyof typeof modes
  readonly kinds: readonly Kind[]
  readonly errno: number
  /** What a person may be told then. */
  readonly told: readonly string[]
}

/** SQLite takes a file that it could not open to write for one that may only be read. */
const damaged = ['disk-failing', 'store-damaged', 'disk-read-only']
export const faults: readonly Fault[] = [
  { name: 'power cut', lasts: 'cut', kinds: CHANGING, errno: errno.EIO, told: [] },
  {
    name: 'disk full',
    lasts: 'on',
    kinds: ['open', 'write', 'make'],
    errno: errno.ENOSPC,
    told: ['disk-full'],
  },
  {
    name: 'disk full for a moment',
    lasts: 'once',
    kinds: ['open', 'write', 'make', 'truncate'],
    errno: errno.ENOSPC,
    told: ['disk-full', 'disk-failing', 'disk-read-only'],
  },
  { name: 'a call that fails', lasts: 'once', kinds: CHANGING, errno: errno.EIO, told: damaged },
  { name: 'a failing disk', lasts: 'on', kinds: CHANGING, errno: errno.EIO, told: damaged },
  { name: 'a read that fails', lasts: 'once', kinds: ['read'], errno: errno.EIO, told: damaged },
  {
    name: 'read-only',
    lasts: 'on',
    kinds: ['open', 'write', 'rename', 'remove', 'make', 'truncate'],
    errno: errno.EROFS,
    told: ['disk-read-only', 'disk-failing'],
  },
  {
    name: 'held by another program',
    lasts: 'once',
    kinds: ['rename', 'remove'],
    errno: errno.EBUSY,
    told: ['file-busy', 'disk-failing'],
  },
]

/** The library that makes calls fail, compiled; undefined where there is no C compiler. */
export function faultLibrary(folder: string): string | undefined {
  const library = path.join(folder, 'faults.so')
  if (existsSync(library)) return library
  try {
    execFileSync(
      'cc',
      ['-O2', '-shared', '-fPIC', '-o', library, path.join(import.meta.dirname, 'faults.c'), '-ldl'],
      {
        stdio: 'pipe',
      },
    )
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  return library
}

/** mode, kinds, errno, at, seen, failed, failed of SQLite: as in faults.c. */
const INTS = 7

/** The file by which faults.c is told what to do. */
export function controlFile(at: string): void {
  writeFileSync(at, Buffer.alloc(4_096))
}

/** Tells the library in this process what to do, and what it did. The control file lies outside what counts. */
export function faultyDisk(at: string) {
  const handle = openSync(at, 'r+')
  const put = (...ints: readonly number[]) => {
    writeSync(handle, Buffer.from(Int32Array.from(ints).buffer), 0, ints.length * 4, 0)
  }
  const read = (): Int32Array => {
    const bytes = Buffer.alloc(INTS * 4)
    readSync(handle, bytes, 0, bytes.length, 0)
    return new Int32Array(bytes.buffer, bytes.byteOffset, INTS)
  }
  const bits = (each: readonly Kind[]) => each.reduce((sum, kind) => sum | (1 << kinds.indexOf(kind)), 0)
  return {
    /** From now on the `at`-th call that counts fails, from 1. */
    fail: ({ lasts, kinds: counted, errno: error }: Fault, nth: number) =>
      put(modes[lasts], bits(counted), error, nth, 0, 0, 0),
    /** How many calls counted so far. */
    seen: (): number => read()[4]!,
    /** Nothing fails any more. */
    mend: () => put(0, 0, 0, 0, 0, 0, 0),
    /** How many calls were failed so far, and how many of those were SQLite's. */
    failed: (): { calls: number; ofSqlite: number } => ({ calls: read()[5]!, ofSqlite: read()[6]! }),
    close: () => closeSync(handle),
  }
}
export type FaultyDisk = ReturnType<typeof faultyDisk>
