import type { RiskAsked } from '../../../../shared/contract/measures-risk.ts'
import { riskOf, type RiskModel } from '../../../../shared/domain/benchmarks/risk-model.ts'
import { AppError } from '../../../../shared/errors.ts'
import { say } from '../../../../shared/words/message.ts'

/** What is published under a name. `not-found` for nothing. */
export function named<T extends { readonly id: string }>(all: readonly T[], name: string): T {
  const found = all.find(({ id }) => id === name)
  if (!found) throw new AppError('not-found', say('risk.nothing-published', { name }))
  return found
}
/** Refuses to hold a measure against what speaks of something else. */
export function fits({ id, measures }: { id: string; measures: readonly string[] }, measure: string): void {
  if (!measures.includes(measure))
    throw new AppError('refused', say('risk.other-measure', { name: id, measures: measures.join(', ') }))
}

const asRecorded = (unit: '%' | '1') => (value: number) => (unit === '%' ? value / 100 : value)

/** How a recorded number is a risk from 0 to 1: by a published model of that measure, or itself. */
export function riskReckoner(
  risk: RiskAsked,
  { riskModels, measure }: { readonly riskModels: readonly RiskModel[]; readonly measure: string },
): (score: number) => number {
  if (risk.is === 'recorded') return asRecorded(risk.score.unit)
  const model = named(riskModels, risk.model)
  fits(model, measure)
  return score => riskOf(model, score)
}
