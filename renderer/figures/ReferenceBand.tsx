import { words as say } from '../ui/words.ts'
import { referenceText } from './trend-table.ts'
import { Words } from './Words.tsx'
import { LINE, wrapWords } from './wrap-words.ts'

type Scale = (value: number) => number

/** Where the laboratory expects results to lie; a side without a limit is open to the edge. */
export function ReferenceBand({
  left,
  right,
  top,
  bottom,
  low,
  high,
  unit,
  y,
  width,
}: {
  left: number
  right: number
  top: number
  bottom: number
  low: number | undefined
  high: number | undefined
  unit: string
  y: Scale
  width: number
}) {
  const [upper, lower] = [high === undefined ? top : y(high), low === undefined ? bottom : y(low)]
  const words = [
    say('trend-figure.reference'),
    ...wrapWords(
      say('trend-figure.reference-short', { reference: referenceText({ low, high }), unit }),
      width - right - 8,
      2,
    ),
  ]
  const middle = Math.min(
    bottom - (words.length * LINE) / 2,
    Math.max(top + (words.length * LINE) / 2, (upper + lower) / 2),
  )
  return (
    <>
      <rect
        className="reference"
        x={left}
        width={right - left}
        y={upper}
        height={Math.max(0, lower - upper)}
      />
      <Words
        lines={words}
        full={say('trend-figure.reference-is', { reference: referenceText({ low, high }), unit })}
        x={right + 8}
        y={middle}
        className="quiet"
      />
    </>
  )
}
