import { z } from 'zod'
import { message, say, type Message } from './words/message.ts'

/** Every way a service can refuse or fail. The renderer has one sentence for each, demanded by the compiler. */
export const faultCodes = [
  'bad-request', // the call breaks the contract
  'not-found',
  'conflict', // somebody changed it first, or it exists already
  'cancelled',
  'locked', // the casebook is locked or not yet created
  'wrong-passphrase',
  'not-permitted',
  'unreadable-source', // a file that cannot be read at all
  'unavailable', // the service stopped; it is being restarted
  'newer-store', // written by a newer version
  'store-damaged',
  'disk-full',
  'disk-read-only', // this folder takes nothing: read-only, or not ours to write
  'disk-failing', // the disk answers with an error
  'file-busy', // another program holds a file of ours
  'refused', // the gate, or a diagnostic, says no
  'untrusted', // a signature, a hash or an invitation does not hold
  'offline', // no peer could be reached
  'internal',
] as const

/** What crosses a process boundary when a call fails: plain data, never a stack, never patient text. */
export const fault = z.strictObject({
  code: z.enum(faultCodes),
  /** What went wrong, as a key and its values; the reader's language makes the words. */
  said: message,
  detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type Fault = z.infer<typeof fault>
export type FaultCode = Fault['code']

/** The one error class thrown on purpose. Anything else that reaches a boundary becomes `internal`. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: FaultCode
  readonly said: Message
  readonly detail: Fault['detail']
  constructor(code: FaultCode, said: Message, detail?: Fault['detail']) {
    super(said.key)
    this.code = code
    this.said = said
    this.detail = detail
  }
}

/** What the system or SQLite says where it is the disk that does not do, by the beginning of its code. */
const ofTheDisk: ReadonlyArray<readonly [beginning: string, code: FaultCode, said: Message]> = [
  ['ENOSPC', 'disk-full', say('fault.disk-full')],
  ['EDQUOT', 'disk-full', say('fault.disk-full')],
  ['SQLITE_FULL', 'disk-full', say('fault.disk-full')],
  ['EROFS', 'disk-read-only', say('fault.disk-read-only')],
  ['EACCES', 'disk-read-only', say('fault.disk-read-only')],
  ['EPERM', 'disk-read-only', say('fault.disk-read-only')],
  ['SQLITE_READONLY', 'disk-read-only', say('fault.disk-read-only')],
  ['SQLITE_CANTOPEN', 'disk-failing', say('fault.disk-failing')],
  ['SQLITE_CORRUPT', 'store-damaged', say('fault.store-damaged')],
  ['SQLITE_NOTADB', 'store-damaged', say('fault.store-damaged')],
  ['EBUSY', 'file-busy', say('fault.file-busy')],
  ['ETXTBSY', 'file-busy', say('fault.file-busy')],
  ['EIO', 'disk-failing', say('fault.disk-failing')],
  ['SQLITE_IOERR', 'disk-failing', say('fault.disk-failing')],
]
/** Where it is the disk that does not do: which way, and what to do about it. */
export function diskFault(error: unknown): Fault | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  const { code } = error
  const [, is, said] = ofTheDisk.find(([beginning]) => code.startsWith(beginning)) ?? []
  return is && said && { code: is, said }
}

/**
 * What a caller may learn of an error: one thrown on purpose is parsed like all that leaves, one of the disk tells
 * what to do about the disk, any other tells nothing.
 */
export function toFault(error: unknown): Fault {
  if (error instanceof AppError) {
    const { code, said, detail } = error
    const { data } = fault.safeParse({ code, said, ...(detail && { detail }) })
    if (data) return data
  }
  if (error instanceof DOMException && error.name === 'AbortError')
    return { code: 'cancelled', said: say('fault.cancelled') }
  return diskFault(error) ?? { code: 'internal', said: say('fault.internal') }
}
