import { createHash, type Hash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs'
import path from 'node:path'
import { forceFolder, makeFolder, writeWhole } from '../../host/durable.ts'
import { emptyFolder } from './empty-folder.ts'

/** So much is gathered before it is written. */
const CHUNK = 65_536

/** A file of an export, as its manifest names it. */
export interface Exported {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/** A file that is being written, hashed as it goes. */
function openFile(at: string, name: string) {
  const handle = openSync(at, 'wx', 0o600)
  const hash: Hash = createHash('sha256')
  let [held, gathered, bytes] = [[] as Uint8Array[], 0, 0]
  function flush(): void {
    for (const each of held) {
      writeSync(handle, each)
      hash.update(each)
    }
    held = []
    gathered = 0
  }
  return {
    write(part: string | Uint8Array): void {
      const each = typeof part === 'string' ? Buffer.from(part, 'utf8') : part
      held.push(each)
      gathered += each.byteLength
      bytes += each.byteLength
      if (gathered >= CHUNK) flush()
    },
    close(): Exported {
      flush()
      fsyncSync(handle)
      closeSync(handle)
      return { path: name, bytes, sha256: hash.digest('hex') }
    },
    abandon: () => closeSync(handle),
  }
}

/**
 * A new or empty folder into which everything is written, a file at a time or several side by side. Throws AppError
 * 'conflict' where something lies in it.
 */
export function exportFolder(folder: string) {
  const { takeBack } = emptyFolder(folder)
  makeFolder(folder)
  const open = new Map<string, ReturnType<typeof openFile>>()
  const done: Exported[] = []

  return {
    /** Writes to the end of a file, which is begun where it is not yet there. Names use `/`. */
    write(name: string, part: string | Uint8Array, first = ''): void {
      let file = open.get(name)
      if (!file) {
        const at = path.join(folder, ...name.split('/'))
        mkdirSync(path.dirname(at), { recursive: true })
        file = openFile(at, name)
        open.set(name, file)
        if (first !== '') file.write(first)
      }
      file.write(part)
    },
    /** Ends the files that begin so; answers the last of them. */
    end(beginning = ''): Exported | undefined {
      for (const [name, file] of open) {
        if (!name.startsWith(beginning)) continue
        open.delete(name)
        done.push(file.close())
      }
      return done.at(-1)
    },
    /** Writes the last file, after all others were ended: it is there as a whole or not at all. */
    conclude(name: string, text: string): void {
      writeWhole(path.join(folder, name), text)
      const sha256 = createHash('sha256').update(text).digest('hex')
      done.push({ path: name, bytes: Buffer.byteLength(text), sha256 })
    },
    files: (): readonly Exported[] => done,
    force: () => forceFolder(folder),
    /** Takes back all that was written, and the folder where it was made for this. */
    takeBack(): void {
      for (const file of open.values()) file.abandon()
      open.clear()
      takeBack()
    },
  }
}
export type ExportFolder = ReturnType<typeof exportFolder>
