import type { FactOf } from '../../../shared/domain/fact.ts'
import { lines, plain, type RecordedKind } from './kind.ts'

export const observation: RecordedKind<FactOf<'observation'>> = {
  ...plain,
  detail: fact => fact.note,
  results: fact => [fact, ...fact.components],
  words: ({ value, note }) => lines(value?.kind === 'text' ? value.text : undefined, note),
}
