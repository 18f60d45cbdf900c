import { sameNames } from '../../../shared/domain/day/same-names.ts'
import { words } from '../../ui/words.ts'
import { DayRow } from './DayRow.tsx'
import type { Change } from './use-changes.ts'
import type { DayLine } from './use-day-list.ts'

interface DayListProps {
  readonly lines: readonly DayLine[]
  onOpen(patient: number): void
  onChange(line: DayLine, change: Change): void
  onRemove(line: DayLine): void
}

/** Who comes, by time. */
export function DayList({ lines, onOpen, onChange, onRemove }: DayListProps) {
  const namesakes = sameNames(lines)
  return (
    <table className="day-list" aria-label={words('today.list')}>
      <thead>
        <tr>
          <th scope="col">{words('today.time')}</th>
          <th scope="col">{words('today.person')}</th>
          <th scope="col" className="number">
            {words('today.age')}
          </th>
          <th scope="col">{words('today.why')}</th>
          <th scope="col">{words('today.marks')}</th>
          <th scope="col">{words('today.seen')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(line => (
          <DayRow
            key={line.entry}
            line={line}
            isNamesake={namesakes.has(line)}
            onOpen={onOpen}
            onChange={change => onChange(line, change)}
            onRemove={() => onRemove(line)}
          />
        ))}
      </tbody>
    </table>
  )
}
