import type { FactOf } from '../../../shared/domain/fact.ts'
import { joined, named, plain, type RecordedKind } from './kind.ts'

export const allergy: RecordedKind<FactOf<'allergy'>> = {
  ...plain,
  detail: ({ criticality, reactions }) =>
    joined(criticality, ...reactions.map(({ manifestations }) => named(manifestations))),
}
