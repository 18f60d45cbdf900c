import { factKinds, type FactKind } from '../../../shared/domain/fact.ts'

/** Counts by kind, every kind named. */
export function byKind(rows: readonly { kind: number; n: number }[]): Record<FactKind, number> {
  const counts = Object.fromEntries(factKinds.map(kind => [kind, 0])) as Record<FactKind, number> // every kind is a key
  for (const { kind, n } of rows) counts[factKinds[kind]!] += n
  return counts
}
