import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { Flowsheet as Sheet } from '../../../shared/contract/patients-flowsheet.ts'
import type { Span } from '../../../shared/domain/chart/coverage.ts'
import { dateText } from '../../ui/dates.ts'
import { words } from '../../ui/words.ts'
import './flowsheet.css'
import { FlowsheetLine } from './FlowsheetLine.tsx'
import { linesOf } from './flowsheet-lines.ts'
import { resultName } from './ResultTable.tsx'
import type { Trended } from './TrendDialog.tsx'

const [ROW, COLUMN, NAMES, HEAD] = [26, 72, 220, 40]
/** The place of a line's name, before its first column. */
const NAME = -1

const chosenCell = (grid: HTMLElement | null) => grid?.querySelector<HTMLElement>('[data-at]')

interface FlowsheetProps {
  readonly sheet: Sheet
  readonly medicines: readonly Span[]
  onTrend(trend: Trended): void
}
interface Place {
  readonly line: number
  readonly column: number
}

/** Where a key leads from a place. */
const steps: Readonly<Record<string, (at: Place, last: Place) => Place>> = {
  ArrowDown: ({ line, column }) => ({ line: line + 1, column }),
  j: ({ line, column }) => ({ line: line + 1, column }),
  ArrowUp: ({ line, column }) => ({ line: line - 1, column }),
  k: ({ line, column }) => ({ line: line - 1, column }),
  ArrowRight: ({ line, column }) => ({ line, column: column + 1 }),
  ArrowLeft: ({ line, column }) => ({ line, column: column - 1 }),
  Home: ({ line }) => ({ line, column: NAME }),
  End: ({ line }, last) => ({ line, column: last.column }),
  PageDown: ({ line, column }) => ({ line: line + 12, column }),
  PageUp: ({ line, column }) => ({ line: line - 12, column }),
}
const within = ({ line, column }: Place, last: Place): Place => ({
  line: Math.min(last.line, Math.max(0, line)),
  column: Math.min(last.column, Math.max(NAME, column)),
})

/**
 * Results by measurement and date: names, units and ranges stay at the side, dates at the top, the newest first. Only
 * what is in sight is drawn, in both directions. One cell has the focus; arrow keys move it.
 */
export function Flowsheet({ sheet, medicines, onTrend }: FlowsheetProps) {
  const { columns } = sheet
  const lines = useMemo(() => linesOf(sheet, medicines), [sheet, medicines])
  const scroll = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<Place>({ line: 1, column: NAME })
  const [moved, setMoved] = useState(0)
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 6,
    paddingStart: HEAD,
    scrollPaddingStart: HEAD,
  })
  const days = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => COLUMN,
    overscan: 4,
    paddingStart: NAMES,
    scrollPaddingStart: NAMES,
  })
  // The cell that a key chose may only now be drawn.
  useEffect(() => {
    if (moved > 0) chosenCell(scroll.current)?.focus({ preventScroll: true })
  }, [moved])
  const isDrawn = rows.getVirtualItems().length > 0
  // Who came by a key, to the page and not yet to anything on it, begins at the first measurement.
  useEffect(() => {
    if (isDrawn && document.activeElement?.matches('.chart-panel')) chosenCell(scroll.current)?.focus()
  }, [isDrawn])
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const line = lines[at.line]
    if (event.key === ' ' || event.key === 'Enter') {
      if (line?.is !== 'row' || !line.row.series) return
      event.preventDefault()
      onTrend({ label: resultName(line.row), of: line.row.series })
      return
    }
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    const last = { line: lines.length - 1, column: columns.length - 1 }
    const next = within(step(at, last), last)
    setAt(next)
    rows.scrollToIndex(next.line)
    if (next.column > NAME) days.scrollToIndex(next.column)
    setMoved(each => each + 1)
  }
  const shownDays = days.getVirtualItems()
  return (
    <div
      ref={scroll}
      className="flowsheet"
      role="grid"
      tabIndex={-1}
      aria-label={words('flowsheet.name')}
      aria-rowcount={lines.length + 1}
      aria-colcount={columns.length + 1}
      onKeyDown={onKey}
    >
      <div
        className="flowsheet-all"
        role="presentation"
        style={{ height: rows.getTotalSize(), width: days.getTotalSize() }}
      >
        <div className="flowsheet-head" role="row" aria-rowindex={1} style={{ height: HEAD }}>
          <div className="flowsheet-name" role="columnheader" aria-colindex={1}>
            {words('summary.measurement')}
          </div>
          {shownDays.map(({ index, start, size }) => (
            <div
              key={index}
              role="columnheader"
              aria-colindex={index + 2}
              className="flowsheet-day"
              style={{ insetInlineStart: start, width: size }}
            >
              {dateText(columns[index])}
            </div>
          ))}
        </div>
        {rows.getVirtualItems().map(({ index, start }) => (
          <FlowsheetLine
            key={index}
            line={lines[index]!}
            index={index}
            top={start}
            height={ROW}
            days={shownDays.map(day => ({ index: day.index, left: day.start, width: day.size }))}
            chosen={at.line === index ? at.column : undefined}
            onChoose={column => setAt({ line: index, column })}
            onTrend={onTrend}
          />
        ))}
      </div>
    </div>
  )
}
