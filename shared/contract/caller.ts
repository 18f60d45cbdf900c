import { z } from 'zod'

/** What a person who opened the casebook may do. Each method names the roles that may call it. */
export const roles = ['clinician', 'assistant', 'reviewer'] as const
export const role = z.enum(roles)
export type Role = z.infer<typeof role>

/** Somebody with a key of her own to this casebook: the key slot that opened it. `person` never changes, a name may. */
export const actor = z.strictObject({ person: z.string().min(1).max(40), role })
export type Actor = z.infer<typeof actor>

/**
 * Who stands behind a call. Stamped by the service that answers, from the session it keeps: never sent by the caller.
 */
export interface Caller {
  /** Null where nobody has opened the casebook, or where the service keeps no session of its own. */
  readonly actor: Actor | null
}
export const nobody: Caller = { actor: null }
