import type { FactOf } from '../../../shared/domain/fact.ts'
import { lines, plain, type RecordedKind } from './kind.ts'

export const observation: RecordedKind<FactOf<'observation'>> = {
  ...plain,
  detail: ({ notes }) => lines(...notes) || undefined,
  results: fact => [fact, ...fact.components],
  words: ({ value }) => (value?.kind === 'text' ? value.text : ''),
}
