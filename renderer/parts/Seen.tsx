import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { dropDraft, useDraft, type Draft } from '../client/drafts.ts'
import { services } from '../client/services.ts'
import { Problem } from '../ui/states.tsx'
import { useAction } from '../ui/use-call.ts'
import { words } from '../ui/words.ts'
import { Kept } from './Kept.tsx'

/** What was done about a critical result, half said. */
const saying: Draft<{ readonly done: string; readonly isOpen: boolean }> = {
  name: 'critical.done',
  initial: { done: '', isOpen: false },
  keep: z.strictObject({ done: z.string(), isOpen: z.boolean() }),
}
type Fact = Parameters<typeof services.patients.acknowledge>[0]['fact']

/** Says that a critical result was seen, and in a line what was done about it. */
export function Seen({ fact, result, onSeen }: { fact: Fact; result: string; onSeen(): void }) {
  const [{ done, isOpen }, say] = useDraft(saying, fact.id)
  // The focus follows the hand that opened or closed it, and stays away where it was left open.
  const [isByHand, setByHand] = useState(false)
  const open = (to: boolean) => {
    setByHand(true)
    say({ isOpen: to })
  }
  const action = useAction()
  if (!isOpen)
    return (
      <Button
        size="xs"
        color="red"
        className="seen"
        aria-label={words('critical.seen-of', { result })}
        autoFocus={isByHand}
        onClick={() => open(true)}
      >
        {words('critical.seen')}
      </Button>
    )
  const acknowledge = () => {
    if (action.busy) return
    action.run(async () => {
      await services.patients.acknowledge({ requestId: crypto.randomUUID(), fact, done })
      dropDraft(saying, fact.id)
      onSeen()
    })
  }
  return (
    <div
      role="presentation"
      className="seen"
      onKeyDown={event => {
        if (event.key === 'Escape') open(false)
      }}
    >
      <form
        onSubmit={event => {
          event.preventDefault()
          acknowledge()
        }}
      >
        <TextInput
          autoFocus={isByHand}
          label={words('critical.done')}
          description={words('critical.done-why')}
          maxLength={2_000}
          value={done}
          onChange={event => say({ done: event.currentTarget.value })}
        />
        <Group gap="xs" mt={4}>
          <Button size="xs" type="submit">
            {words('critical.acknowledge')}
          </Button>
          <Button size="xs" variant="default" onClick={() => open(false)}>
            {words('critical.not-now')}
          </Button>
        </Group>
        {done !== '' && <Kept draft={saying} about={fact.id} />}
        {action.error !== undefined && <Problem error={action.error} />}
      </form>
    </div>
  )
}
