import type { BenchmarkLine } from '../../shared/domain/benchmarks/benchmark.ts'
import { number, spoken, words } from '../ui/words.ts'
import type { ChartUnit } from './counted-text.ts'

/** A published figure in the unit of a chart's axis. */
export interface DrawnFigure {
  /** By which it is named on the chart, in the order in which they are given. */
  readonly name: string
  /** Null where it is a range alone. */
  readonly value: number | null
  readonly lower: number | null
  readonly upper: number | null
  readonly line: BenchmarkLine
}

/** A share on an axis of shares; on one of cases between two events, as many as lie between where it is so often. */
const places: Readonly<Partial<Record<ChartUnit, (share: number) => number | null>>> = {
  share: share => share,
  cases: share => (share > 0 ? (1 - share) / share : null),
}

/** The figures that can be drawn on an axis of this unit. Pure. */
export function drawnFigures(lines: readonly BenchmarkLine[], unit: ChartUnit): DrawnFigure[] {
  const place = places[unit]
  if (!place) return []
  return lines.map((line, at) => {
    const at95 = [line.lower, line.upper].map(share => (share === null ? null : place(share)))
    const ends = at95.filter(value => value !== null)
    const isBand = ends.length === 2
    return {
      name: words('published.name', { place: at + 1 }),
      value: line.share === null ? null : place(line.share),
      lower: isBand ? Math.min(...ends) : null,
      upper: isBand ? Math.max(...ends) : null,
      line,
    }
  })
}

/** So much higher than all of one's own an axis is made for what others published; what lies beyond is told. */
const MOST_STRETCH = 2

/** Those that an axis of one's own values shows, and those that lie beyond it. */
export function withinReach(
  figures: readonly DrawnFigure[],
  highest: number,
): { readonly drawn: readonly DrawnFigure[]; readonly beyond: readonly DrawnFigure[] } {
  const reaches = ({ value, upper }: DrawnFigure) => Math.max(value ?? 0, upper ?? 0)
  const isNear = (figure: DrawnFigure) => highest <= 0 || reaches(figure) <= MOST_STRETCH * highest
  return { drawn: figures.filter(isNear), beyond: figures.filter(each => !isNear(each)) }
}

const percent = (share: number) => number(100 * share, 1)

/** A figure in words: how much, with its interval, of whom, where it was published. */
function figureText({ name, line }: DrawnFigure): string {
  const { share, lower, upper, people, years, source } = line
  const told = { name, people: spoken(people), years, source }
  if (share === null)
    return words('published.range', { ...told, lower: percent(lower!), upper: percent(upper!) })
  if (lower === null || upper === null) return words('published.share', { ...told, percent: percent(share) })
  const interval = { lower: percent(lower), upper: percent(upper) }
  return words('published.with-interval', { ...told, percent: percent(share), ...interval })
}

/** The figures alone: of whom and where they were published stands under the drawing, and goes with it into a file. */
export function publishedInShort(figures: readonly DrawnFigure[]): string {
  if (figures.length === 0) return ''
  const each = figures.map(({ name, line: { share, lower, upper } }) =>
    share === null
      ? words('published.short-range', { name, lower: percent(lower!), upper: percent(upper!) }) // a range has both
      : words('published.short', { name, percent: percent(share) }),
  )
  return words('published.in-short', { figures: each })
}

/** What the lines are, and that they are other people's. Empty where none is drawn or told. */
export function publishedText(drawn: readonly DrawnFigure[], beyond: readonly DrawnFigure[]): string {
  if (drawn.length + beyond.length === 0) return ''
  return [
    ...drawn.map(figureText),
    ...beyond.map(each => words('published.beyond', { figure: figureText(each) })),
    words('published.other-people'),
  ].join(' ')
}
