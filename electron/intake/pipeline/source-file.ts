import { createHash } from 'node:crypto'
import { createReadStream, readdirSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'

const CHUNK = 1 << 18

/** SHA-256 and number of a file's bytes as given. */
export interface Measured {
  readonly sha256: string
  readonly size: number
}

/** Something to be read: a file, or a practice made up as it is read. */
export interface SourceFile {
  readonly path: string
  /** Files of one folder are more likely to be of one source. It names nothing. */
  readonly folder?: string
  /** Its hash and size where they are known already. */
  readonly measured?: Measured
  /** The source it was taken to be of when it came, where it came before. */
  readonly scope?: string
  /** The bytes as given, from their beginning, each time it is called. */
  bytes(): AsyncIterable<Uint8Array>
}

const fileAt = (at: string): SourceFile => ({
  path: at,
  folder: path.dirname(at),
  bytes: () => createReadStream(at, { highWaterMark: CHUNK }),
})

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
 * however many links lead to it. Throws PathUnreadable where a given path cannot be looked at.
 */
export function filesUnder(paths: readonly string[]): SourceFile[] {
  const known = new Set<string>()
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
      return statSync(at).isDirectory() ? inside(at) : [at]
    } catch {
      return [at] // says why it cannot be read when its turn comes
    }
  }
  const given = (at: string): string[] => {
    try {
      return statSync(at).isDirectory() ? inside(at) : [at]
    } catch (error) {
      throw new PathUnreadable(at, error)
    }
  }
  return [...new Set(paths.flatMap(given))].map(fileAt)
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
