import { scaleLinear } from 'd3-scale'
import type { ForecastGroup } from '../../shared/domain/measures/forecast.ts'
import { number, words } from '../ui/words.ts'
import { calibrationReach, calibrationTable } from './calibration-table.ts'
import { Figure, type Drawing } from './Figure.tsx'
import { Words } from './Words.tsx'
import { LINE, wrapWords } from './wrap-words.ts'

const [LEAST, MOST] = [300, 460]
const PLOT_HEIGHT = 220

/** What was expected against what came, group by group, each with its exact interval; on the line both are the same. */
export function CalibrationFigure({
  groups,
  of,
}: {
  groups: readonly ForecastGroup[]
  /** What was foretold. */
  of: string
}) {
  const cases = groups.reduce((sum, each) => sum + each.cases, 0)
  return (
    <Figure
      title={words('calibration.title', { of })}
      sentence={words('calibration.sentence', { of, groups: groups.length, cases })}
      table={calibrationTable(groups)}
      leastWidth={LEAST}
      mostWidth={MOST}
      draw={width => draw(width, groups)}
    />
  )
}

function draw(width: number, groups: readonly ForecastGroup[]): Drawing {
  const reach = calibrationReach(groups)
  const [left, right] = [44, width - 24]
  const title = wrapWords(words('calibration.came'), width, 2)
  const top = (title.length + 0.8) * LINE
  const bottom = top + PLOT_HEIGHT
  const x = scaleLinear([0, reach], [left, right])
  const y = scaleLinear([0, reach], [bottom, top])
  const percent = (share: number) => number(Math.round(100 * share), 0)
  return {
    height: bottom + 3.2 * LINE,
    content: (
      <>
        <Words lines={title} full={words('calibration.came')} x={0} y={LINE / 2} className="quiet" />
        {y.ticks(4).map(tick => (
          <g key={tick}>
            <line className="rule" x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
            <Words lines={[percent(tick)]} x={left - 8} y={y(tick)} anchor="end" />
          </g>
        ))}
        <line className="axis" x1={left} x2={right} y1={bottom} y2={bottom} />
        {x.ticks(4).map(tick => (
          <g key={tick}>
            <line className="axis" x1={x(tick)} x2={x(tick)} y1={bottom} y2={bottom + 4} />
            <Words lines={[percent(tick)]} x={x(tick)} y={bottom + LINE} anchor="middle" />
          </g>
        ))}
        <line className="limit" x1={x(0)} y1={y(0)} x2={x(reach)} y2={y(reach)} />
        {groups.map(({ expected, observed, lower, upper }) => (
          <g key={expected}>
            <line
              className="ink"
              x1={x(expected)}
              x2={x(expected)}
              y1={y(lower)}
              y2={y(upper)}
              strokeWidth={1.5}
            />
            <circle className="ink" cx={x(expected)} cy={y(observed)} r={4} />
          </g>
        ))}
        {/* Last, so that no line strikes them through. */}
        {groups.map(({ cases, expected, observed }) => (
          <Words
            key={expected}
            lines={[words('calibration.n', { cases })]}
            x={x(expected) + 8}
            y={y(observed)}
            className="quiet halo"
          />
        ))}
        <Words
          lines={[words('calibration.axis')]}
          x={(left + right) / 2}
          y={bottom + 2.4 * LINE}
          anchor="middle"
          className="quiet"
        />
      </>
    ),
  }
}
