import type { Concept, Fact } from '../../../../../shared/domain/fact.ts'
import type { Element } from '../json.ts'
import type { Mapping } from '../mapping.ts'
import type { Base } from './base.ts'
import type { Members } from './members.ts'

/** How one resource type becomes a fact. */
export interface ResourceMap {
  /** The member that names the person in whose record it stands. */
  readonly subject: 'subject' | 'patient'
  /** What `read` sees to itself; see members.ts. */
  readonly own: Members
  /** The member without whose words or codes nobody knows what the fact is about; absent where R4 asks for none. */
  readonly needs?: string
  /** Where R4 does not ask for that member: only a resource that says nothing else either is turned away. */
  readonly mayLack?: true
  read(resource: Element, base: Base, mapping: Mapping): Fact
}

export const nameless: Concept = { codes: [] }
