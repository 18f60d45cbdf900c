import { wordsOf, type Code, type Concept, type Value } from '../../../shared/domain/fact.ts'
import type { Said } from '../../../shared/domain/facts/columns.ts'
import type { ReferenceRange } from '../../../shared/domain/facts/value.ts'
import type { Message } from '../../../shared/words/message.ts'

/** One result of a fact: what was measured, and what came out. */
export interface Result {
  readonly concept: Concept
  readonly value?: Value | undefined
  readonly absent?: Concept | undefined
  readonly ranges: readonly ReferenceRange[]
  readonly interpretations: readonly Concept[]
}

/** What store, search and chart need of a kind of fact. */
export interface RecordedKind<F extends Said> {
  /** What the source calls it, where its concept does not say. */
  title(fact: F): string | undefined
  /** What stands beside it in the chart: words of the source, or a message of ours around them. */
  detail(fact: F): Message | string | undefined
  /** Its results, the one under its own concept first. Empty for what is no measurement. */
  results(fact: F): readonly Result[]
  /** Codes by which it is found besides those of its concept: the class of a visit. */
  alsoCoded(fact: F): readonly Code[]
  /** What of it can be searched for in words, beside its concept and its notes; '' for nothing. */
  words(fact: F): string
}

/** A kind that has nothing of its own to say: the ground on which the others stand. */
export const plain = {
  title: () => undefined,
  detail: () => undefined,
  results: () => [],
  alsoCoded: () => [],
  words: () => '',
} as const satisfies RecordedKind<Said>

/** The parts that say something, with commas between; undefined where none does. */
export const joined = (...parts: readonly (string | undefined)[]): string | undefined =>
  parts.filter(Boolean).join(', ') || undefined
/** The parts that say something, a line each. */
export const lines = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join('\n')
/** What several concepts are called, with commas between. */
export const named = (concepts: readonly Concept[]): string | undefined => joined(...concepts.map(wordsOf))
