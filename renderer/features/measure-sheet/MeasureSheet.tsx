import { useLayoutEffect, useRef, useState, type Ref } from 'react'
import type { Caveat } from '../../../shared/domain/caveat.ts'
import type { WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import { denominatorInWords } from '../../../shared/domain/measures/definition-in-words.ts'
import { notLookedFor } from '../../../shared/domain/measures/not-looked-for.ts'
import { unseenInWords } from '../../../shared/domain/measures/counted-in-words.ts'
import type { MeasureSeries } from '../../../shared/domain/measures/series.ts'
import { drawControl } from '../../figures/control-drawing.tsx'
import { controlChart, type DrawnBeside } from '../../figures/control-layout.ts'
import { controlSentence } from '../../figures/control-sentence.ts'
import { controlTable } from '../../figures/control-table.ts'
import { countedText } from '../../figures/counted-text.ts'
import { paperSizes, type PaperSize } from '../../parts/paper/paper-sizes.ts'
import { isoText, isoToday, periodText } from '../../ui/dates.ts'
import { speak, spoken, words } from '../../ui/words.ts'
import './measure-sheet.css'

/** CSS pixels to an inch, and the white edge of a sheet on both sides. */
const [PIXELS, EDGES_INCHES] = [96, 1]
/** As few lines of the table are left, however little room there is. */
const LEAST_LINES = 3

interface SheetProps extends DrawnBeside {
  readonly whole: WholeMeasure
  readonly series: MeasureSeries
  readonly size: PaperSize
  readonly caveat: Caveat
  readonly ref?: Ref<HTMLDivElement>
}

/** A measure on one sheet: number, chart, what is seen, doubts, and whose definition it is. */
export function MeasureSheet({ whole, series, size, caveat, changes, published, ref }: SheetProps) {
  const { measure } = whole
  const n = denominatorInWords(whole)
  const lacking = notLookedFor(whole, series)
  const { widthInches, heightInches } = paperSizes[size]
  const chart = controlChart(measure, series, { changes, published })
  const table = controlTable(chart)
  const [lines, setLines] = useState(table.rows.length)
  const page = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const { scrollHeight, clientHeight } = page.current!
    if (scrollHeight > clientHeight && lines > LEAST_LINES) setLines(lines - 1)
  }, [lines])
  const width = Math.floor((widthInches - EDGES_INCHES) * PIXELS)
  const { height, content } = drawControl(width, chart)
  const latest = series.points.findLast(({ isWhole, denominator }) => isWhole && denominator > 0)
  const unseen = latest && unseenInWords(latest)
  const more = table.rows.length - lines
  const said =
    series.chart.kind === 'drawn' ? series.chart.reading : [series.chart.reason, series.chart.remedy]
  return (
    <div ref={ref} className="sheet" style={{ width: `${widthInches}in`, height: `${heightInches}in` }}>
      <div className="sheet-page measure-sheet" ref={page}>
        <header>
          <h1>{spoken(measure.title)}</h1>
          <p>{spoken(measure.says)}</p>
          {n && <p>{speak(n)}</p>}
          {caveat && <p className="more">{words('answer.intended')}</p>}
        </header>
        {lacking.length > 0 && (
          <p className="measure-sheet-number">{words('measure.no-code', { concepts: lacking })}</p>
        )}
        {latest && lacking.length === 0 && (
          <p className="measure-sheet-number">
            <strong>{countedText(latest, measure)}</strong>{' '}
            {words('measure.latest', { period: periodText(latest.from, latest.to) })}
            {unseen && ` · ${speak(unseen)}`}
          </p>
        )}
        <div className="paper">
          <svg
            className="chart"
            role="img"
            aria-label={controlSentence(chart)}
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
          >
            {content}
          </svg>
        </div>
        <Lines title={words('measure.reading')} lines={said.map(speak)} />
        <Lines
          title={words('measure.doubts')}
          lines={[...series.doubts.map(speak), ...measure.misses.map(spoken)]}
        />
        <section>
          <h2>{words('measure-sheet.table')}</h2>
          <table>
            <thead>
              <tr>
                {table.columns.map(({ title, numeric }) => (
                  <th key={title} className={numeric ? 'number' : undefined}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {/* The latest stay where there is no room for all. */}
              {table.rows.slice(more).map(cells => (
                <tr key={cells[0]}>
                  {cells.map((cell, k) => (
                    <td
                      key={table.columns[k]!.title}
                      className={table.columns[k]!.numeric ? 'number' : undefined}
                    >
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {more > 0 && <p className="more">{words('print.more', { more })}</p>}
        </section>
        <footer>
          <span>
            {words('measure.source')} <bdi>{measure.source}</bdi>
          </span>
          <span>
            {[
              series.upTo !== null && words('measure.up-to', { date: isoText(series.upTo) }),
              words('measure-sheet.printed', { date: isoText(isoToday()) }),
              words('measure-sheet.page'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </footer>
      </div>
    </div>
  )
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
