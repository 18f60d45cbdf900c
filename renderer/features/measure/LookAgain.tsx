import { Group, Stack } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { daysLater } from '../../../shared/domain/day/iso-day.ts'
import type { Progress } from '../../../shared/contract/define.ts'
import { say } from '../../../shared/words/message.ts'
import { services } from '../../client/services.ts'
import { TypedField } from '../../parts/TypedField.tsx'
import { changesHaveChanged } from '../../parts/use-outcome-changes.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { isoText, isoToday } from '../../ui/dates.ts'
import { Problem, Working } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { readDay } from './read-change.ts'
import { Statement } from './Statement.tsx'

/** Usually so long until one looks at it once more. */
const NEXT_DAYS = 183

interface LookAgainProps {
  readonly change: number
  onClose(): void
  /** It was kept; `next`: the day of the next look. */
  onKept(next: string | null): void
}

/** A look at a change: the statement is made now, and kept with the next day, or as the last. */
export function LookAgain({ change, onClose, onKept }: LookAgainProps) {
  const today = isoToday()
  const [progress, setProgress] = useState<Progress>()
  const { value, error } = useLoaded(
    signal => services.measures.judgeChange({ change, today }, { signal, onProgress: setProgress }),
    [change, today],
  )
  const [text, setText] = useState(() => isoText(daysLater(today, NEXT_DAYS)))
  const [requestId] = useState(() => crypto.randomUUID())
  const keeping = useAction()
  const box = useRef<HTMLDivElement>(null)
  const isThere = value !== undefined
  useEffect(() => {
    if (isThere) box.current?.querySelector<HTMLElement>('[tabindex]')?.focus()
  }, [isThere])
  const read = readDay(text, today)
  const keep = (next: string | null) =>
    keeping.run(async () => {
      await services.measures.keepLook({ requestId, change, today, next })
      changesHaveChanged()
      onKept(next)
    })
  if (error !== undefined && !value) return <Problem error={error} />
  if (!value)
    return <Working {...(progress ?? { phase: say('changes.looking'), done: 0 })} onCancel={onClose} />
  return (
    <Stack gap="xs">
      <div ref={box}>
        <Statement statement={value} />
      </div>
      <Group align="flex-end" gap="sm">
        <TypedField
          label={words('changes.next-look')}
          value={text}
          fault={'fault' in read ? read.fault : undefined}
          onType={setText}
        />
        <ActionButton variant="subtle" busy={keeping.busy} onClick={onClose}>
          {words('changes.close-look')}
        </ActionButton>
        <ActionButton variant="default" busy={keeping.busy} onClick={() => keep(null)}>
          {words('changes.keep-last')}
        </ActionButton>
        <ActionButton busy={keeping.busy} onClick={() => 'value' in read && keep(read.value)}>
          {words('changes.keep-look')}
        </ActionButton>
      </Group>
      {keeping.error !== undefined && <Problem error={keeping.error} />}
    </Stack>
  )
}
