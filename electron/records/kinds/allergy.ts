import type { SaidOf } from '../../../shared/domain/facts/columns.ts'
import { joined, named, plain, type RecordedKind } from './kind.ts'

export const allergy: RecordedKind<SaidOf<'allergy'>> = {
  ...plain,
  detail: ({ criticality, reactions }) =>
    joined(criticality, ...reactions.map(({ manifestations }) => named(manifestations))),
}
