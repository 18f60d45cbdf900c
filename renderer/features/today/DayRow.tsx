import { ActionIcon, Checkbox } from '@mantine/core'
import { IconAlertTriangle, IconPencil, IconUsers, IconX } from '@tabler/icons-react'
import { useRef, type KeyboardEvent, type Ref } from 'react'
import { ageText } from '../../ui/ages.ts'
import { clockText } from '../../ui/dates.ts'
import { words } from '../../ui/words.ts'
import { LineField } from './LineField.tsx'
import type { Change } from './use-changes.ts'
import type { DayLine } from './use-day-list.ts'

interface DayRowProps {
  readonly line: DayLine
  readonly isNamesake: boolean
  onOpen(patient: number): void
  onChange(change: Change): void
  onRemove(): void
}

/** Somebody on the list. `x` says that she was seen or takes it back, Delete takes her off. */
export function DayRow({ line, isNamesake, onOpen, onChange, onRemove }: DayRowProps) {
  const { entry, patient, time, why, seen, deceased } = line
  const own = useRef<HTMLButtonElement>(null)
  const name = line.name || words('critical.no-name')
  const isSeen = seen !== undefined
  const toggle = () => onChange({ seen: !isSeen })
  const onKey = (event: KeyboardEvent) => {
    const isTyping = event.target instanceof HTMLInputElement && event.target.type === 'text'
    if (isTyping || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'x') toggle()
    else if (event.key === 'Delete') onRemove()
  }
  const field = { line, onChange, onDone: () => own.current?.focus() }
  return (
    <tr className={isSeen ? 'is-seen' : ''} onKeyDown={onKey}>
      <td>
        <LineField {...field} of="time" saved={time} label={words('today.time-of', { name })} />
      </td>
      <th scope="row" className="day-person">
        <PersonButton
          ref={own}
          entry={entry}
          name={name}
          onOpen={() => patient !== undefined && onOpen(patient)}
        />
      </th>
      <td className="number">{deceased ? '' : ageText(line.birth, 'short')}</td>
      <td className="day-why">
        <LineField {...field} of="why" saved={why} label={words('today.why-of', { name })} />
      </td>
      <td className="day-marks">
        {line.critical > 0 && (
          <span className="critical-word">
            <IconAlertTriangle size={14} aria-hidden /> {words('today.critical', { results: line.critical })}
          </span>
        )}
        {isNamesake && (
          <span className="amber-word">
            <IconUsers size={14} aria-hidden /> {words('today.namesake')}
          </span>
        )}
        {line.unsigned && (
          <span className="amber-word">
            <IconPencil size={14} aria-hidden /> {words('today.unsigned-note')}
          </span>
        )}
        {deceased && <span className="amber-word">{words('today.deceased')}</span>}
        {patient === undefined && <span className="amber-word">{words('today.no-records')}</span>}
      </td>
      <td className="day-end">
        <Checkbox
          size="xs"
          checked={isSeen}
          onChange={toggle}
          aria-label={words('today.seen-of', { name })}
          label={isSeen ? clockText(seen) : undefined}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={words('today.remove', { name })}
          title={words('today.remove', { name })}
          onClick={onRemove}
        >
          <IconX size={14} aria-hidden />
        </ActionIcon>
      </td>
    </tr>
  )
}

interface PersonButtonProps {
  readonly ref: Ref<HTMLButtonElement>
  readonly entry: number
  readonly name: string
  onOpen(): void
}

/** Her name, which leads to her chart; it has the focus for the whole line. */
const PersonButton = ({ ref, entry, name, onOpen }: PersonButtonProps) => (
  <button
    ref={ref}
    type="button"
    data-row
    data-entry={entry}
    aria-keyshortcuts="x Delete"
    title={words('critical.open-chart', { name })}
    onClick={onOpen}
  >
    <bdi>{name}</bdi>
  </button>
)
