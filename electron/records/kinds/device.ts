import type { SaidOf } from '../../../shared/domain/facts/columns.ts'
import { joined, lines, plain, type RecordedKind } from './kind.ts'

export const device: RecordedKind<SaidOf<'device'>> = {
  ...plain,
  title: ({ names }) => names[0],
  detail: ({ maker, model, lot }) => joined(maker, model, lot),
  words: ({ names }) => lines(...names),
}
