import type { ChartKind, WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import type { By } from '../../../shared/domain/measures/series.ts'
import { periodsBack } from '../../client/measure-series.ts'
import { services } from '../../client/services.ts'
import { useLoaded } from '../../ui/use-call.ts'
import { speak } from '../../ui/words.ts'

interface FoundWithinProps {
  readonly whole: WholeMeasure
  readonly by: By
  /** Drawn as another kind than its own. */
  readonly chart: ChartKind | undefined
}

/** After how long the chart in sight would show a doubling or a halving. It comes after what is counted. */
export function FoundWithin({ whole, by, chart }: FoundWithinProps) {
  const { value } = useLoaded(
    signal =>
      services.measures.foundWithin(
        { whole, by, periods: periodsBack[by], ...(chart && { chart }) },
        { signal },
      ),
    [whole.measure.id, by, chart],
  )
  return value ? <li>{speak(value)}</li> : null
}
