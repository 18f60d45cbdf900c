import type { Finding, Span } from '../../../shared/domain/findings/finding.ts'

/** How a stretch of a note is drawn: the words that are asked about, what changes them, and what that reaches. */
export type Mark = 'found' | 'cue' | 'scope' | 'other'
export interface Segment {
  readonly at: number
  readonly text: string
  /** The strongest of the marks that lie over it. */
  readonly mark?: Mark
}

/** So much of a long note is drawn around what is asked about. */
const AROUND = 6_000
const strength: readonly Mark[] = ['found', 'cue', 'scope', 'other']

interface Marked extends Span {
  readonly mark: Mark
}
function marksOf(findings: readonly Finding[], current: Finding | undefined): Marked[] {
  const others = findings
    .filter(each => each.key !== current?.key && each.states)
    .map(({ span }) => ({ ...span, mark: 'other' as const }))
  if (!current) return others
  return [
    { ...current.span, mark: 'found' },
    ...current.cues.flatMap(({ span, scope }) => [
      { ...span, mark: 'cue' as const },
      { ...scope, mark: 'scope' as const },
    ]),
    ...others,
  ]
}

/** A note in stretches that are each drawn in one way; of a long one what lies around the finding. */
export function segmentsOf(
  text: string,
  findings: readonly Finding[],
  current: Finding | undefined,
): Segment[] {
  const middle = current?.span.at ?? 0
  const [from, until] = [Math.max(0, middle - AROUND), Math.min(text.length, middle + AROUND)]
  const marks = marksOf(findings, current).filter(({ at, length }) => at < until && at + length > from)
  const borders = new Set([from, until])
  for (const { at, length } of marks) {
    borders.add(Math.max(from, at))
    borders.add(Math.min(until, at + length))
  }
  const sorted = [...borders].toSorted((one, other) => one - other)
  return sorted.slice(0, -1).map((at, index) => {
    const end = sorted[index + 1]!
    const over = new Set(
      marks.filter(each => each.at <= at && each.at + each.length >= end).map(each => each.mark),
    )
    const mark = strength.find(each => over.has(each))
    return { at, text: text.slice(at, end), ...(mark && { mark }) }
  })
}
