import { ChangeLines, changesText } from './control-changes.tsx'
import { scaleLinear } from 'd3-scale'
import { say } from '../../shared/words/message.ts'
import { number, speak, words } from '../ui/words.ts'
import { PublishedLines } from './control-published.tsx'
import { publishedText } from './published-lines.ts'
import { Breaks } from './control-breaks.tsx'
import type { ControlChart, ControlLayout } from './control-layout.ts'
import { breaksOf, placesOf } from './control-marks.ts'
import { Baseline, Intervals, Levels, Mark } from './control-parts.tsx'
import { namesAbove } from './control-names.tsx'
import { periodsBelow } from './control-periods.tsx'
import { controlDomain, coursePath } from './control-scale.ts'
import type { Drawing } from './Figure.tsx'
import { betterOn, valueText } from './counted-text.ts'
import { Words } from './Words.tsx'
import { LINE, wrapWords } from './wrap-words.ts'

const PLOT_HEIGHT = 230
const TICKS = 5
/** So many lines of words tell what others published. */
const MOST_OTHERS = 14
/** Below this the labels at the right have less room. */
const ROOMY = 560
/** However many marks there are, the one that is looked at has a ground that can be seen. */
const LEAST_GROUND = 6

interface Choice {
  /** The place of the mark that is looked at. */
  readonly chosen?: number | undefined
  onChoose?: ((place: number) => void) | undefined
}

export function drawControl(width: number, chart: ControlChart, { chosen, onChoose }: Choice = {}): Drawing {
  const { series, shown, unit } = chart
  const [left, right] = [48, width - (width >= ROOMY ? 124 : 92)]
  const half = (right - left) / Math.max(1, shown.length) / 2
  const at = shown.map((_, place) => left + half * (2 * place + 1))
  const domain = controlDomain(shown, chart)
  const axis = axisTitle(chart, { from: domain[0], width: width - left })
  const names = namesAbove(chart, { at, half, left, right: width, top: (axis.length + 0.6) * LINE })
  const baseline = baselineOf(chart)
  const top = names.bottom + ((baseline > 0 ? 1 : 0) + breaksOf(chart).length) * LINE
  const bottom = top + PLOT_HEIGHT
  const y = scaleLinear(domain, [bottom, top])
  const layout: ControlLayout = { left, right, top, bottom, width, at, half, y }
  const below = periodsBelow(shown, layout)
  const keys = [keyText(chart), ...changesText(chart.changes, shown, layout)].filter(Boolean).join(' ')
  const others = publishedText(chart.published, chart.publishedBeyond)
  const key = [...wrapWords(keys, width - left, 6), ...wrapWords(others, width - left, MOST_OTHERS)]
  const chosenAt = chosen === undefined ? undefined : at[chosen]
  const ground = Math.max(half, LEAST_GROUND)
  return {
    height: below.bottom + (key.length + 0.5) * LINE,
    content: (
      <>
        <Words lines={axis} x={left} y={(axis.length * LINE) / 2} className="quiet" />
        {baseline > 0 && <Baseline marks={baseline} places={placesOf(shown, series)} layout={layout} />}
        {chosenAt !== undefined && (
          <rect
            className="chosen"
            data-screen
            x={chosenAt - ground}
            width={2 * ground}
            y={top}
            height={bottom - top}
          />
        )}
        {y.ticks(TICKS).map(tick => (
          <g key={tick}>
            <line className="rule" x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
            <Words
              lines={[tickText(unit === 'share' ? 100 * tick : tick)]}
              x={left - 8}
              y={y(tick)}
              anchor="end"
            />
          </g>
        ))}
        <PublishedLines figures={chart.published} layout={layout} />
        <ChangeLines changes={chart.changes} shown={shown} layout={layout} />
        <Levels {...chart} layout={layout} />
        <Breaks chart={chart} layout={layout} />
        {chart.withIntervals && <Intervals shown={shown} layout={layout} />}
        <path className="line exposed course" style={{ fill: 'none' }} d={coursePath(shown, { at, y })} />
        {shown.map((mark, place) => (
          <Mark key={`${mark.from} ${place}`} {...{ mark, place, layout, chart, onChoose }} />
        ))}
        {names.content}
        <line className="axis" x1={left} x2={right} y1={bottom} y2={bottom} />
        {below.content}
        <Words
          lines={key}
          full={[keys, others].filter(Boolean).join(' ')}
          x={left}
          y={below.bottom + (key.length * LINE) / 2}
          className="quiet"
        />
      </>
    ),
  }
}

/** As few digits as tell it from its neighbours; a hundred times a share may miss a whole number by a rounding. */
const tickText = (tick: number): string => {
  const digits = [0, 1, 2].find(each => Math.abs(Number(tick.toFixed(each)) - tick) < 1e-9) ?? 3
  return number(tick, digits)
}

/** So many of the first marks made the limits; 0 where all of them did. */
const baselineOf = ({ series: { chart } }: ControlChart): number =>
  chart.kind === 'drawn' && chart.baseline < chart.marks.length ? chart.baseline : 0

/** In what the values are, where the axis does not start at nothing, and which way is the better one. */
function axisTitle(
  { measure, series, unit }: ControlChart,
  { from, width }: { from: number; width: number },
): string[] {
  const { chart } = series
  const better = betterOn(series, measure)
  const axis = say('control-figure.axis', { unit, is: chart.kind === 'drawn' ? chart.is : 'none' })
  const title =
    from > 0 ? words('control-figure.axis-from', { axis, from: valueText(from, unit) }) : speak(axis)
  return wrapWords(
    [title, better !== 'neither' && words('control-figure.better', { better })].filter(Boolean).join('; '),
    width,
    2,
  )
}

/** What marks mean that are drawn here; nothing of those that are not. */
function keyText({ shown, withIntervals }: ControlChart): string {
  return [
    shown.some(({ tone }) => tone !== undefined) && words('control-figure.ringed'),
    shown.some(({ isWhole, isOpen, value }) => !isWhole && !isOpen && value !== null) &&
      words('control-figure.unfinished'),
    shown.some(({ isOpen }) => isOpen) && words('control-figure.open'),
    shown.some(({ point }) => point?.isSmall) && words('control-figure.small'),
    withIntervals && words('control-figure.whiskers'),
  ]
    .filter(Boolean)
    .join(' ')
}
