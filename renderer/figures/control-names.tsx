import { Fragment, type ReactNode } from 'react'
import { words } from '../ui/words.ts'
import type { ControlChart } from './control-layout.ts'
import { leadingPattern, placesOf } from './control-marks.ts'
import { placeNames, spansOf } from './control-scale.ts'
import { betterOn, patternSaid, toneOf } from './counted-text.ts'
import { Words } from './Words.tsx'
import { LINE, wordsWidth } from './wrap-words.ts'

const ROW = LINE + 4
/** Between a bracket and its name, and between one name and the next. */
const GAP = 6
/** How far a bracket's ends hang down. */
const END = 4

/** So much wider bold words are. */
const BOLD = 1.12

const colours = { improvement: 'exposed', concern: 'comparator', neither: 'attention' } as const

/**
 * The name of the leading pattern, above the plot, with brackets over the marks that make it, and how many more there
 * are: each of their marks is ringed or boxed, and named where one goes along the points.
 */
export function namesAbove(
  { measure, series, shown }: ControlChart,
  {
    at,
    half,
    left,
    right,
    top,
  }: { at: readonly number[]; half: number; left: number; right: number; top: number },
): { readonly bottom: number; readonly content: ReactNode } {
  const places = placesOf(shown, series)
  const reach = Math.min(half, 9)
  const leading = leadingPattern(series)
  const named = (leading ? [leading] : []).map(({ pattern: signal, more }) => {
    const spans = spansOf(signal.marks.map(mark => places[mark]!)).map(({ first, last }) => ({
      from: at[first]! - reach,
      to: at[last]! + reach,
    }))
    const name = words('control-figure.named', { pattern: patternSaid(signal), more })
    return {
      signal,
      spans,
      name,
      from: spans[0]?.from ?? left,
      to: spans.at(-1)?.to ?? left,
      width: BOLD * wordsWidth(name),
    }
  })
  const placed = placeNames(named, { left, right, gap: GAP })
  const rows = placed.reduce((most, { row }) => Math.max(most, row + 1), 0)
  const middleOf = (row: number) => top + row * ROW + ROW / 2
  return {
    bottom: top + rows * ROW + (rows > 0 ? GAP : 0),
    content: named.map(({ signal, spans, name }, k) => {
      const colour = colours[toneOf(signal, betterOn(series, measure))]
      const y = middleOf(placed[k]!.row)
      return (
        <Fragment key={`${signal.pattern} ${signal.direction}`}>
          {spans.map(({ from, to }) => (
            <path
              key={from}
              className={`${colour} bracket`}
              style={{ fill: 'none' }}
              d={`M${from},${y + END}V${y}H${to}v${END}`}
            />
          ))}
          <Words lines={[name]} x={placed[k]!.nameAt} y={y} className={`${colour} halo strong`} />
        </Fragment>
      )
    }),
  }
}
