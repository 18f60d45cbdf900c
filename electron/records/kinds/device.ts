import type { FactOf } from '../../../shared/domain/fact.ts'
import { joined, lines, plain, type RecordedKind } from './kind.ts'

export const device: RecordedKind<FactOf<'device'>> = {
  ...plain,
  title: ({ names }) => names[0],
  detail: ({ maker, model, lot }) => joined(maker, model, lot),
  words: ({ names }) => lines(...names),
}
