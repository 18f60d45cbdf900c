import { z } from 'zod'
import { benchmark, benchmarkLine } from '../domain/benchmarks/benchmark.ts'
import { riskModel } from '../domain/benchmarks/risk-model.ts'
import { slug } from '../domain/concepts/concept-set.ts'
import { caseUnits, score } from '../domain/measures/case-frame.ts'
import { wholeMeasure } from '../domain/measures/measure.ts'
import { besideBenchmark, funnelFound, riskAdjusted } from '../domain/measures/risk-adjusted.ts'
import { method, progress } from './define.ts'

const asked = {
  whole: wholeMeasure,
  by: z.enum(['month', 'quarter', 'year']),
  /** The last so many of these, up to the last day of the data. */
  periods: z.int().min(1).max(240).optional(),
}

/** From what the risk of each is reckoned: a model and its recorded score, or a risk that was itself recorded. */
export const riskAsked = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('model'), model: slug, score }),
  z.strictObject({ is: z.literal('recorded'), score: score.extend({ unit: z.enum(['%', '1']) }) }),
])
export type RiskAsked = z.infer<typeof riskAsked>

/**
 * The cases up to a day set the risks right for those after it, which alone are drawn: their level, or level and
 * spread.
 */
const recalibrate = z
  .strictObject({ until: z.iso.date(), change: z.enum(['level', 'level-and-slope']) })
  .optional()

/** Part of the contract `measures`: one's own outcomes against what was to be expected. */
export const riskMethods = {
  /** The published figures that ship with Casebook. */
  benchmarks: method({ input: z.strictObject({}), output: z.array(benchmark) }),
  /** Those of them that may stand beside a measure, as lines of its chart, in the order of their names. */
  benchmarkLines: method({ input: z.strictObject({ measure: slug }), output: z.array(benchmarkLine) }),
  /** The published risk models that ship with Casebook. */
  riskModels: method({ input: z.strictObject({}), output: z.array(riskModel) }),
  /** A measure beside a published figure, and how those people differ from one's own. */
  beside: method({
    input: z.strictObject({ ...asked, benchmark: slug }),
    output: besideBenchmark,
    progress,
  }),
  /**
   * A measure of events against the risk of each: by a model that ships and a recorded score, or by a risk that was
   * itself recorded, in percent or as a share.
   */
  riskAdjusted: method({
    input: z.strictObject({
      ...asked,
      risk: riskAsked,
      recalibrate,
      /** Cases to a false alarm of each CUSUM, on average. */
      runLength: z.int().min(50).max(50_000).optional(),
      /** Limits that were agreed beforehand, in place of simulated ones. */
      limits: z.strictObject({ harm: z.number().positive(), improvement: z.number().positive() }).optional(),
    }),
    output: riskAdjusted,
    progress,
  }),
  /** The same cases side by side, by source, by whom or by where. Who that is, records tells the window alone. */
  funnel: method({
    input: z.strictObject({ ...asked, risk: riskAsked, recalibrate, units: z.enum(caseUnits) }),
    output: funnelFound,
    progress,
  }),
} as const
