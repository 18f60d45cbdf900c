import { z } from 'zod'

/**
 * A message as it crosses ports and lies in the store: which sentence, and what stands in it. Never the sentence
 * itself.
 */
export interface AnyMessage {
  readonly key: string
  readonly values: Readonly<Record<string, unknown>>
}

/** One value of a message: what it may be, and how a language writes it. */
export interface ValueKind<T> {
  readonly kind:
    | 'text'
    | 'count'
    | 'decimal'
    | 'signed'
    | 'significant'
    | 'quantity'
    | 'day'
    | 'choice'
    | 'term'
    | 'message'
    | 'list'
    | 'alternatives'
  readonly schema: z.ZodType<T>
  /** Digits after the point, for decimal and signed; digits in all, for significant. */
  readonly digits?: number
  readonly options?: readonly string[]
}

/**
 * A message inside another. Which keys there are is checked by `message` in message.ts, which knows the whole table.
 */
const inner: z.ZodType<AnyMessage> = z.strictObject({
  key: z.string(),
  values: z.record(z.string(), z.unknown()),
})

/** Words of the source or of a person: a label, a name, a unit. Data, never a sentence of ours. */
export const text: ValueKind<string> = { kind: 'text', schema: z.string() }
/** A whole number; the sentence may choose its plural by it. */
export const count: ValueKind<number> = { kind: 'count', schema: z.int() }
/** A number with a fixed number of digits after the point. */
export const decimal = (digits: number): ValueKind<number> => ({
  kind: 'decimal',
  schema: z.number(),
  digits,
})
/** The same, with its sign, plus too. */
export const signed = (digits: number): ValueKind<number> => ({ kind: 'signed', schema: z.number(), digits })
/** The same, with so many digits in all: `0.055`, `0.71`, `12`. */
export const significant = (digits: number): ValueKind<number> => ({
  kind: 'significant',
  schema: z.number(),
  digits,
})
/** A number with the digits its author gave it: a threshold. */
export const quantity: ValueKind<number> = { kind: 'quantity', schema: z.number() }
/** A calendar day, `2026-11-29`. */
export const day: ValueKind<string> = { kind: 'day', schema: z.iso.date() }
/** One of a few words that the sentence spells out itself (`select`). */
export const choice = <const O extends readonly string[]>(...options: O): ValueKind<O[number]> => ({
  kind: 'choice',
  schema: z.enum(options),
  options,
})
/** Another message. */
export const messageValue: ValueKind<AnyMessage> = { kind: 'message', schema: inner }
/** What something is called: in the words of a source or a person, or in ours. */
export const term: ValueKind<string | AnyMessage> = { kind: 'term', schema: z.union([z.string(), inner]) }
/** Several texts or messages, joined as the language joins them: `a, b and c`. */
export const list: ValueKind<readonly (string | AnyMessage)[]> = {
  kind: 'list',
  schema: z.array(z.union([z.string(), inner])),
}
/** The same where one of them is enough: `a, b or c`. */
export const alternatives: ValueKind<readonly (string | AnyMessage)[]> = { ...list, kind: 'alternatives' }

/** The messages of one area: each key with the values its sentence needs. */
export type Area = Readonly<Record<string, Readonly<Record<string, ValueKind<unknown>>>>>
/** What a sender gives for a message whose values are specified by `S`. */
export type ValuesOf<S> = { readonly [N in keyof S]: S[N] extends ValueKind<infer T> ? T : never }
