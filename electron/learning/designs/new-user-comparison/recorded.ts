import type { Frame } from '../../../../shared/domain/frame.ts'
import { say, type Term } from '../../../../shared/words/message.ts'
import { quantiles } from '../../stats/foundations/quantile.ts'

type Recorded = NonNullable<Frame['recorded']>

/** Something that was recorded in the year before, or was not: 1 and 0 by row, and what it is called. */
interface Told {
  readonly label: Term
  column(rows: number): Float64Array
}

/** Of two counts who has more and who has fewer than half of all; then each code. */
const toldBy = ({ visits, results, codes }: Recorded): Told[] => [
  ...(['more', 'fewer'] as const).flatMap(than => [
    { label: say('balance.visits', { than }), column: () => besideMedian(visits, than) },
    { label: say('balance.results', { than }), column: () => besideMedian(results, than) },
  ]),
  ...codes.map(({ label, rows: having }) => ({
    label: say('balance.recorded', { label }),
    column(rows: number) {
      const column = new Float64Array(rows)
      for (const row of having) column[row] = 1
      return column
    },
  })),
]

/** Counts as such, and not as numbers: a few people who come every week would decide for all. */
function besideMedian(counts: Float64Array, than: 'more' | 'fewer'): Float64Array {
  const median = counts.length > 0 ? quantiles(counts, [0.5])[0]! : 0
  return counts.map(count => Number(than === 'more' ? count > median : count < median))
}

/** All that was recorded in the year before as columns of 0 and 1. */
export const recordedColumns = ({ rows, recorded }: Pick<Frame, 'rows' | 'recorded'>): Float64Array[] =>
  recorded ? toldBy(recorded).map(each => each.column(rows)) : []

/** What such a column is called. */
export const labelOfRecorded = ({ recorded }: Pick<Frame, 'recorded'>, column: number): Term =>
  toldBy(recorded!)[column]!.label
