import type { CaseInput } from '../case-input.ts'

/**
 * Computes every key a method's `expected` may ask for, with the product's functions, from the input and the
 * parameters alone.
 */
export type Adapter = (input: CaseInput, params: Readonly<Record<string, unknown>>) => unknown

/** The methods of one topic by their names in the files. */
export type TopicAdapters = Readonly<Record<string, Adapter>>
