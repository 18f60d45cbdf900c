import type { Measure } from '../../shared/domain/measures/measure.ts'
import { periodText } from '../ui/dates.ts'
import { enumerated, number, speak, words } from '../ui/words.ts'
import type { ControlChart } from './control-layout.ts'
import type { ShownMark } from './control-marks.ts'
import { countedText, patternSaid, valueText, type ChartUnit } from './counted-text.ts'
import type { TableTwin } from './table-twin.ts'

/** What there is to be said of a mark beside its numbers. */
export const remarksOf = ({ isWhole, isOpen, point, signals }: ShownMark): string[] => [
  ...(isWhole || isOpen ? [] : [words('control-figure.is-unfinished')]),
  ...(isOpen ? [words('control-figure.is-open')] : []),
  ...(point?.isSmall ? [words('control-figure.is-small')] : []),
  ...signals.map(signal => speak(patternSaid(signal))),
]

/** A mark in words: what was counted, or, of an event, how long or how many it came after the one before. */
export function markText({ value, point }: ShownMark, unit: ChartUnit, measure: Measure): string {
  if (point) return countedText(point, measure)
  return value === null ? words('control-figure.not-reckoned') : valueText(value, unit)
}

/** Every mark of a chart with what was counted, and the centre and limits it is judged by. */
export function controlTable({ shown, unit }: Pick<ControlChart, 'shown' | 'unit'>): TableTwin {
  const level = (value: number | null) =>
    value === null ? words('control-figure.not-reckoned') : valueText(value, unit)
  const isCounted = shown.some(({ point }) => point !== undefined)
  const counted = ({ point }: ShownMark): string[] =>
    isCounted
      ? [point?.numerator, point?.denominator, point?.excluded, point?.unknown].map(people =>
          people === undefined ? '' : number(people, 0),
        )
      : []
  return {
    columns: [
      { title: words('control-figure.period') },
      ...(isCounted
        ? [
            { title: words('control-figure.numerator'), numeric: true },
            { title: words('control-figure.denominator'), numeric: true },
            { title: words('control-figure.excluded'), numeric: true },
            { title: words('control-figure.unknown'), numeric: true },
          ]
        : []),
      { title: words('control-figure.value'), numeric: true },
      { title: words('figure.interval-95'), numeric: true },
      { title: words('control-figure.lower'), numeric: true },
      { title: words('control-figure.centre'), numeric: true },
      { title: words('control-figure.upper'), numeric: true },
      { title: words('control-figure.remarks') },
    ],
    rows: shown.map(mark => [
      periodText(mark.from, mark.to),
      ...counted(mark),
      level(mark.value),
      mark.point?.interval
        ? words('figure.range', {
            from: valueText(mark.point.interval.lower, unit),
            to: valueText(mark.point.interval.upper, unit),
          })
        : words('control-figure.not-reckoned'),
      level(mark.lower),
      level(mark.centre),
      level(mark.upper),
      enumerated(remarksOf(mark)),
    ]),
  }
}
