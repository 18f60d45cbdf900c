import { Group, Text } from '@mantine/core'
import { useRef } from 'react'
import { say } from '../../../shared/words/message.ts'
import { useDraftChanges } from '../../client/drafts.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Problem, Working } from '../../ui/states.tsx'
import { words } from '../../ui/words.ts'
import { rowDraft } from './row-draft.ts'
import { isReady, signRows, stopSigning, useSigning } from './signing.ts'
import { ToMend } from './ToMend.tsx'

/** What is to be mended, and the signing of all that is not: how far it is, and what came of it. */
export function SignRows({ rows }: { rows: readonly string[] }) {
  useDraftChanges(rowDraft)
  const { isRunning, isStopped, turn, done, of, stored, error } = useSigning()
  const result = useRef<HTMLParagraphElement>(null)
  const ready = rows.filter(isReady)
  return (
    <>
      <ToMend names={rows} isHidden={isRunning} />
      {error !== undefined && <Problem error={error} />}
      {isRunning && <Working phase={say('grid.signing')} done={done} of={of} onCancel={stopSigning} />}
      <Group gap="sm" mt="xs">
        <ActionButton
          busy={isRunning}
          disabled={ready.length === 0 && !isRunning}
          onClick={() => void signRows(rows).then(() => result.current?.focus())}
        >
          {words('grid.sign', { rows: isRunning ? of : ready.length })}
        </ActionButton>
        {!isRunning && turn > 0 && (
          <Text size="sm" role="status" ref={result} tabIndex={-1}>
            {words(isStopped ? 'grid.stopped' : 'grid.signed', { stored, of })}
          </Text>
        )}
        {!isRunning && rows.length > ready.length && (
          <Text size="sm" c="dimmed">
            {words('grid.not-ready', { rows: rows.length - ready.length })}
          </Text>
        )}
      </Group>
    </>
  )
}
