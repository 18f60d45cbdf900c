import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useEffectEvent, useState, type KeyboardEvent } from 'react'
import { z } from 'zod'
import { useDraft, type Draft } from '../../client/drafts.ts'
import { services } from '../../client/services.ts'
import { dateText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import type { DayLine } from './use-day-list.ts'

const MOST = 8
/** The field's id in the page. */
export const ADD_FIELD = 'today-add'

const adding: Draft<{ readonly query: string }> = {
  name: 'today.add',
  initial: { query: '' },
  keep: z.strictObject({ query: z.string() }),
}
type Found = Awaited<ReturnType<typeof services.patients.list>>['rows'][number]

interface AddSomebodyProps {
  readonly lines: readonly DayLine[]
  onAdd(somebody: { patient: number; name: string }): void
  /** She is on the list already and was not seen yet. */
  onThere(entry: number): void
  onLeave(): void
}

/** Finds somebody while one types; Enter puts her on the list, and the next name can be typed at once. */
export function AddSomebody({ lines, onAdd, onThere, onLeave }: AddSomebodyProps) {
  const [{ query }, setDraft] = useDraft(adding)
  const list = useCombobox()
  const [isHere, setHere] = useState(false)
  /** The words for which Enter was pressed before anybody was found. */
  const [hurried, setHurried] = useState<string>()
  const typed = query.trim()
  const [asked] = useDebouncedValue(typed, 80)
  const { value, error } = useLoaded(
    async signal => ({
      asked,
      rows:
        asked === ''
          ? []
          : (await services.patients.list({ query: asked, offset: 0, limit: MOST }, { signal })).rows,
    }),
    [asked],
  )
  // Who was found for other words than those that stand there now must not be taken by a quick Enter.
  const isCurrent = value !== undefined && value.asked === typed
  const found = isCurrent ? value.rows : []
  const isOpen = isHere && typed !== '' && isCurrent
  const isThere = (one: Found) =>
    lines.find(({ patient, seen }) => patient === one.patient && seen === undefined)
  const take = (one: Found | undefined) => {
    if (!one) return
    setDraft({ query: '' })
    list.resetSelectedOption()
    const line = isThere(one)
    if (line) onThere(line.entry)
    else onAdd(one)
  }
  const takeHurried = useEffectEvent(() => {
    // Among several nobody has been looked at yet.
    if (found.length === 1) take(found[0])
  })
  useEffect(() => {
    if (hurried === typed && isCurrent) takeHurried()
  }, [hurried, typed, isCurrent])
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      if (typed === '') onLeave()
      else setDraft({ query: '' })
    }
    if (event.key !== 'Enter' || typed === '') return
    if (!isCurrent) setHurried(typed)
    else if (list.getSelectedOptionIndex() < 0) {
      event.preventDefault()
      take(found[0])
    }
  }
  return (
    <Combobox
      store={{ ...list, dropdownOpened: isOpen }}
      onOptionSubmit={patient => take(found.find(each => String(each.patient) === patient))}
    >
      <Combobox.Target>
        <TextInput
          id={ADD_FIELD}
          aria-label={words('today.add')}
          placeholder={words('today.add-how')}
          value={query}
          onFocus={() => setHere(true)}
          onBlur={() => setHere(false)}
          onKeyDown={onKey}
          onChange={event => {
            list.resetSelectedOption()
            setHurried(undefined)
            setDraft({ query: event.currentTarget.value })
          }}
        />
      </Combobox.Target>
      {error !== undefined && <Problem error={error} />}
      <Combobox.Dropdown>
        <Combobox.Options aria-label={words('today.found')}>
          {found.length === 0 && <Combobox.Empty>{words('today.nobody-found')}</Combobox.Empty>}
          {found.map((one, index) => (
            <Combobox.Option
              key={one.patient}
              value={String(one.patient)}
              className={index === 0 ? 'today-first' : ''}
            >
              <bdi>
                {words('today.choose', {
                  name: one.name,
                  birth: one.birth ? dateText(one.birth) : words('chart.birth-unknown'),
                  identifier: one.identifier ?? '',
                  here: isThere(one) ? 'here' : 'new',
                })}
              </bdi>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
