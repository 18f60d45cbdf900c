import type { SaidOf } from '../../../shared/domain/facts/columns.ts'
import { wordsOf } from '../../../shared/domain/fact.ts'
import { joined, plain, type RecordedKind } from './kind.ts'

export const variant: RecordedKind<SaidOf<'variant'>> = {
  ...plain,
  title: ({ concept }) => joined(...concept.codes.map(({ code }) => code), wordsOf(concept)),
  detail: ({ genotype, build, notes, depth }) =>
    joined(genotype, build, depth === undefined ? undefined : `DP ${depth}`, ...notes),
}
