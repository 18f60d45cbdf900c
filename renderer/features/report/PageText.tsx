import { Text } from '@mantine/core'
import type { Box, PageText as Letters } from '../../../shared/domain/reports/page-text.ts'
import { words } from '../../ui/words.ts'
import './report.css'

interface PageTextProps {
  readonly page: Letters
  readonly number: number
  readonly of: number
  /** The boxes of its rows, and which of them is looked at. */
  readonly boxes: ReadonlyArray<{ readonly id: string; readonly box: Box }>
  readonly current: string | undefined
}

/** The letters of a page, each at its place, with the boxes of the rows that were put together from them. */
export function PageText({ page, number, of, boxes, current }: PageTextProps) {
  const { width, height, runs } = page
  const title = words('report.page-of', { page: number, of })
  if (runs.length === 0) return <Text size="sm">{words('report.page-picture', { page: number })}</Text>
  return (
    <svg className="report-page" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
      <rect className="report-sheet" width={width} height={height} />
      {boxes.map(({ id, box: { left, top, width: wide, height: high } }) => (
        <rect
          key={id}
          className="report-box"
          data-current={id === current || undefined}
          x={left - 2}
          y={top - 1}
          width={wide + 4}
          height={high + 2}
        />
      ))}
      {runs.map(([left, top, wide, size, text, angle = 0], at) => {
        const base = top + 0.8 * size
        return (
          <text
            key={at}
            x={left}
            y={base}
            fontSize={size}
            textLength={wide > 0 ? wide : undefined}
            lengthAdjust="spacingAndGlyphs"
            transform={angle === 0 ? undefined : `rotate(${angle} ${left} ${base})`}
          >
            {text}
          </text>
        )
      })}
    </svg>
  )
}
