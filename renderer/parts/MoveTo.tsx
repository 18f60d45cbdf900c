import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { services } from '../client/services.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { dateText } from '../ui/dates.ts'
import { Problem } from '../ui/states.tsx'
import { useAction, useLoaded } from '../ui/use-call.ts'
import { words } from '../ui/words.ts'

const MOST = 6

interface MoveToProps {
  /** Whose chart it stands on. */
  readonly patient: number
  /** `requestId`: another try of the same move is the same request. */
  move(to: { readonly patient: number; readonly name: string; readonly requestId: string }): Promise<void>
  onLeft(): void
}

/** Finds the right person, whose name and birth date stand on the button that moves what was written to her chart. */
export function MoveTo({ patient, move, onLeft }: MoveToProps) {
  const [query, setQuery] = useState('')
  const [asked] = useDebouncedValue(query.trim(), 80)
  const action = useAction()
  // Another try of the same move is the same request: it is moved once.
  const [request] = useState(() => crypto.randomUUID())
  const found = useLoaded(
    async signal =>
      asked === ''
        ? []
        : (await services.patients.list({ query: asked, offset: 0, limit: MOST }, { signal })).rows,
    [asked],
  )
  const others = (found.value ?? []).filter(each => each.patient !== patient)
  return (
    <Stack gap="xs" className="move-entry">
      <TextInput
        size="xs"
        maw="24rem"
        label={words('by-hand-here.to-whom')}
        value={query}
        onChange={event => setQuery(event.currentTarget.value)}
      />
      <Group gap="xs">
        {others.map(({ patient: to, name, birth }) => (
          <ActionButton
            key={to}
            size="compact-sm"
            variant="default"
            busy={action.busy}
            onClick={() => action.run(() => move({ patient: to, name, requestId: `${request}-${to}` }))}
          >
            <bdi>
              {words('by-hand-here.move-to', {
                name,
                birth: birth ? dateText(birth) : words('person.not-recorded'),
              })}
            </bdi>
          </ActionButton>
        ))}
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onLeft}>
          {words('by-hand-here.leave')}
        </Button>
      </Group>
      {found.error !== undefined && <Problem error={found.error} />}
      {action.error !== undefined && <Problem error={action.error} />}
    </Stack>
  )
}
