import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Client } from '../../shared/contract/define.ts'
import type { post } from '../../shared/contract/post.ts'
import { limits as usualLimits, type Limits } from './budgets.ts'
import { hypercoreLog } from './hypercore-log.ts'
import type { PostLog } from './log.ts'

/**
 * What the store remembers of the log: which folder it is in, its key, that folder's fingerprint, and the last
 * restore it knows of.
 */
const remembered = z.strictObject({
  folder: z.string().regex(/^[0-9a-f]{16}$/),
  key: z.string(),
  fingerprint: z.string(),
  restored: z.string().nullable(),
})
type Remembered = z.infer<typeof remembered>

const MEMORY = 'log'
const TOKEN_FILE = 'token'

export interface OpenedLog {
  readonly log: PostLog
  /** Key of the log that this one follows; undefined where it goes on, or is the first. */
  readonly succeeds: string | undefined
}

/**
 * Opens this casebook's log. Two writers kill a log for good, so a log goes on only in the very folder it was begun
 * in: a copied or restored folder, or a store restored from a backup, starts a new log that says which one it
 * succeeds.
 */
export async function openLog(
  home: string,
  logKey: Uint8Array,
  records: Client<typeof post>,
  limits: Limits = usualLimits,
): Promise<OpenedLog> {
  const root = path.join(home, 'exchange')
  await mkdir(root, { recursive: true, mode: 0o700 })
  const known = await recall(records)
  const { value: restored } = await records.recall({ name: 'restored' })
  if (
    known &&
    known.restored === restored &&
    known.fingerprint === (await fingerprintOf(path.join(root, known.folder)))
  ) {
    const log = await hypercoreLog(path.join(root, known.folder, 'log'), keyOf(logKey, known.folder), limits)
    if (log.key === known.key) return { log, succeeds: undefined }
    await log.close()
  }
  const log = await beginLog({ root, logKey, restored, records, limits })
  return { log, succeeds: known?.key }
}

interface Beginning {
  readonly root: string
  readonly logKey: Uint8Array
  readonly restored: string | null
  readonly records: Client<typeof post>
  readonly limits: Limits
}

async function beginLog({ root, logKey, restored, records, limits }: Beginning): Promise<PostLog> {
  const folder = randomBytes(8).toString('hex')
  await mkdir(path.join(root, folder), { mode: 0o700 })
  await writeFile(path.join(root, folder, TOKEN_FILE), randomBytes(16).toString('hex'), { mode: 0o600 })
  const log = await hypercoreLog(path.join(root, folder, 'log'), keyOf(logKey, folder), limits)
  const fingerprint = (await fingerprintOf(path.join(root, folder))) ?? ''
  const value: Remembered = { folder, key: log.key, fingerprint, restored }
  await records.remember({ name: MEMORY, value: JSON.stringify(value) })
  // Whatever other logs lie here are copies, or begun and never remembered; all they held is in the store.
  for (const other of await readdir(root))
    if (other !== folder) await rm(path.join(root, other), { recursive: true, force: true })
  return log
}

async function recall(records: Client<typeof post>): Promise<Remembered | undefined> {
  const { value } = await records.recall({ name: MEMORY })
  return value === null ? undefined : remembered.parse(JSON.parse(value))
}

/** Each log has keys of its own, so that two logs of one casebook are never taken for one. */
const keyOf = (logKey: Uint8Array, folder: string) =>
  createHash('sha256').update(logKey).update(folder).digest()

/** Of a folder that a copy cannot have: its token and where the file system keeps it. Undefined where there is none. */
async function fingerprintOf(folder: string): Promise<string | undefined> {
  const file = path.join(folder, TOKEN_FILE)
  try {
    const { ino, birthtimeNs } = await stat(file, { bigint: true })
    return createHash('sha256')
      .update(await readFile(file))
      .update(`${ino}:${birthtimeNs}`)
      .digest('hex')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
