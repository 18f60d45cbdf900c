import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { bytesOfRegular } from '../../host/regular-file.ts'

const CHUNK = 1 << 18

/** SHA-256 and number of a file's bytes as given. */
export interface Measured {
  readonly sha256: string
  readonly size: number
}

/** A file by its path, and whether nobody gave it: a link led out of what was given. */
export interface FilePlace {
  readonly path: string
  readonly isOutside: boolean
}

/** Something to be read: a file, or a practice made up as it is read. */
export interface SourceFile {
  readonly path: string
  /** Files of one folder are more likely to be of one source. It names nothing. */
  readonly folder?: string
  /** Its hash and size where they are known already. */
  readonly measured?: Measured
  /** Where it lies, for another thread; absent where it lies in no folder. */
  readonly at?: FilePlace
  /** What it lay in when it came, where that was taken off before it is read: a name as containers have it. */
  readonly lay?: string
  /** The source it was taken to be of when it came, where it came before. */
  readonly scope?: string
  /** The bytes as given, from their beginning, each time it is called. */
  bytes(): AsyncIterable<Uint8Array>
}

function fileAt(at: string): SourceFile {
  const memory = {} // it is read more than once, and is to be the same each time
  return {
    path: at,
    folder: path.dirname(at),
    at: { path: at, isOutside: false },
    bytes: () => bytesOfRegular(at, CHUNK, memory),
  }
}

/** A link in a folder that was given, to what was not: nobody said that it shall be read. */
const outside = (at: string): SourceFile => ({
  ...fileAt(at),
  at: { path: at, isOutside: true },
  bytes: () => ({
    [Symbol.asyncIterator]: () => ({
      next: () => Promise.reject(Object.assign(new Error('EOUTSIDE'), { code: 'EOUTSIDE' })),
    }),
  }),
})

/** The file that lies there. */
export const fileOf = ({ path: at, isOutside }: FilePlace): SourceFile =>
  isOutside ? outside(at) : fileAt(at)

/** Raised for a path that was given and cannot be looked at. */
export class PathUnreadable extends Error {
  override readonly name = 'PathUnreadable'
  readonly path: string
  constructor(at: string, cause: unknown) {
    super('path', { cause })
    this.path = at
  }
}

/**
 * All files under these paths, in the order of their names; hidden ones are passed over. What stands in a folder and
 * cannot be looked at, such as a link to nothing, is a file that says so when it is read; a folder is looked into once,
 * however many links lead to it. A link that leads out of all that was given is not followed. Throws PathUnreadable
 * where a given path cannot be looked at.
 */
export function filesUnder(paths: readonly string[]): SourceFile[] {
  const known = new Set<string>()
  const given = new Set<string>()
  const leavesAll = (real: string) =>
    ![...given].some(folder => real === folder || real.startsWith(folder + path.sep))
  const strayed = new Set<string>()
  function inside(folder: string): string[] {
    const real = realpathSync(folder)
    if (known.has(real)) return []
    known.add(real)
    return readdirSync(folder)
      .filter(name => !name.startsWith('.'))
      .toSorted()
      .flatMap(name => walk(path.join(folder, name)))
  }
  function walk(at: string): string[] {
    try {
      if (lstatSync(at).isSymbolicLink() && leavesAll(realpathSync(at))) {
        strayed.add(at)
        return [at]
      }
      return statSync(at).isDirectory() ? inside(at) : [at]
    } catch {
      return [at] // says why it cannot be read when its turn comes
    }
  }
  const under = (at: string): string[] => {
    try {
      return statSync(at).isDirectory() ? inside(at) : [at]
    } catch (error) {
      throw new PathUnreadable(at, error)
    }
  }
  for (const at of paths) given.add(realOf(at))
  const found = [...new Set(paths.flatMap(under))]
  return found.map(at => fileOf({ path: at, isOutside: strayed.has(at) }))
}

function realOf(at: string): string {
  try {
    return realpathSync(at)
  } catch (error) {
    throw new PathUnreadable(at, error)
  }
}

/** Hashes and counts the bytes of a file as given. Throws where it cannot be read. */
export async function measure(file: SourceFile, signal: AbortSignal): Promise<Measured> {
  if (file.measured) return file.measured
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of file.bytes()) {
    signal.throwIfAborted()
    hash.update(chunk)
    size += chunk.byteLength
  }
  return { sha256: hash.digest('hex'), size }
}
