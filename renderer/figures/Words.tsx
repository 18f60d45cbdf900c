import { LINE } from './wrap-words.ts'

interface WordsProps {
  /** Lines as wrapped; `full` is what they say when nothing is shortened. */
  readonly lines: readonly string[]
  readonly full?: string
  readonly x: number
  /** Middle of the whole block. */
  readonly y: number
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly className?: string
  /** Words of a source or a person, not ours. */
  readonly source?: boolean
}

/** Words in a chart. Where a line had to be shortened, pointing at it tells the whole. */
export function Words({ lines, full, x, y, anchor = 'start', className, source = false }: WordsProps) {
  return (
    <text textAnchor={anchor} className={className} data-source={source || undefined}>
      {lines.map((line, k) => (
        <tspan key={`${k} ${line}`} x={x} y={y + (k - (lines.length - 1) / 2) * LINE} dy="0.35em">
          {line}
        </tspan>
      ))}
      {full !== undefined && lines.some(line => line.endsWith('…')) && <title>{full}</title>}
    </text>
  )
}
