import { closeSync, existsSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import type { Contract, Handlers } from '../../shared/contract/define.ts'
import { AppError, diskFault, type FaultCode } from '../../shared/errors.ts'

/** As much as SQLite may need at once beside what it writes itself. */
const PROBE_BYTES = 262_144
/** What SQLite answers to a disk that is full as well as to one that is broken. */
const VAGUE: ReadonlySet<FaultCode> = new Set(['disk-failing', 'disk-read-only'])

/** What the disk itself says to a file of some size in this folder; undefined where it takes one. */
function probed(home: string): unknown {
  const at = path.join(home, '.probe')
  try {
    const handle = openSync(at, 'w', 0o600)
    try {
      writeSync(handle, Buffer.alloc(PROBE_BYTES))
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    return undefined
  } catch (error) {
    return error
  } finally {
    try {
      rmSync(at, { force: true })
    } catch {
      /* a disk that lets nothing be removed has said so already */
    }
  }
}

/** The error in words for whoever has to do something about the disk; any other error as it is. */
export function withCause(home: string, error: unknown): unknown {
  const told = diskFault(error)
  if (!told) return error
  const cause = (VAGUE.has(told.code) && existsSync(home) && diskFault(probed(home))) || told
  return new AppError(cause.code, cause.said)
}

/**
 * Handlers whose faults say what is the matter with the disk. SQLite has one answer for a file that cannot be opened,
 * whatever the reason, so the disk is asked itself.
 */
export function withDiskCause<C extends Contract>(home: string, handlers: Handlers<C>): Handlers<C> {
  // The table's types are proven where it is written; what goes in and out of each stays as it was.
  const table = handlers as Handlers<Contract>
  return Object.fromEntries(
    Object.entries(table).map(([name, handler]) => [
      name,
      async (...given: Parameters<typeof handler>) => {
        try {
          return await handler(...given)
        } catch (error) {
          throw withCause(home, error)
        }
      },
    ]),
  ) as Handlers<C>
}
