import type { SaidOf } from '../../../shared/domain/facts/columns.ts'
import { joined, named, plain, type RecordedKind } from './kind.ts'

export const immunization: RecordedKind<SaidOf<'immunization'>> = {
  ...plain,
  detail: ({ protocols, lot }) =>
    joined(...protocols.flatMap(({ series, dose, against }) => [series, dose, named(against)]), lot),
}
