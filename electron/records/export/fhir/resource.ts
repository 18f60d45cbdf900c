import type { Part } from './parts.ts'

/** A fact as a resource: its type, the member that names whose it is, and what is of its own kind. */
export interface Resource {
  readonly type: string
  readonly subject: 'subject' | 'patient'
  /** Conditions and allergies say it in concepts of their own. */
  readonly hasNoStatus?: true
  readonly members: Part
}
