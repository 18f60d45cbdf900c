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
  /**
   * Whether a value is of this kind. A message inside it need only be an object here: message.ts, which knows the
   * whole table, asks the rest.
   */
  is(value: unknown): value is T
  /** Digits after the point, for decimal and signed; digits in all, for significant. */
  readonly digits?: number
  readonly options?: readonly string[]
}

/** An object of names and values: no list, no map, no date. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  Object.prototype.toString.call(value) === '[object Object]'
const isText = (value: unknown): value is string => typeof value === 'string'
const isNumber = (value: unknown): value is number => Number.isFinite(value)
const isMessage = (value: unknown): value is AnyMessage => isRecord(value)
const isTerm = (value: unknown): value is string | AnyMessage => isText(value) || isMessage(value)

/** Words of the source or of a person: a label, a name, a unit. Data, never a sentence of ours. */
export const text: ValueKind<string> = { kind: 'text', is: isText }
/** A whole number; the sentence may choose its plural by it. */
export const count: ValueKind<number> = {
  kind: 'count',
  is: (value): value is number => Number.isSafeInteger(value),
}
/** A number with a fixed number of digits after the point. */
export const decimal = (digits: number): ValueKind<number> => ({ kind: 'decimal', is: isNumber, digits })
/** The same, with its sign, plus too. */
export const signed = (digits: number): ValueKind<number> => ({ kind: 'signed', is: isNumber, digits })
/** The same, with so many digits in all: `0.055`, `0.71`, `12`. */
export const significant = (digits: number): ValueKind<number> => ({
  kind: 'significant',
  is: isNumber,
  digits,
})
/** A number with the digits its author gave it: a threshold. */
export const quantity: ValueKind<number> = { kind: 'quantity', is: isNumber }
/** A calendar day, `2026-11-29`. */
export const day: ValueKind<string> = {
  kind: 'day',
  is: (value): value is string => isText(value) && z.regexes.date.test(value),
}
/** One of a few words that the sentence spells out itself (`select`). */
export const choice = <const O extends readonly string[]>(...options: O): ValueKind<O[number]> => ({
  kind: 'choice',
  is: (value): value is O[number] => isText(value) && options.includes(value),
  options,
})
/** Another message. */
export const messageValue: ValueKind<AnyMessage> = { kind: 'message', is: isMessage }
/** What something is called: in the words of a source or a person, or in ours. */
export const term: ValueKind<string | AnyMessage> = { kind: 'term', is: isTerm }
/** Several texts or messages, joined as the language joins them: `a, b and c`. */
export const list: ValueKind<readonly (string | AnyMessage)[]> = {
  kind: 'list',
  is: (value): value is readonly (string | AnyMessage)[] => Array.isArray(value) && value.every(isTerm),
}
/** The same where one of them is enough: `a, b or c`. */
export const alternatives: ValueKind<readonly (string | AnyMessage)[]> = { ...list, kind: 'alternatives' }

/** The messages of one area: each key with the values its sentence needs. */
export type Area = Readonly<Record<string, Readonly<Record<string, ValueKind<unknown>>>>>
/** What a sender gives for a message whose values are specified by `S`. */
export type ValuesOf<S> = { readonly [N in keyof S]: S[N] extends ValueKind<infer T> ? T : never }
