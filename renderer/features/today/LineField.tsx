import { useEffect, useEffectEvent, useId, useState, type KeyboardEvent } from 'react'
import { z } from 'zod'
import { writtenTime } from '../../../shared/domain/day/written-time.ts'
import { dropDraft, useDraft, useKeptDraft, type Draft } from '../../client/drafts.ts'
import { words } from '../../ui/words.ts'
import type { Change } from './use-changes.ts'
import type { DayLine } from './use-day-list.ts'

/** A time or a reason that is half typed. */
const typing: Draft<{ readonly text: string }> = {
  name: 'today.line',
  initial: { text: '' },
  keep: z.strictObject({ text: z.string() }),
}
const MOST_CHARACTERS = 500

interface LineFieldProps {
  readonly line: DayLine
  readonly of: 'time' | 'why'
  readonly saved: string
  readonly label: string
  onChange(change: Change): void
  /** Somebody has done with it. */
  onDone(): void
}

/** A field of a line, changed where it stands: kept when it is left, given back by Esc. */
export function LineField({ line, of, saved, label, onChange, onDone }: LineFieldProps) {
  const which = `${line.entry}.${of}`
  const about = line.patient === undefined ? which : { patient: line.patient, of: which }
  const [{ text }, setText] = useDraft(typing, about)
  const { isThere } = useKeptDraft(typing, about)
  const [isWrong, setWrong] = useState(false)
  const id = useId()
  const read = () => (of === 'time' ? writtenTime(text) : text.trim())
  // What was typed stands there until the list has it.
  const settle = useEffectEvent((now: string) => {
    if (isThere && read() === now) dropDraft(typing, about)
  })
  useEffect(() => settle(saved), [saved])
  const keep = (): boolean => {
    if (!isThere) return true
    const next = read()
    setWrong(next === undefined)
    if (next === undefined) return false
    if (next === saved) dropDraft(typing, about)
    else onChange({ [of]: next })
    return true
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    // Or it would press what gets the focus.
    event.preventDefault()
    if (event.key === 'Enter') {
      if (keep()) onDone()
      return
    }
    setWrong(false)
    dropDraft(typing, about)
    onDone()
  }
  return (
    <>
      <input
        type="text"
        className={`day-field ${of}`}
        aria-label={label}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? id : undefined}
        placeholder="–"
        maxLength={MOST_CHARACTERS}
        value={isThere ? text : saved}
        onChange={event => setText({ text: event.currentTarget.value })}
        onBlur={keep}
        onKeyDown={onKey}
      />
      {isWrong && (
        <span id={id} role="alert" className="day-wrong">
          {words('today.no-time')}
        </span>
      )}
    </>
  )
}
