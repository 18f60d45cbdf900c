import { factKinds, type FactKind } from '../../../shared/domain/fact.ts'
import { kindOf } from '../../../shared/domain/facts/registry.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'

/** The kind a stored number stands for. Throws AppError 'newer-store': no number is ever shown as another kind. */
export function storedKind(number: number): FactKind {
  const kind = kindOf(number)
  if (kind === undefined) throw new AppError('newer-store', say('store.unknown-kind', { number }))
  return kind
}

/** Counts by kind, every kind named. */
export function countsByKind(rows: readonly { kind: number; n: number }[]): Record<FactKind, number> {
  const counts = Object.fromEntries(factKinds.map(kind => [kind, 0])) as Record<FactKind, number> // every kind is a key
  for (const { kind, n } of rows) counts[storedKind(kind)] += n
  return counts
}
