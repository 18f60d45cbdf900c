import { scaleLinear } from 'd3-scale'
import { number, words } from '../ui/words.ts'
import type { Drawing } from './Figure.tsx'
import { byExpected, funnelReach, namedInDrawing, type Funnel } from './funnel-layout.ts'
import { spreadLabels } from './spread-labels.ts'
import { Words } from './Words.tsx'
import { LINE, wrapWords } from './wrap-words.ts'

type Limits = 'limits95' | 'limits998' | 'widened998'

const PLOT_HEIGHT = 240
const dashes: Readonly<Record<Limits, string>> = { limits95: '4 4', limits998: 'none', widened998: '1 4' }

/** Units by how much was expected of them, and observed over expected, with their limits from one to the next. */
export function drawFunnel(width: number, funnel: Pick<Funnel, 'units' | 'limits'>): Drawing {
  const units = byExpected(funnel.units)
  const reach = funnelReach(units)
  const [left, right] = [48, width - 120]
  const axis = words('funnel-figure.axis')
  const title = wrapWords(axis, width, 2)
  const top = (title.length + 0.8) * LINE
  const bottom = top + PLOT_HEIGHT
  const x = scaleLinear([0, reach.expected], [left, right])
  const y = scaleLinear([0, reach.ratio], [bottom, top]).clamp(true)
  const isWidened = units.some(({ widened998 }) => widened998 !== null)
  const key = wrapWords(words(isWidened ? 'funnel-figure.key-widened' : 'funnel-figure.key'), width - left, 3)
  const named = namedInDrawing(units)
  const middles = spreadLabels(
    named.map(({ name, ratio }) => ({
      middle: y(ratio?.value ?? 0),
      height: wrapWords(name, width - right - 8, 3).length * LINE + 2,
    })),
    top,
    bottom,
  )
  const line = (which: Limits, side: 'lower' | 'upper') =>
    funnel.limits
      .flatMap(each => (each[which] ? [`${x(each.expected)},${y(each[which][side])}`] : []))
      .map((point, at) => `${at === 0 ? 'M' : 'L'}${point}`)
      .join('')
  return {
    height: bottom + (3.2 + key.length) * LINE,
    content: (
      <>
        <Words lines={title} full={axis} x={0} y={(title.length * LINE) / 2} className="quiet" />
        {y.ticks(5).map(tick => (
          <g key={tick}>
            <line className="rule" x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
            <Words lines={[number(tick, 1)]} x={left - 8} y={y(tick)} anchor="end" />
          </g>
        ))}
        <line className="axis" x1={left} x2={right} y1={bottom} y2={bottom} />
        {x.ticks(5).map(tick => (
          <g key={tick}>
            <line className="axis" x1={x(tick)} x2={x(tick)} y1={bottom} y2={bottom + 4} />
            <Words lines={[number(tick, 0)]} x={x(tick)} y={bottom + LINE} anchor="middle" />
          </g>
        ))}
        <line className="axis" x1={left} x2={right} y1={y(1)} y2={y(1)} />
        {(['limits95', 'limits998', 'widened998'] as const).map(which =>
          (['lower', 'upper'] as const).map(side => (
            <path
              key={`${which} ${side}`}
              className="axis"
              style={{ fill: 'none', strokeDasharray: dashes[which] }}
              d={line(which, side)}
            />
          )),
        )}
        {units.map(({ key: unit, expected, ratio, isBeyond }) => {
          const [cx, cy] = [x(expected), y(ratio?.value ?? 0)]
          return (
            <g key={unit}>
              {isBeyond && <circle className="ring" cx={cx} cy={cy} r={8} />}
              <circle className="exposed dot" cx={cx} cy={cy} r={4} />
            </g>
          )
        })}
        {named.map(({ key: unit, name, expected, ratio }, at) => (
          <g key={unit}>
            <path
              className="rule"
              style={{ fill: 'none' }}
              d={`M${x(expected) + 5},${y(ratio?.value ?? 0)}L${right + 4},${middles[at]!}`}
            />
            <Words
              lines={wrapWords(name, width - right - 8, 3)}
              full={name}
              x={right + 8}
              y={middles[at]!}
              source
            />
          </g>
        ))}
        <Words
          lines={[words('funnel-figure.expected')]}
          x={(left + right) / 2}
          y={bottom + 2.2 * LINE}
          anchor="middle"
          className="quiet"
        />
        <Words
          lines={key}
          full={words(isWidened ? 'funnel-figure.key-widened' : 'funnel-figure.key')}
          x={left}
          y={bottom + (2.9 + key.length / 2) * LINE}
          className="quiet"
        />
      </>
    ),
  }
}
