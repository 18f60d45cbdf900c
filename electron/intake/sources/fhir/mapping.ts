import type { Value } from '../../../../shared/domain/fact.ts'
import type { Unread } from '../../../../shared/domain/facts/common.ts'

export interface Qualifier {
  name: string
  value: Value
}
/** The text of a number exactly as written, by the element that holds it; see parse.ts. */
export type WrittenNumbers = ReadonlyMap<object, string>

/** A member that was not mapped by hand: see map/members.ts. */
export interface Aside {
  readonly value: unknown
  readonly name: string
  readonly how: 'kept' | undefined
  readonly at: string
}

/** What every part of a mapping needs beside the element it reads, and where it puts what has no place of its own. */
export interface Mapping {
  /** The source, in which ids are unique. */
  readonly scope: string
  /** The server that the entry's full URL names, where it names one. */
  readonly base: string | undefined
  /** The name, without its source, of the resource that `#…` points into. */
  readonly container: string
  readonly written: WrittenNumbers
  readonly unread: Unread[]
  readonly qualifiers: Qualifier[]
  readonly aside: Aside[]
  /** Set where an extension might change the meaning of everything else (modifierExtension). */
  unsafe: boolean
}

/** Keeps a value that could not be read, as it was written. */
export function leaveUnread(value: unknown, path: string, { unread }: Mapping): void {
  if (value === undefined || value === null) return
  // A number that is too large to be held is none in JSON.
  const isWord = typeof value === 'string' || typeof value === 'number'
  unread.push({ path, text: isWord ? String(value) : JSON.stringify(value) })
}
