import {
  usualAdultLimits,
  type ChartAnalyte,
  type Limits,
  type Whom,
} from '../../../shared/domain/chart/analytes.ts'
import { unconverted, type Conversion } from '../../../shared/domain/facts/value.ts'

/** Of a limit that was converted so many digits are shown. */
const LIMIT_DIGITS = 3

interface InUnit {
  /** UCUM: the unit in which the result is shown. */
  readonly unit: string
  /** How a number in that unit is kept; undefined where that is not certain. */
  readonly conversion: Pick<Conversion, 'slope' | 'intercept'> | undefined
}

/** What is usual in adults in the unit that is shown: as people think of it there, else converted from the kept one. */
export function usualIn(analyte: ChartAnalyte, { unit, conversion }: InUnit, whom: Whom): Limits | undefined {
  const own = usualAdultLimits(analyte, unit, whom)
  if (own || !conversion) return own
  const kept = usualAdultLimits(analyte, analyte.unit, whom)
  const into = (limit: number | undefined) =>
    limit === undefined ? undefined : Number(unconverted(limit, conversion).toPrecision(LIMIT_DIGITS))
  return kept && { low: into(kept.low), high: into(kept.high) }
}
