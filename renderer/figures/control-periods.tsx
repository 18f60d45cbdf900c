import type { ReactNode } from 'react'
import { periodLines } from '../ui/dates.ts'
import { words } from '../ui/words.ts'
import type { ControlLayout } from './control-layout.ts'
import type { ShownMark } from './control-marks.ts'
import { countUnder } from './control-parts.tsx'
import { thinned } from './survival-scale.ts'
import { Words } from './Words.tsx'
import { LINE, wordsWidth } from './wrap-words.ts'

/** Words nearer to each other than this would run into one another. */
const APART = 8

/** Which of these can be written beside each other under their marks: all, or every second, third and so on. */
function fitting(texts: readonly string[], at: readonly number[]): ReadonlySet<number> {
  const widest = Math.max(...texts.map(wordsWidth), 0)
  return new Set(thinned(at, widest + APART))
}

/** Under the axis: when each was, and of how many it is. */
export function periodsBelow(
  shown: readonly ShownMark[],
  { at, bottom, left }: ControlLayout,
): { readonly bottom: number; readonly content: ReactNode } {
  const lines = shown.map(({ from, to }) => periodLines(from, to))
  const named = fitting(
    lines.flatMap(([text, year]) => [text, year]),
    at,
  )
  let yearBefore = ''
  const years = lines.map(([, year], place) => {
    if (!named.has(at[place]!) || year === yearBefore) return ''
    yearBefore = year
    return year
  })
  const counts = shown.map(countUnder)
  const isCounted = counts.some(text => text !== '')
  // Two rows in turn hold twice as many; beyond that some have to stand for all, and the table has the rest.
  const [even, odd] = [0, 1].map(turn => at.filter((_, place) => place % 2 === turn))
  const inOne = fitting(counts, at)
  const isOne = inOne.size === at.length
  const written = isOne ? inOne : new Set([...fitting(counts, even!), ...fitting(counts, odd!)])
  const rowOf = (place: number) => (isOne ? 0 : place % 2)
  const first = bottom + 3.1 * LINE
  const rows = isOne ? 1 : 2
  return {
    bottom: isCounted ? first + rows * LINE : bottom + 2.8 * LINE,
    content: (
      <>
        {shown.map(
          ({ from }, place) =>
            named.has(at[place]!) && (
              <g key={`${from} ${place}`}>
                <line className="axis" x1={at[place]!} x2={at[place]!} y1={bottom} y2={bottom + 5} />
                <Words lines={[lines[place]![0]]} x={at[place]!} y={bottom + LINE} anchor="middle" />
                <Words
                  lines={[years[place]!]}
                  x={at[place]!}
                  y={bottom + 1.9 * LINE}
                  anchor="middle"
                  className="quiet"
                />
              </g>
            ),
        )}
        {isCounted && (
          <Words lines={[words('control-figure.n')]} x={left - 8} y={first} anchor="end" className="quiet" />
        )}
        {shown.map(
          ({ from }, place) =>
            written.has(at[place]!) && (
              <Words
                key={`${from} ${place}`}
                lines={[counts[place]!]}
                x={at[place]!}
                y={first + rowOf(place) * LINE}
                anchor="middle"
              />
            ),
        )}
      </>
    ),
  }
}
