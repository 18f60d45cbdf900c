import { z } from 'zod'
import { areas } from './areas.ts'
import type { AnyMessage, Area, ValuesOf } from './values.ts'

export type Key = keyof typeof areas
/** What the sentence of a key needs. */
export type Values<K extends Key> = ValuesOf<(typeof areas)[K]>
export type Message = { readonly [K in Key]: { readonly key: K; readonly values: Values<K> } }[Key]

/** A key whose sentence needs no values. */
export type PlainKey = { readonly [K in Key]: keyof Values<K> extends never ? K : never }[Key]

/** The values as arguments: none where the sentence needs none. */
export type Given<K extends Key> = keyof Values<K> extends never ? [] : [values: Values<K>]

/** A message: which sentence, and its values. The reader's language makes the words. */
export function say<K extends Key>(key: K, ...[values]: Given<K>): Message {
  return { key, values: values ?? {} } as Message // Given<K> ties values to the key; the union cannot see it
}

/** Messages stand in messages a few deep; what is deeper is nobody's sentence. */
const DEEPEST = 8

/** What is wrong with a message, by place: an unknown key, a value that is missing, stray or of another kind. */
function faultsOf(table: Area, candidate: AnyMessage, at: readonly string[]): string[][] {
  const specified = Object.hasOwn(table, candidate.key) ? table[candidate.key] : undefined
  if (!specified || at.length > DEEPEST) return [[...at, 'key']]
  const stray = Object.keys(candidate.values).filter(name => !Object.hasOwn(specified, name))
  const wrong = Object.entries(specified).flatMap(([name, { schema }]) => {
    const value = candidate.values[name]
    const place = [...at, name]
    if (!schema.safeParse(value).success) return [place]
    return innerMessages(value).flatMap(inner => faultsOf(table, inner, place))
  })
  return [...stray.map(name => [...at, name]), ...wrong]
}

/** The messages inside a value that fits its kind. */
function innerMessages(value: unknown): AnyMessage[] {
  const items: unknown[] = Array.isArray(value) ? value : [value]
  return items.filter((each): each is AnyMessage => typeof each === 'object' && each !== null)
}

/** A message of `table` on its way in: a key of it and exactly its values, inner messages too. */
export const messageOf = (table: Area): z.ZodType<AnyMessage> =>
  z
    .strictObject({ key: z.string(), values: z.record(z.string(), z.unknown()) })
    .superRefine((candidate, context) => {
      for (const path of faultsOf(table, candidate, [])) context.addIssue({ code: 'custom', path })
    })

/** A message of Casebook on its way in. */
export const message: z.ZodType<Message> = messageOf(areas).transform(
  candidate => candidate as Message, // checked just above, against the table the type is made of
)

/** What something is called: a text of a source or a person, which stays as it is, or a message of ours. */
export const term: z.ZodType<Message | string> = z.union([message, z.string()])
export type Term = z.infer<typeof term>
