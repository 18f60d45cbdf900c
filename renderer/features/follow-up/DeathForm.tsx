import { Button, Group, Text } from '@mantine/core'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { readDeath } from '../../../shared/domain/by-hand/death-form.ts'
import type { EntryDraft } from '../../../shared/domain/entry.ts'
import { services } from '../../client/services.ts'
import type { SignedEntry } from '../../parts/signed-entry.ts'
import { TypedField } from '../../parts/TypedField.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { isoPartText, isoToday } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'
import { speak, spoken, words } from '../../ui/words.ts'
import type { WaitedFor } from './use-waited-for.ts'

interface DeathFormProps {
  readonly one: WaitedFor
  onSigned(signed: SignedEntry): void
  onClose(): void
}

/** Records that somebody died, on the day, in the month or in the year that is known: an entry by hand like others. */
export function DeathForm({ one: { patient, name }, onSigned, onClose }: DeathFormProps) {
  const [typed, setTyped] = useState('')
  const [isAsked, setAsked] = useState(false)
  const [refused, setRefused] = useState<readonly string[]>([])
  // Another try of the same entry is the same request.
  const [ids] = useState(() => ({ entry: crypto.randomUUID(), request: crypto.randomUUID() }))
  const signing = useAction()
  const box = useRef<HTMLFormElement>(null)
  const field = () => box.current?.querySelector('input')
  useEffect(() => box.current?.querySelector('input')?.focus(), [])
  const { happened, facts, fault } = readDeath(typed, { today: isoToday(), name: spoken })
  const sign = () => {
    setAsked(true)
    if (fault) return field()?.focus()
    return signing.run(async () => {
      const sent: EntryDraft = { entry: ids.entry, version: 1, person: { patient }, happened, facts }
      const answer = await services.intake.enter({ requestId: ids.request, draft: sent })
      if (answer.kind === 'impossible')
        return setRefused(answer.faults.map(({ reason, remedy }) => `${speak(reason)} ${speak(remedy)}`))
      onSigned({
        sent,
        request: ids.request,
        importId: answer.importId,
        patient,
        told: words('follow-up.death-recorded', { name, date: isoPartText(happened) }),
      })
    })
  }
  const onKey = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape') onClose()
  }
  return (
    // What is typed is no key of the list.
    <div role="presentation" onKeyDown={onKey}>
      <form
        noValidate
        ref={box}
        onSubmit={event => {
          event.preventDefault()
          sign()
        }}
      >
        <Group gap="sm" align="flex-start">
          <TypedField
            size="xs"
            w="16rem"
            label={words('follow-up.death-of', { name })}
            description={words('follow-up.death-vague')}
            value={typed}
            maxLength={40}
            fault={fault}
            isAsked={isAsked}
            onType={setTyped}
          />
          <ActionButton type="submit" size="xs" mt={22} busy={signing.busy}>
            {words('follow-up.record-death')}
          </ActionButton>
          <Button size="xs" mt={22} variant="subtle" color="gray" onClick={onClose}>
            {words('logbook.close')}
          </Button>
        </Group>
        {refused.map(each => (
          <Text key={each} c="red" size="sm" role="alert">
            {each}
          </Text>
        ))}
        {signing.error !== undefined && <Problem error={signing.error} />}
      </form>
    </div>
  )
}
