import type { Measure } from '../../shared/domain/measures/measure.ts'
import type { MeasureChart } from '../../shared/domain/measures/series.ts'
import './figures.css'

type Drawn = Extract<MeasureChart, { kind: 'drawn' }>

const SIZE = 26
/** Heights of a small course, from 0 (low) to 1 (high), that goes neither up nor down. */
const level = [0.45, 0.6, 0.38, 0.62, 0.42, 0.55]
const rising = [0.25, 0.35, 0.22, 0.34, 0.62, 0.82]

const courseOf = (heights: readonly number[], first = 0): string =>
  heights
    .map((height, k) => `${k === 0 ? 'M' : 'L'}${5 + (k + first) * 3.2},${SIZE - 6 - height * (SIZE - 12)}`)
    .join('')

/** Good news stands in a circle, bad news in a square: without its colour too it can be told. */
function Frame({ tone, children }: { tone: 'good' | 'bad' | 'plain'; children: React.ReactNode }) {
  return (
    <svg
      className={`outcome-icon ${tone}`}
      width={SIZE}
      height={SIZE}
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      aria-hidden
    >
      {tone === 'bad' ? (
        <rect className="frame" x={1.5} y={1.5} width={SIZE - 3} height={SIZE - 3} />
      ) : (
        <circle className="frame" cx={SIZE / 2} cy={SIZE / 2} r={SIZE / 2 - 1.5} />
      )}
      {children}
    </svg>
  )
}

const tones = {
  'improvement': 'good',
  'concern': 'bad',
  'neither': 'plain',
  'common-cause': 'plain',
} as const

/** What the latest point says of change: a course that goes on as before, or leaves it upwards or downwards. */
export function VariationIcon({ variation, signals }: Pick<Drawn, 'variation' | 'signals'>) {
  if (variation === 'common-cause')
    return (
      <Frame tone="plain">
        <path className="course" d={courseOf(level)} />
      </Frame>
    )
  const isDown = signals.findLast(({ direction }) => direction !== null)?.direction === 'low'
  const heights = isDown ? rising.map(height => 1 - height) : rising
  return (
    <Frame tone={tones[variation]}>
      <path className="course" d={courseOf(heights.slice(0, 4))} />
      <path className="course strong" d={courseOf(heights.slice(3), 3)} />
    </Frame>
  )
}

/** Where the limits lie against the target: all of it on the better side, all on the worse, or both. */
export function AssuranceIcon({
  assurance,
  better,
}: {
  readonly assurance: Drawn['assurance']
  readonly better: Measure['better']
}) {
  if (assurance === 'untold') return null
  // The limits of whoever passes lie on the better side of the target: above it where more is better.
  const besides = (assurance === 'passes') === (better !== 'lower') ? 0.05 : 0.95
  const target = assurance === 'hit-or-miss' ? 0.5 : besides
  const y = SIZE - 6 - target * (SIZE - 12)
  return (
    <Frame tone={({ 'passes': 'good', 'fails': 'bad', 'hit-or-miss': 'plain' } as const)[assurance]}>
      <line className="aim" x1={4} x2={SIZE - 4} y1={y} y2={y} />
      <path className="course" d={courseOf(level)} />
    </Frame>
  )
}
