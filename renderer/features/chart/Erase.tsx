import { Group, List, Stack, Text, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Progress } from '../../../shared/contract/define.ts'
import { confirmsName, type ErasureReceipt } from '../../../shared/domain/erasure.ts'
import { goingLines, stayingLines } from '../../../shared/domain/erasure-lines.ts'
import type { Message } from '../../../shared/words/message.ts'
import { forgetOf } from '../../client/draft-store.ts'
import { dropDraft } from '../../client/drafts.ts'
import { leaveErased } from '../../client/just-erased.ts'
import { services } from '../../client/services.ts'
import { patientSearch } from '../../parts/patient-search.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Problem, Working } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { dateText } from '../../ui/dates.ts'
import { speak, words } from '../../ui/words.ts'
import type { Whose } from './WhoseNote.tsx'

const Lines = ({ lines }: { readonly lines: readonly Message[] }) => (
  <List size="sm">
    {lines.map(each => (
      <List.Item key={each.key + JSON.stringify(each.values)}>{speak(each)}</List.Item>
    ))}
  </List>
)

interface EraseProps {
  readonly who: Whose & { readonly identifiers: readonly { readonly value: string }[] }
  onClose(): void
}

/** Looks what goes with her, says it, and erases her once her name is typed; then her chart is left. */
export function Erase({ who, onClose }: EraseProps) {
  const { patient } = who
  const [progress, setProgress] = useState<Progress>()
  const action = useAction()
  const receipt = useLoaded(
    async signal => {
      const { number } = await services.intake.lookForErasing(
        { patient },
        { signal, onProgress: setProgress },
      )
      setProgress(undefined)
      return services.safekeeping.erasureReceipt({ number }, { signal })
    },
    [patient],
  )
  const erase = ({ number }: ErasureReceipt, name: string) =>
    action.run(async () => {
      try {
        forgetOf(patient)
        await services.safekeeping.erase({ number, name }, { onProgress: setProgress })
        dropDraft(patientSearch) // it may be her name
        leaveErased(patient, number)
      } finally {
        setProgress(undefined)
      }
    })
  return (
    <Dialog title={words('erasing.title')} size="lg" onClose={() => !action.busy && onClose()}>
      <Stack>
        {receipt.value && (
          <>
            <Namesake who={who} />
            <Receipt receipt={receipt.value} busy={action.busy} onConfirm={erase} onClose={onClose} />
          </>
        )}
        {progress && <Working {...progress} {...(!action.busy && { onCancel: onClose })} />}
        {progress && action.busy && <Text size="sm">{words('erasing.goes-on')}</Text>}
        {receipt.error !== undefined && <Problem error={receipt.error} />}
        {action.error !== undefined && <Problem error={action.error} />}
      </Stack>
    </Dialog>
  )
}

/** What tells her from somebody of the same name, who must not go in her place. */
const Namesake = ({ who: { name, birth, identifiers } }: Pick<EraseProps, 'who'>) => (
  <Text fw={600}>
    <bdi>
      {words('erasing.whom', {
        name,
        birth: birth ? dateText(birth) : words('chart.not-recorded'),
        identifier: identifiers[0]?.value ?? words('chart.not-recorded'),
      })}
    </bdi>
  </Text>
)

interface ReceiptProps {
  readonly receipt: ErasureReceipt
  readonly busy: boolean
  onConfirm(receipt: ErasureReceipt, name: string): void
  onClose(): void
}

/** What goes and what stays, and her name to be typed. */
function Receipt({ receipt, busy, onConfirm, onClose }: ReceiptProps) {
  const [typed, setTyped] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const { name, goes, stays, copies } = receipt
  return (
    <>
      <Text>
        <bdi>{words('erasing.goes', { name })}</bdi>
      </Text>
      <Lines lines={goingLines(goes, copies)} />
      <Text>{words('erasing.stays')}</Text>
      <Lines lines={stayingLines(stays, copies)} />
      <Text size="sm" fw={600}>
        {words('erasing.no-way-back')}
      </Text>
      <TextInput
        ref={field}
        label={words('erasing.type-name', { name })}
        value={typed}
        autoComplete="off"
        onChange={event => setTyped(event.currentTarget.value)}
      />
      <Group>
        <ActionButton
          color="red"
          busy={busy}
          disabled={!confirmsName(typed, name)}
          onClick={() => onConfirm(receipt, typed)}
        >
          {words('erasing.confirm')}
        </ActionButton>
        <ActionButton variant="default" busy={busy} onClick={onClose}>
          {words('frame.cancel')}
        </ActionButton>
      </Group>
    </>
  )
}
