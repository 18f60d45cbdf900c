import { scaleLog } from 'd3-scale'
import type { Pooled } from '../../shared/domain/evidence.ts'
import { Figure, type Drawing } from './Figure.tsx'
import { forestTable, newSiteText, ratioMessage, ratioWithInterval, sourceWords } from './forest-table.ts'
import { ratioAxis } from './ratio-axis.ts'
import { number, spoken, words } from '../ui/words.ts'
import { Words } from './Words.tsx'
import { LINE, wrapWords } from './wrap-words.ts'

type Site = Pooled['sites'][number]

/** One line a site, the pooled diamond with its interval, and where a new site would lie. */
export function ForestFigure({ pooled }: { pooled: Pooled }) {
  const { outcome, exposure, comparator } = pooled
  const compared = { outcome, exposure, comparator, sites: pooled.sites.length }
  const sentence =
    pooled.kind === 'pooled'
      ? words('forest.pooled', {
          ...compared,
          ratio: ratioMessage(pooled.hazardRatio),
          lower: pooled.predictionInterval.lower,
          upper: pooled.predictionInterval.upper,
        })
      : words('forest.apart', compared)
  return (
    <Figure
      title={words('forest.title', { title: pooled.title })}
      sentence={sentence}
      table={forestTable(pooled)}
      leastWidth={620}
      mostWidth={900}
      draw={width => draw(width, pooled)}
    />
  )
}

function draw(width: number, pooled: Pooled): Drawing {
  const [nameWidth, left, right] = [150, 162, width - 276]
  const columns = { people: width - 222, ratio: width - 78, weight: width }
  const shownBounds = [
    ...pooled.sites.flatMap(({ hazardRatio }) => [hazardRatio.lower, hazardRatio.upper]),
    ...(pooled.kind === 'pooled' ? [pooled.predictionInterval.lower, pooled.predictionInterval.upper] : []),
  ]
  const axis = ratioAxis(shownBounds)
  const x = scaleLog([axis.low, axis.high], [left, right])
  let bottom = 2.4 * LINE
  const rows = pooled.sites.map(site => {
    const name = wrapWords(spoken(site.label), nameWidth, 2)
    const height = (name.length + 1) * LINE + 6
    const row = { site, name, height, y: bottom + height / 2 }
    bottom += height
    return row
  })
  const sites = bottom
  if (pooled.kind === 'pooled') bottom += 4.5 * LINE
  const fewer = words('forest.fewer', { exposure: pooled.exposure })
  const more = words('forest.more', { exposure: pooled.exposure })
  const directions = [wrapWords(`← ${fewer}`, x(1) - 12, 2), wrapWords(`${more} →`, width - x(1) - 12, 2)]
  return {
    height: bottom + 5.2 * LINE,
    content: (
      <>
        <Words lines={[words('forest.site')]} x={0} y={LINE} className="strong" />
        <Words lines={[words('forest.people')]} x={columns.people} y={LINE} anchor="end" className="strong" />
        <Words
          lines={[words('forest.ratio'), words('forest.interval')]}
          x={columns.ratio}
          y={LINE}
          anchor="end"
          className="strong"
        />
        {pooled.kind === 'pooled' && (
          <Words
            lines={[words('forest.weight-drawn')]}
            x={columns.weight}
            y={LINE}
            anchor="end"
            className="strong"
          />
        )}
        <line className="rule" x1={0} x2={width} y1={2.3 * LINE} y2={2.3 * LINE} />
        <line className="axis" x1={x(1)} x2={x(1)} y1={2.3 * LINE} y2={bottom} />
        {rows.map(({ site, name, y, height }) => (
          <g key={`${site.source} ${spoken(site.label)}`}>
            <Words
              lines={name}
              full={spoken(site.label)}
              x={0}
              y={y - LINE / 2}
              className={site.source === 'mine' ? 'strong' : ''}
            />
            <Words
              lines={[sourceWords(site.source)]}
              x={0}
              y={y + height / 2 - 3 - LINE / 2}
              className="quiet"
            />
            <SiteMark site={site} y={y} x={x} {...axis} />
            <Words lines={[number(site.people, 0)]} x={columns.people} y={y} anchor="end" />
            <Words lines={[ratioWithInterval(site.hazardRatio)]} x={columns.ratio} y={y} anchor="end" />
            {pooled.kind === 'pooled' && (
              <Words lines={[number(site.weightPercent, 0)]} x={columns.weight} y={y} anchor="end" />
            )}
          </g>
        ))}
        {pooled.kind === 'pooled' && (
          <Together pooled={pooled} top={sites} x={x} width={width} columns={columns} {...axis} />
        )}
        <line className="axis" x1={left} x2={right} y1={bottom} y2={bottom} />
        {axis.ticks.map(tick => (
          <g key={tick}>
            <line className="axis" x1={x(tick)} x2={x(tick)} y1={bottom} y2={bottom + 5} />
            <Words lines={[String(tick)]} x={x(tick)} y={bottom + LINE} anchor="middle" />
          </g>
        ))}
        <Words
          lines={[words('forest.axis')]}
          x={x(1)}
          y={bottom + 2.1 * LINE}
          anchor="middle"
          className="quiet"
        />
        <Words lines={directions[0]!} full={fewer} x={x(1) - 12} y={bottom + 3.9 * LINE} anchor="end" />
        <Words lines={directions[1]!} full={more} x={x(1) + 12} y={bottom + 3.9 * LINE} />
      </>
    ),
  }
}

type Scale = (ratio: number) => number
interface Bounds {
  readonly low: number
  readonly high: number
}

/** The interval as a line, with an arrow where it goes on beyond the axis. */
function IntervalLine({
  lower,
  upper,
  y,
  x,
  low,
  high,
  className,
}: { lower: number; upper: number; y: number; x: Scale; className: string } & Bounds) {
  const [from, to] = [x(Math.max(low, lower)), x(Math.min(high, upper))]
  return (
    <>
      <line className={className} x1={from} x2={to} y1={y} y2={y} strokeWidth={1.5} />
      {lower < low && <path className="ink" d={`M${from - 5},${y}l6,-4v8z`} />}
      {upper > high && <path className="ink" d={`M${to + 5},${y}l-6,-4v8z`} />}
    </>
  )
}

/** An effect with its interval: the area of the mark is its weight, its shape where it comes from. */
function SiteMark({
  site: {
    source,
    hazardRatio: { estimate, lower, upper },
    weightPercent,
  },
  y,
  x,
  low,
  high,
}: { site: Site; y: number; x: Scale } & Bounds) {
  const side = Math.max(7, Math.sqrt(weightPercent) * 2.6)
  const at = x(Math.min(high, Math.max(low, estimate)))
  const half = side / 2
  return (
    <>
      <IntervalLine lower={lower} upper={upper} y={y} x={x} low={low} high={high} className="ink" />
      {source === 'published' ? (
        <path
          className="ink open"
          strokeWidth={1.5}
          d={`M${at},${y - half}L${at + half},${y + half}H${at - half}z`}
        />
      ) : (
        <rect
          className={source === 'mine' ? 'exposed' : 'ink open'}
          strokeWidth={1.5}
          x={at - half}
          y={y - half}
          width={side}
          height={side}
        />
      )}
    </>
  )
}

/** What all sites say together, and the interval in which a new one would lie. */
function Together({
  pooled: { hazardRatio, predictionInterval, sites, i2Percent },
  top,
  x,
  width,
  columns,
  low,
  high,
}: {
  pooled: Extract<Pooled, { kind: 'pooled' }>
  top: number
  x: Scale
  width: number
  columns: { people: number; ratio: number; weight: number }
} & Bounds) {
  const { estimate, lower, upper } = hazardRatio
  const [from, middle, to] = [x(Math.max(low, lower)), x(estimate), x(Math.min(high, upper))]
  const [first, second] = [top + 1.3 * LINE, top + 3.4 * LINE]
  return (
    <>
      <line className="rule" x1={0} x2={width} y1={top} y2={top} />
      <Words lines={[words('forest.together')]} x={0} y={first - LINE / 2} className="strong" />
      <Words
        lines={[words('forest.differ', { percent: i2Percent })]}
        x={0}
        y={first + LINE / 2}
        className="quiet"
      />
      <polygon
        className="ink"
        points={`${from},${first} ${middle},${first - 7} ${to},${first} ${middle},${first + 7}`}
      />
      <Words
        lines={[
          number(
            sites.reduce((sum, site) => sum + site.people, 0),
            0,
          ),
        ]}
        x={columns.people}
        y={first}
        anchor="end"
        className="strong"
      />
      <Words
        lines={[ratioWithInterval(hazardRatio)]}
        x={columns.ratio}
        y={first}
        anchor="end"
        className="strong"
      />
      <Words lines={[number(100, 0)]} x={columns.weight} y={first} anchor="end" className="strong" />
      <Words lines={[words('forest.new-site')]} x={0} y={second} />
      <IntervalLine
        lower={predictionInterval.lower}
        upper={predictionInterval.upper}
        y={second}
        x={x}
        low={low}
        high={high}
        className="ink dash"
      />
      <Words lines={[newSiteText(predictionInterval)]} x={columns.ratio} y={second} anchor="end" />
    </>
  )
}
