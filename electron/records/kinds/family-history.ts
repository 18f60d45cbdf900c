import { wordsOf } from '../../../shared/domain/fact.ts'
import type { SaidOf } from '../../../shared/domain/facts/columns.ts'
import { joined, lines, plain, type RecordedKind } from './kind.ts'

export const familyHistory: RecordedKind<SaidOf<'family-history'>> = {
  ...plain,
  title: ({ relationship, name }) => joined(wordsOf(relationship), name),
  detail: ({ conditions }) => joined(...conditions.map(({ concept }) => wordsOf(concept))),
  words: ({ relationship, conditions }) =>
    lines(wordsOf(relationship), ...conditions.flatMap(({ concept, notes }) => [wordsOf(concept), ...notes])),
}
