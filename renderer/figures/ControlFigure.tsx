import type { Measure } from '../../shared/domain/measures/measure.ts'
import type { MeasureSeries } from '../../shared/domain/measures/series.ts'
import { spoken, words } from '../ui/words.ts'
import { drawControl } from './control-drawing.tsx'
import { controlChart, type DrawnBeside } from './control-layout.ts'
import { controlSentence } from './control-sentence.ts'
import { controlTable } from './control-table.ts'
import { Figure } from './Figure.tsx'

interface ControlProps extends DrawnBeside {
  readonly measure: Measure
  readonly series: MeasureSeries
  /** The place of the mark that is looked at. */
  readonly chosen?: number | undefined
  onChoose?(place: number): void
}

/**
 * A measure over time: its points, the centre and limits that chance would keep to, what is to be reached, and whatever
 * chance alone would seldom make, by its name.
 */
export function ControlFigure({ measure, series, changes, published, chosen, onChoose }: ControlProps) {
  const chart = controlChart(measure, series, { changes, published })
  const title = spoken(measure.title)
  return (
    <Figure
      title={words('control-figure.title', { title })}
      sentence={controlSentence(chart)}
      table={controlTable(chart)}
      leastWidth={340}
      mostWidth={1040}
      draw={width => drawControl(width, chart, { chosen, onChoose })}
    />
  )
}
