import type { FactOf } from '../../../shared/domain/fact.ts'
import { lines, plain, type RecordedKind } from './kind.ts'

export const document: RecordedKind<FactOf<'document'>> = {
  ...plain,
  title: fact => fact.title,
  detail: fact => fact.text,
  words: fact => lines(fact.title, fact.text),
}
