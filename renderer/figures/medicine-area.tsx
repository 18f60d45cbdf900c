import { words } from '../ui/words.ts'
import type { MedicineBar, MedicineRow } from './medicine-bars.ts'
import { Words } from './Words.tsx'
import { LINE, wordsWidth, wrapWords } from './wrap-words.ts'

const BAR = 8

type Scale = (value: number) => number

/** Medicines as bars under the axis of the results: cut off at its start, pointed where they go on. */
export function medicineArea(
  rows: readonly MedicineRow[],
  {
    of,
    left,
    right,
    roomy,
    top,
    x,
  }: { of: number; left: number; right: number; roomy: boolean; top: number; x: Scale },
) {
  if (rows.length === 0) return { bottom: top, content: null }
  let bottom = top + 1.3 * LINE
  const placed = rows.map(({ label, bars }) => {
    const name = wrapWords(label, roomy ? left - 16 : right, roomy ? 2 : 1)
    const height = roomy ? name.length * LINE + 5 : LINE + BAR + 10
    const row = {
      label,
      bars,
      name,
      nameY: roomy ? bottom + height / 2 : bottom + LINE / 2,
      barY: roomy ? bottom + height / 2 : bottom + LINE + BAR / 2 + 3,
    }
    bottom += height
    return row
  })
  const title =
    of > rows.length
      ? words('trend-figure.medicines-of', { shown: rows.length, of })
      : words('trend-figure.medicines')
  const has = (wanted: MedicineBar['end']) => rows.some(({ bars }) => bars.some(({ end }) => end === wanted))
  const legend = [
    has('not recorded') && words('trend-figure.end-unknown'),
    has('unproven') && words('trend-figure.unproven'),
  ].filter(each => each !== false)
  return {
    bottom: bottom + LINE,
    content: (
      <>
        <Words lines={[title]} x={0} y={top + LINE / 2} className="strong" />
        {legend.length > 0 && (
          <Words
            lines={[legend.join('    ')]}
            x={wordsWidth(title) + 24}
            y={top + LINE / 2}
            className="quiet"
          />
        )}
        {placed.map(({ label, bars, name, nameY, barY }) => (
          <g key={label}>
            <Words lines={name} full={label} source x={0} y={nameY} />
            <line className="rule" x1={left} x2={right} y1={barY} y2={barY} />
            {bars.map((bar, k) => (
              <Bar
                key={`${bar.from} ${k}`}
                bar={bar}
                last={k === bars.length - 1}
                y={barY}
                x={x}
                left={left}
                right={right}
              />
            ))}
          </g>
        ))}
      </>
    ),
  }
}

/** Of starts without a known end only the last carries the question mark: a row of renewals stays legible. */
function Bar({
  bar: { from, to, end },
  last,
  y,
  x,
  left,
  right,
}: {
  bar: MedicineBar
  last: boolean
  y: number
  x: Scale
  left: number
  right: number
}) {
  const start = Math.max(left, x(from))
  if (end === 'not recorded') {
    return x(from) < left ? null : (
      <>
        <line
          className="medicine"
          x1={start}
          x2={start}
          y1={y - BAR / 2}
          y2={y + BAR / 2}
          strokeWidth={2.5}
        />
        {last && <Words lines={['?']} x={start + 5} y={y} className="halo" />}
      </>
    )
  }
  if (end === 'unproven') {
    const proven = Math.max(left, x(to ?? from))
    return (
      <>
        <rect
          className="medicine"
          x={start}
          y={y - BAR / 2}
          width={Math.max(2, proven - start)}
          height={BAR}
        />
        <line className="medicine unproven" x1={proven} x2={right} y1={y} y2={y} strokeWidth={2.5} />
      </>
    )
  }
  if (end === 'continues')
    return (
      <path
        className="medicine"
        d={`M${start},${y - BAR / 2}H${right - 6}L${right},${y}L${right - 6},${y + BAR / 2}H${start}z`}
      />
    )
  const stop = Math.min(right, x(to!))
  return stop < left ? null : (
    <rect className="medicine" x={start} y={y - BAR / 2} width={Math.max(2, stop - start)} height={BAR} />
  )
}
