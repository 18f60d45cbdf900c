import { z } from 'zod'
import { areas } from './areas.ts'
import type { AnyMessage, ValueKind, ValuesOf } from './values.ts'

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

/** The values a key needs; undefined for a key nobody knows. */
export function valuesOf(key: string): Readonly<Record<string, ValueKind<unknown>>> | undefined {
  return Object.hasOwn(areas, key) ? areas[key as Key] : undefined
}

/** What is wrong with a message, by place: an unknown key, a value that is missing, stray or of another kind. */
function faultsOf(candidate: AnyMessage, at: string): string[] {
  const specified = valuesOf(candidate.key)
  if (!specified) return [`${at}key`]
  const stray = Object.keys(candidate.values).filter(name => !Object.hasOwn(specified, name))
  const wrong = Object.entries(specified).flatMap(([name, { schema }]) => {
    const value = candidate.values[name]
    if (!schema.safeParse(value).success) return [`${at}${name}`]
    return innerMessages(value).flatMap(inner => faultsOf(inner, `${at}${name}.`))
  })
  return [...stray.map(name => `${at}${name}`), ...wrong]
}

/** The messages inside a value that fits its kind. */
function innerMessages(value: unknown): AnyMessage[] {
  const items: unknown[] = Array.isArray(value) ? value : [value]
  return items.filter((each): each is AnyMessage => typeof each === 'object' && each !== null)
}

/** A message on its way in: a key of the table and exactly its values, inner messages too. */
export const message: z.ZodType<Message> = z
  .strictObject({ key: z.string(), values: z.record(z.string(), z.unknown()) })
  .superRefine((candidate, context) => {
    for (const path of faultsOf(candidate, '')) context.addIssue({ code: 'custom', path: path.split('.') })
  })
  .transform(candidate => candidate as Message) // checked just above, against the table the type is made of
