import type { MeasureFrame } from '../../../../shared/domain/measures/frame.ts'
import type { ChartKind } from '../../../../shared/domain/measures/measure.ts'
import type { MeasureChart, MeasurePoint, MeasureSignal } from '../../../../shared/domain/measures/series.ts'
import type { Message } from '../../../../shared/words/message.ts'

type Drawn = Extract<MeasureChart, { kind: 'drawn' }>
export type Mark = Drawn['marks'][number]

/** What a chart is drawn from. */
export interface Charted {
  /** Whole periods, the earliest first. */
  readonly points: readonly MeasurePoint[]
  readonly frame: MeasureFrame
  /** Whether points are medians of a quantity instead of shares. */
  readonly isQuantity: boolean
  /** Whether neighbouring points rest on mostly the same facts, as each looks back further than to the one before. */
  readonly isOverlapping?: boolean
  /**
   * By the plain rules alone: neither how often they speak by chance nor what takes their place where events are few.
   * For charts that are drawn by the thousand.
   */
  readonly isPlain?: boolean
  /** The first so many marks make centre and limits; all where undefined. */
  readonly baselineMarks: number | undefined
}

/** What a kind of chart makes of it; a message where nothing can be drawn. */
export type Sketch =
  | (Pick<Drawn, 'unit' | 'marks' | 'baseline' | 'signals'> & {
      readonly kind: 'drawn'
      /** What its signals say beyond their patterns. */
      readonly reading: readonly Message[]
      /** Of charts like it in which nothing has changed, the share that shows a signal. */
      readonly falseAlarm: number | null
      /** Where not all is judged that a chart is judged by, and more is known of it than how many marks it has. */
      readonly judged?: Drawn['judged']
    })
  | { readonly kind: 'none'; readonly reason: Message; readonly remedy: Message }

/** A kind of chart. A new one is a file here and a line in the registry. */
export interface Chart {
  readonly is: ChartKind
  /** Whether what is counted stands further apart the higher its marks are, so that high means seldom. */
  readonly isOfGaps: boolean
  sketch(charted: Charted): Sketch
}

export type Signal = MeasureSignal
