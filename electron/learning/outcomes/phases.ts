import type { Rebasing } from '../../../shared/domain/measures/rebasing.ts'
import type { Chart, Charted, Sketch } from './charts/chart.ts'

type Drawn = Extract<Sketch, { kind: 'drawn' }>
type Break = Pick<Rebasing, 'id' | 'day' | 'reason'>

export interface Phased {
  readonly sketch: Sketch
  /** The first mark after each day from which on centre and limits were made anew. */
  readonly breaks: ReadonlyArray<Break & { readonly mark: number }>
  /** Days that are not on the chart, as one side of each has too little to make limits of. */
  readonly undrawn: readonly Break[]
}

/** Points of each phase: a period belongs to the phase in which it begins. */
function cut(points: Charted['points'], breaks: readonly Break[]): Array<Charted['points']> {
  const starts = ['', ...breaks.map(({ day }) => day)]
  return starts.map((start, phase) =>
    points.filter(({ from }) => from >= start && (phase + 1 >= starts.length || from < starts[phase + 1]!)),
  )
}

/** Phases one after the other as one chart; each keeps its own centre and limits. */
function joined(phases: readonly Drawn[]): { sketch: Drawn; starts: number[] } {
  const starts: number[] = []
  let before = 0
  for (const { marks } of phases) {
    starts.push(before)
    before += marks.length
  }
  const last = phases.at(-1)!
  return {
    starts,
    sketch: {
      ...last,
      marks: phases.flatMap(({ marks }) => marks),
      // Every mark made the limits of its own phase.
      baseline: before,
      // Any of its phases may show a signal by chance.
      falseAlarm: phases.some(({ falseAlarm }) => falseAlarm === null)
        ? null
        : 1 - phases.reduce((none, { falseAlarm }) => none * (1 - falseAlarm!), 1),
      signals: phases.flatMap(({ signals }, phase) =>
        signals.map(signal => ({ ...signal, marks: signal.marks.map(mark => mark + starts[phase]!) })),
      ),
    },
  }
}

/** Fewer marks make no limits of their own. With fewer than twelve it is said beside them that they still move. */
const LEAST_MARKS = 6

const hasLimits = (sketch: Sketch): sketch is Drawn =>
  sketch.kind === 'drawn' && sketch.marks.length >= LEAST_MARKS

/**
 * A chart whose centre and limits are made anew from some days on. Before the first day there may be too little to make
 * limits of: those points stand without. After a later day there may be too little yet: it is left out, and named.
 * Charts of the gaps between rare events have too few marks to be cut: they stay whole.
 */
export function inPhases(chart: Chart, charted: Charted, asked: readonly Break[]): Phased {
  const [first, last] = [charted.points[0]?.from ?? '', charted.points.at(-1)?.from ?? '']
  const within = asked.filter(({ day }) => day > first && day <= last)
  if (chart.isOfGaps || within.length === 0)
    return { sketch: chart.sketch(charted), breaks: [], undrawn: within }
  const phases = cut(charted.points, within).map(points =>
    chart.sketch({ ...charted, points, baselineMarks: undefined }),
  )
  const short = phases.findIndex((phase, place) => place > 0 && !hasLimits(phase))
  if (short > 0) {
    const left = within[short - 1]! // the day on which that phase began
    const others = inPhases(
      chart,
      charted,
      within.filter(each => each !== left),
    )
    return { ...others, undrawn: [...others.undrawn, left] }
  }
  const isWhole = hasLimits(phases[0]!)
  const { sketch, starts } = joined(phases.filter(hasLimits))
  const offset = isWhole ? 1 : 0
  return {
    sketch,
    breaks: within.map((each, place) => ({ ...each, mark: starts[place + offset]! })),
    undrawn: [],
  }
}
