import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import type { Measure } from '../../../shared/domain/measures/measure.ts'
import type { ShownMark } from '../../figures/control-marks.ts'
import { markText, remarksOf } from '../../figures/control-table.ts'
import type { ChartUnit } from '../../figures/counted-text.ts'
import { periodText } from '../../ui/dates.ts'
import { words } from '../../ui/words.ts'

/** The line that takes the keys. */
export const POINT = 'measure-point'

interface PointChoiceProps {
  readonly shown: readonly ShownMark[]
  readonly unit: ChartUnit
  readonly measure: Measure
  readonly chosen: number | undefined
  onChoose(place: number): void
  onStep(by: 1 | -1): void
  onEnter(): void
}

/** Which point is looked at, in words; arrow keys go along the points, Enter to the people behind. */
export function PointChoice({ shown, unit, measure, chosen, onChoose, onStep, onEnter }: PointChoiceProps) {
  const mark = chosen === undefined ? undefined : shown[chosen]
  const said = mark ? saidOf(mark, unit, measure) : words('measure.behind-none')
  const onKey = (event: KeyboardEvent) => {
    const to = { Home: 0, End: shown.length - 1 }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      onChoose(to)
    }
    if (event.key === 'Enter') {
      event.preventDefault() // or it would press what it leads to
      onEnter()
    }
  }
  return (
    <div className="measure-point">
      <ActionIcon
        variant="default"
        aria-label={words('measure.earlier')}
        aria-disabled={chosen === 0}
        onClick={() => onStep(-1)}
      >
        <IconChevronLeft size={16} aria-hidden />
      </ActionIcon>
      <div
        id={POINT}
        role="slider"
        tabIndex={0}
        aria-label={words('measure.point')}
        aria-valuemin={1}
        aria-valuemax={shown.length}
        aria-valuenow={(chosen ?? shown.length - 1) + 1}
        aria-valuetext={said}
        onKeyDown={onKey}
      >
        <strong>{said}</strong>
        <span className="measure-keys">{words('measure.keys')}</span>
      </div>
      <ActionIcon
        variant="default"
        aria-label={words('measure.later')}
        aria-disabled={chosen === shown.length - 1}
        onClick={() => onStep(1)}
      >
        <IconChevronRight size={16} aria-hidden />
      </ActionIcon>
    </div>
  )
}

function saidOf(mark: ShownMark, unit: ChartUnit, measure: Measure): string {
  const told = { period: periodText(mark.from, mark.to), value: markText(mark, unit, measure) }
  const remarks = remarksOf(mark)
  return remarks.length === 0
    ? words('measure.point-alone', told)
    : words('measure.point-value', { ...told, remarks })
}
