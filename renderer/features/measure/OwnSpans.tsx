import { Group } from '@mantine/core'
import { useState } from 'react'
import { TypedField } from '../../parts/TypedField.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { isoText, isoToday } from '../../ui/dates.ts'
import { words } from '../../ui/words.ts'
import type { OwnDays, Span } from './mix-spans.ts'
import { ownDayFields, readOwnDays, type TypedDays } from './own-days.ts'

/** Any days, and what they are held against: the same number of days just before, or any other before them. */
export function OwnSpans({
  days: { now, before },
  onCompare,
}: {
  /** What stands there at first. */
  days: { readonly now: Span; readonly before: Span | undefined }
  onCompare(days: OwnDays): void
}) {
  const [typed, setTyped] = useState<TypedDays>({
    from: isoText(now.from),
    to: isoText(now.to),
    beforeFrom: before ? isoText(before.from) : '',
    beforeTo: before ? isoText(before.to) : '',
  })
  const [isAsked, setAsked] = useState(false)
  const { days: read, faults } = readOwnDays(typed, isoToday())
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setAsked(true)
        const wrong = ownDayFields.find(field => faults[field])
        if (wrong) document.getElementById(`mix-${wrong}`)?.focus()
        if (read) onCompare(read)
      }}
    >
      <Group align="flex-start" gap="sm">
        {ownDayFields.map(field => (
          <TypedField
            key={field}
            id={`mix-${field}`}
            size="xs"
            w="10rem"
            label={words('mix.day', { field })}
            {...(field === 'beforeFrom' && { description: words('mix.before-open') })}
            value={typed[field]}
            maxLength={30}
            fault={faults[field]}
            isAsked={isAsked}
            onType={text => setTyped(all => ({ ...all, [field]: text }))}
          />
        ))}
        <ActionButton type="submit" size="xs" variant="default" busy={false} mt="1.4rem">
          {words('mix.compare')}
        </ActionButton>
      </Group>
    </form>
  )
}
