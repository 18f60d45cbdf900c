import { createRandom } from '../../../../shared/domain/random.ts'
import type { Cusum } from '../../../../shared/domain/measures/risk-adjusted.ts'
import { cusumLimit } from '../../stats/monitoring/cusum-limit.ts'
import { cusumRunLength } from '../../stats/monitoring/cusum-run-length.ts'
import { riskAdjustedCusum } from '../../stats/monitoring/risk-adjusted-cusum.ts'
import type { Cases } from './cases.ts'

/** The same limits come out whenever the same cases are asked for. */
const SEED = 2_026
const DRAWS = 30_000

/** The odds that the two charts look for: doubled, and halved. */
export const ODDS = { harm: 2, improvement: 1 / 2 } as const

export interface CusumRules {
  /** Cases to a false alarm, on average. */
  readonly runLength: number
  /** A limit agreed beforehand. */
  readonly limit: number | undefined
  breathe(): Promise<void> | undefined
}

/** The chart of these cases for odds so many times as high, with a limit for cases like these. */
export async function cusumFor(
  { risk, happened }: Pick<Cases, 'risk' | 'happened'>,
  oddsRatio: number,
  { runLength, limit: given, breathe }: CusumRules,
): Promise<Cusum> {
  const simulated =
    given === undefined
      ? await cusumLimit(
          risk,
          oddsRatio,
          { kind: 'average-run-length', patients: runLength },
          createRandom(SEED),
          DRAWS,
          breathe,
        )
      : undefined
  const limit = given ?? simulated!.limit
  const { resetChart, signalsWithReset } = riskAdjustedCusum(risk, happened, oddsRatio, limit)
  await breathe()
  const reached = cusumRunLength(risk, oddsRatio, limit)
  await breathe()
  return {
    oddsRatio,
    limit,
    simulatedRunLength: simulated?.reached ?? null,
    runLength: reached,
    casesToSignal: cusumRunLength(risk, oddsRatio, limit, oddsRatio),
    chart: [...resetChart],
    signals: [...signalsWithReset],
  }
}
