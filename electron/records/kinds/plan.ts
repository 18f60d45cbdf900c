import { wordsOf, type FactOf } from '../../../shared/domain/fact.ts'
import { joined, lines, named, plain, type RecordedKind } from './kind.ts'

export const plan: RecordedKind<FactOf<'plan'>> = {
  ...plain,
  title: ({ title, description }) => title ?? description,
  detail: ({ intent, categories, activities, reasons }) =>
    joined(
      intent,
      named(categories),
      named(reasons),
      ...activities.map(({ concept, words }) => words ?? (concept && wordsOf(concept))),
    ),
  words: ({ title, description, activities }) =>
    lines(
      title,
      description,
      ...activities.map(({ concept, words }) => words ?? (concept && wordsOf(concept))),
    ),
}
