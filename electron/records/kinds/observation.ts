import type { SaidOf } from '../../../shared/domain/facts/columns.ts'
import { lines, plain, type RecordedKind } from './kind.ts'

export const observation: RecordedKind<SaidOf<'observation'>> = {
  ...plain,
  detail: ({ notes }) => lines(...notes) || undefined,
  results: fact => [fact, ...fact.components],
  words: ({ value }) => (value?.kind === 'text' ? value.text : ''),
}
