import { z } from 'zod'
import type { measures } from '../../../shared/contract/measures.ts'
import type { RiskModel } from '../../../shared/domain/benchmarks/risk-model.ts'
import type { Measure } from '../../../shared/domain/measures/measure.ts'
import type { Draft } from '../../client/drafts.ts'

/** Where the score of each case stands in this casebook, as its person said: kept for each measure. */
const chosen = z.strictObject({
  system: z.string(),
  code: z.string(),
  display: z.string(),
  /** Of a recorded risk. */
  unit: z.enum(['%', '1']).optional(),
})
export type ChosenScore = z.infer<typeof chosen>

/** `model`: the one that reads it; without one the number is itself the risk. */
export interface ScoreChoice {
  readonly model?: string | undefined
  readonly score?: ChosenScore | undefined
  /** The cases up to that day set the risks right. */
  readonly until?: string | undefined
}
export const scoreDraft: Draft<ScoreChoice> = {
  name: 'measure.score',
  initial: {},
  keep: z.strictObject({
    model: z.string().optional(),
    score: chosen.optional(),
    until: z.string().optional(),
  }),
}

type Risk = z.input<typeof measures.methods.riskAdjusted.input>['risk']

/** A score counts that is no older than this when what it foretells begins. */
const WITHIN_DAYS = 365

/** What is asked of learning. */
export function riskAsked({ system, code, display, unit }: ChosenScore, model: string | undefined): Risk {
  const score = {
    concept: {
      format: 'casebook-concepts/1' as const,
      id: 'score',
      label: display,
      kinds: ['observation' as const],
      include: [{ system, code }],
      version: 'as chosen',
    },
    withinDays: WITHIN_DAYS,
  }
  return model === undefined
    ? { is: 'recorded', score: { ...score, unit: unit ?? '%' } }
    : { is: 'model', model, score: { ...score, unit: '{score}' } }
}

/** Risk can be allowed for where each case is an event of its own day that happened or did not. */
export const isOfCases = ({ index, quantity }: Measure): boolean =>
  index.at !== 'period-end' && quantity === undefined

/** The models that speak of a measure, its own first. */
export const modelsFor = (models: readonly RiskModel[], { id, riskModel }: Measure): RiskModel[] =>
  models
    .filter(({ measures: of }) => of.includes(id))
    .toSorted((one, other) => Number(other.id === riskModel) - Number(one.id === riskModel))
