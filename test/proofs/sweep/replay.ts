import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Random } from '../../../shared/domain/random.ts'

/** What was done to the disk, call by call: the numbers are those of faults.c. */
const calls = ['created', 'written', 'synced', 'renamed', 'removed', 'made', 'truncated'] as const
export interface Call {
  readonly what: (typeof calls)[number]
  readonly name: string
  readonly at: number
  readonly bytes: Buffer
}

/** The calls that a recording holds from one of its bytes on. */
export function callsIn(recording: Buffer, from: number): Call[] {
  const found: Call[] = []
  for (let at = from; at < recording.length;) {
    const [what, nameLength] = [recording.readInt32LE(at), recording.readInt32LE(at + 4)]
    const [place, length] = [
      Number(recording.readBigInt64LE(at + 8)),
      Number(recording.readBigInt64LE(at + 16)),
    ]
    at += 24
    const name = recording.toString('utf8', at, at + nameLength)
    at += nameLength
    found.push({ what: calls[what]!, name, at: place, bytes: recording.subarray(at, at + length) })
    at += length
  }
  return found
}

/** A file as the disk has it, and what was done to it since it was last forced there. */
interface File {
  kept: Buffer
  since: Call[]
}
type Names = Map<string, File | 'folder'>

const SECTOR = 512

function written(file: Buffer, { what, at, bytes }: Call): Buffer {
  if (what === 'truncated') {
    const cut = Buffer.alloc(at)
    file.copy(cut)
    return cut
  }
  const longer =
    file.length >= at + bytes.length
      ? Buffer.from(file)
      : Buffer.concat([file, Buffer.alloc(at + bytes.length - file.length)])
  bytes.copy(longer, at)
  return longer
}

/** Every file below a folder as it is, all of it taken to be on the disk. */
function namesIn(folder: string, as: string): Names {
  const names: Names = new Map([[as, 'folder']])
  for (const each of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const at = path.join(folder, each)
    names.set(
      path.join(as, each),
      statSync(at).isDirectory() ? 'folder' : { kept: readFileSync(at), since: [] },
    )
  }
  return names
}

/** What a call does to the names. `made` is the file that it made, where it made one. */
function change(names: Names, { what, name, bytes }: Call, made: File | undefined): void {
  if (what === 'made') names.set(name, 'folder')
  if (what === 'created') names.set(name, made!)
  if (what === 'removed') names.delete(name)
  if (what !== 'renamed') return
  const to = bytes.toString('utf8')
  for (const [each, file] of Array.from(names))
    if (each === name || each.startsWith(`${name}/`)) {
      names.delete(each)
      names.set(`${to}${each.slice(name.length)}`, file)
    }
}

/**
 * The folder as a power cut after these calls may leave it. What was forced to disk is there. Of the bytes written
 * since, any part may be, in any order, and some of them torn at a sector; of the names changed since, those up to some
 * moment, as file systems with a journal keep them. `base` holds it as it was before the first call, under
 * the name `as`.
 */
export function afterACut(
  { base, as, calls: done }: { base: string; as: string; calls: readonly Call[] },
  random: Random,
): Map<string, Buffer | 'folder'> {
  const running = namesIn(base, as) // as the system that still runs sees them
  const onDisk: Names = new Map(running) // bytes belong to a file, whatever it is called
  const made = new Map<Call, File>()
  let unforced: Call[] = []
  const force = (calls: readonly Call[]) => {
    for (const call of calls) change(onDisk, call, made.get(call))
  }
  for (const call of done) {
    const file = running.get(call.name)
    if (call.what === 'written' || call.what === 'truncated') {
      if (file !== undefined && file !== 'folder') file.since.push(call)
    } else if (call.what === 'synced') {
      if (file === 'folder') {
        force(unforced)
        unforced = []
      } else if (file) {
        for (const each of file.since) file.kept = written(file.kept, each)
        file.since = []
      }
    } else {
      if (call.what === 'created') made.set(call, { kept: Buffer.alloc(0), since: [] })
      change(running, call, made.get(call))
      unforced.push(call)
    }
  }
  force(unforced.slice(0, Math.floor(random.uniform() * (unforced.length + 1))))
  return bytesUnder(onDisk, random)
}

function bytesUnder(names: Names, random: Random): Map<string, Buffer | 'folder'> {
  const left = new Map<string, Buffer | 'folder'>()
  for (const [name, file] of names) {
    if (file === 'folder') {
      left.set(name, file)
      continue
    }
    let bytes = file.kept
    const share = random.uniform()
    for (const call of file.since) {
      if (random.uniform() >= share) continue
      const whole = random.uniform() < 0.8 || call.what === 'truncated'
      const sectors = Math.floor((random.uniform() * call.bytes.length) / SECTOR) * SECTOR
      bytes = written(bytes, whole ? call : { ...call, bytes: call.bytes.subarray(0, sectors) })
    }
    left.set(name, bytes)
  }
  return left
}

/** Writes such a folder elsewhere: not the index of the log, which is memory, and no lock. */
export function writeOut(left: ReadonlyMap<string, Buffer | 'folder'>, as: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  for (const [name, bytes] of [...left].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const to = path.join(folder, path.relative(as, name))
    if (bytes === 'folder') mkdirSync(to, { recursive: true })
    else if (!name.endsWith('-shm') && !name.endsWith('.lock')) {
      mkdirSync(path.dirname(to), { recursive: true })
      writeFileSync(to, bytes)
    }
  }
}
