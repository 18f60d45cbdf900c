import { say, type Message } from '../../../shared/words/message.ts'
import type { Chart, Charted, Signal, Sketch } from './charts/chart.ts'

type Drawn = Extract<Sketch, { kind: 'drawn' }>
type Way = 'high' | 'low'

const other = { high: 'low', low: 'high' } as const
/** More marks than this share of a chart are no exception in it. */
const MOST = 1 / 3
/** Fewer that are left make no limits. */
const LEAST_LEFT = 6

const marksOf = (signals: readonly Signal[], way: Way): Set<number> =>
  new Set(signals.filter(({ direction }) => direction === way).flatMap(({ marks }) => marks))

/** The few marks that stand out one way, where the signals of the other way may come of them alone. */
function exceptionsIn({ marks, signals }: Drawn): { way: Way; rows: ReadonlySet<number> } | undefined {
  const both = { high: marksOf(signals, 'high'), low: marksOf(signals, 'low') }
  const way: Way = both.high.size <= both.low.size ? 'high' : 'low'
  const opposite = both[other[way]]
  if (opposite.size === 0) return undefined
  const sign = way === 'high' ? 1 : -1
  const isBeside = (row: number) =>
    !opposite.has(row) && sign * ((marks[row]!.value ?? marks[row]!.centre) - marks[row]!.centre) > 0
  // Those that told of themselves; where none did, whatever lies on that side of a centre that most lie beyond.
  const rows = both[way].size > 0 ? both[way] : new Set([...marks.keys()].filter(isBeside))
  const isFew = rows.size > 0 && rows.size <= MOST * marks.length && marks.length - rows.size >= LEAST_LEFT
  if (!isFew || (both[way].size === 0 && 2 * opposite.size <= marks.length)) return undefined
  // What was so at the beginning and is no more is a change, and no exception in what there was before and after.
  return rows.has(0) ? undefined : { way, rows }
}

/**
 * A few bad periods within a chart lift its centre, and all the others lie on the better side of it: that says nothing
 * of the others. What is told of them is kept only where it is told of them alone, too, without those few; centre and
 * limits stay as they are, and what the few do to them is said.
 * Source: sequential deletion (Zhang, Assuncao & Kulldorff 2010, J Probab Stat, article 642379).
 */
export function withoutLift(
  chart: Chart,
  charted: Charted,
  sketch: Drawn,
): { readonly signals: Drawn['signals']; readonly reading: readonly Message[] } {
  const { signals, marks } = sketch
  const found = chart.isOfGaps ? undefined : exceptionsIn(sketch)
  if (!found) return { signals, reading: [] }
  const { way, rows } = found
  const places = [...marks.keys()].filter(row => !rows.has(row))
  const left = new Set(places.map(row => marks[row]!.from))
  const rest = chart.sketch({
    ...charted,
    points: charted.points.filter(({ from }) => left.has(from)),
    baselineMarks: undefined,
  })
  if (rest.kind === 'none' || rest.marks.length !== places.length) return { signals, reading: [] }
  const of = rest.signals
    .filter(({ direction }) => direction === other[way])
    .map(signal => ({ ...signal, marks: signal.marks.map(row => places[row]!) }))
  const kept = [...signals.filter(({ direction }) => direction !== other[way]), ...of]
  const [first, last] = [Math.min(...rows), Math.max(...rows)]
  const scale = sketch.unit === 'share' ? 100 : 1
  return {
    signals: kept.toSorted((one, two) => (one.marks[0] ?? 0) - (two.marks[0] ?? 0)),
    reading: [
      say('outcome.lifted', {
        n: rows.size,
        direction: way,
        from: marks[first]!.from,
        to: marks[last]!.to,
        share: sketch.unit === 'share' ? 'yes' : 'no',
        centre: scale * marks[first]!.centre,
        without: scale * rest.marks[0]!.centre,
        others: of.length === 0 ? 'nothing' : 'still',
      }),
    ],
  }
}
