import { z } from 'zod'
import { areas } from './areas.ts'
import { isRecord, type AnyMessage, type Area, type ValuesOf } from './values.ts'

export type Key = keyof typeof areas
/** What the sentence of a key needs. */
export type Values<K extends Key> = ValuesOf<(typeof areas)[K]>

/** A key whose sentence needs no values. */
export type PlainKey = { readonly [K in Key]: keyof Values<K> extends never ? K : never }[Key]

/**
 * A message: which sentence, and its values. `say` ties the values to the key, and `message` lets in only what the
 * table ties so; a union of what each of thousands of keys needs would be too complex for the compiler.
 */
export interface Message {
  readonly key: Key
  readonly values: Readonly<Record<string, unknown>>
}

/** The values as arguments: none where the sentence needs none. */
export type Given<K extends Key> = keyof Values<K> extends never ? [] : [values: Values<K>]

/** Says a sentence by its key, with what stands in it. The reader's language makes the words. */
export function say<K extends Key>(key: K, ...[values]: Given<K>): Message {
  return { key, values: values ?? {} }
}

/** Whether a message is the sentence of a key: then its values are those that the sentence needs. */
export const isSaying = <K extends Key>(
  message: Message,
  key: K,
): message is Message & { readonly key: K; readonly values: Values<K> } => message.key === key

/** Messages stand in messages a few deep; what is deeper is nobody's sentence. */
const DEEPEST = 8

type Tell = (place: readonly string[]) => void

/**
 * Tells every place where a candidate is no message of `table`: an unknown key, a value that is missing, stray or of
 * another kind. Each message of each answer passes here at each port, so this walks the table, and makes nothing
 * where nothing is wrong.
 */
function tellFaults(table: Area, candidate: unknown, at: readonly string[], tell: Tell): void {
  if (!isRecord(candidate)) return tell(at)
  const { key, values } = candidate
  if (Object.keys(candidate).some(name => name !== 'key' && name !== 'values')) tell(at)
  const specified = typeof key === 'string' && Object.hasOwn(table, key) ? table[key] : undefined
  if (!specified || at.length > DEEPEST) return tell([...at, 'key'])
  if (!isRecord(values)) return tell([...at, 'values'])
  for (const name of Object.keys(values)) if (!Object.hasOwn(specified, name)) tell([...at, name])
  for (const name of Object.keys(specified)) {
    const value = values[name]
    if (!specified[name]!.is(value)) tell([...at, name])
    else if (typeof value === 'object') tellInnerFaults(table, value, [...at, name], tell)
  }
}

/** The same of the messages inside a value that is of its kind. */
function tellInnerFaults(table: Area, value: unknown, at: readonly string[], tell: Tell): void {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value]
  for (const item of items) if (typeof item === 'object') tellFaults(table, item, at, tell)
}

/** A message of `table` on its way in: a key of it and exactly its values, inner messages too. */
export const messageOf = <M extends AnyMessage = AnyMessage>(table: Area): z.ZodType<M> =>
  z.custom<M>().check(({ value, issues }) => {
    tellFaults(table, value, [], place => issues.push({ code: 'custom', path: [...place], input: value }))
  })

/** A message of Casebook on its way in: `Message` is made of the table that it is checked against. */
export const message = messageOf<Message>(areas)

/** What something is called: a text of a source or a person, which stays as it is, or a message of ours. */
export const term: z.ZodType<Message | string> = z.union([z.string(), message])
export type Term = z.infer<typeof term>
