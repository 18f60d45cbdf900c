import type { Fact, Value } from '../../../shared/domain/fact.ts'
import type { Code } from '../../../shared/domain/facts/elements.ts'
import type { ReferenceRange } from '../../../shared/domain/facts/elements.ts'
import type { Message } from '../../../shared/words/message.ts'

/** One result of a fact: what was measured, and what came out. */
export interface Result {
  readonly codes: readonly Code[]
  readonly value?: Value | undefined
  readonly absentReason?: string | undefined
  readonly referenceRange?: ReferenceRange | undefined
  readonly interpretation?: string | undefined
}

/** What store, search and chart need of a kind of fact. */
export interface RecordedKind<F extends Fact> {
  /** What the source calls it, where its codes do not say. */
  title(fact: F): string | undefined
  /** What stands beside it in the chart: words of the source, or a message of ours around them. */
  detail(fact: F): Message | string | undefined
  /** Its results, the one under its own codes first. Empty for what is no measurement. */
  results(fact: F): readonly Result[]
  /** What of it can be searched for in words; '' for nothing. */
  words(fact: F): string
  /** Whether its source says that it never was. Its status is looked at for every kind alike. */
  isRefuted(fact: F): boolean
}

/** A kind that has nothing of its own to say: the ground on which the others stand. */
export const plain = {
  title: () => undefined,
  detail: () => undefined,
  results: () => [],
  words: () => '',
  isRefuted: () => false,
} as const satisfies RecordedKind<Fact>

export const refuted = (verification: string | undefined) =>
  verification === 'entered-in-error' || verification === 'refuted'

/** The parts that say something, with commas between; undefined where none does. */
export const joined = (...parts: readonly (string | undefined)[]): string | undefined =>
  parts.filter(Boolean).join(', ') || undefined
/** The parts that say something, a line each. */
export const lines = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join('\n')
