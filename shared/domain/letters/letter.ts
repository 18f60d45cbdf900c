import type { z } from 'zod'
import type { Message } from '../../words/message.ts'

/** A letter as it was read: its kind, its body, and what reading it taught. */
export interface Read<Name extends string, Body> {
  readonly kind: Name
  readonly body: Body
  /** Sequence of the earlier letter of the same issuer that this one takes back. */
  readonly takesBack: number | undefined
}

/** A kind of letter: everything the common code asks of one. */
export interface LetterKind<Name extends string, Body> {
  readonly name: Name
  /** Why a body that does not parse is refused. */
  readonly malformed: Message
  /**
   * Whether its issuer may take it back. What only reports (that something was taken back, that a log ended) stays
   * true.
   */
  readonly withdrawable: boolean
  /** The letter whose body is this value; undefined where it is no such body. */
  read(value: unknown): Read<Name, Body> | undefined
}

/** Makes a kind of letter from its schema, which leaves no room for free text: whatever parses is passed on. */
export function letterKind<Name extends string, Body>(parts: {
  name: Name
  schema: z.ZodType<Body>
  malformed: Message
  withdrawable: boolean
  takesBack?: (body: Body) => number
}): LetterKind<Name, Body> {
  const { name, schema, malformed, withdrawable, takesBack } = parts
  return {
    name,
    malformed,
    withdrawable,
    read: value => {
      const parsed = schema.safeParse(value)
      return parsed.success
        ? { kind: name, body: parsed.data, takesBack: takesBack?.(parsed.data) }
        : undefined
    },
  }
}
