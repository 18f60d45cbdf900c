import type { FactOf } from '../../../shared/domain/fact.ts'
import { joined, named, plain, type RecordedKind } from './kind.ts'

export const immunization: RecordedKind<FactOf<'immunization'>> = {
  ...plain,
  detail: ({ protocols, lot }) =>
    joined(...protocols.flatMap(({ series, dose, against }) => [series, dose, named(against)]), lot),
}
