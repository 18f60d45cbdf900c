import { z } from 'zod'
import { fault } from '../errors.ts'

const id = z.int()

/**
 * The six messages of the house. Everything a port carries is one of these; what they carry is parsed by its
 * contract.
 */
export const wire = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('call'), id, method: z.string(), input: z.unknown() }),
  z.strictObject({ kind: z.literal('cancel'), id }),
  z.strictObject({ kind: z.literal('progress'), id, step: z.unknown() }),
  z.strictObject({ kind: z.literal('done'), id, output: z.unknown() }),
  z.strictObject({ kind: z.literal('failed'), id, fault }),
  /** Whoever answers here takes no more calls: what was not answered before this was not begun. */
  z.strictObject({ kind: z.literal('retired') }),
])
export type Wire = z.infer<typeof wire>

/** The little of a port we use; DOM, worker and Electron ports are each adapted to it in a few lines. */
export interface Port {
  send(message: Wire): void
  /** Called once. What comes in is anybody's until `wire` has parsed it. `onClose` runs when the other end is gone. */
  listen(onMessage: (message: unknown) => void, onClose: () => void): void
  close(): void
}
