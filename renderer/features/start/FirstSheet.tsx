import { Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { enterCasebook } from '../../client/opening.ts'
import { RecoveryPaper } from '../../parts/RecoveryPaper.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Problem } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { StepTitle } from './StepTitle.tsx'

interface FirstSheetProps {
  readonly code?: string
  /** Why there is none. */
  readonly error?: unknown
}

/** The casebook is made: its recovery sheet, to be printed now or never, and the way on. */
export function FirstSheet({ code, error }: FirstSheetProps) {
  const enter = useAction()
  const [isKept, setKept] = useState(code === undefined)
  const [isAsked, setAsked] = useState(false)
  useEffect(() => document.querySelector<HTMLElement>('.view-title')?.focus(), [])
  const goOn = (
    <ActionButton
      busy={enter.busy}
      onClick={() => (isKept || isAsked ? enter.run(enterCasebook) : setAsked(true))}
    >
      {words('start.go-on')}
    </ActionButton>
  )
  return (
    <Stack>
      <StepTitle>{words('start.made')}</StepTitle>
      {code === undefined ? (
        <>
          <Problem error={error} />
          <Text>{words('start.sheet-later')}</Text>
          {goOn}
        </>
      ) : (
        <>
          <Text c="dimmed">{words('start.sheet-now')}</Text>
          <RecoveryPaper code={code} isLeftBehind={isAsked} onKept={() => setKept(true)}>
            {goOn}
          </RecoveryPaper>
        </>
      )}
      {enter.error !== undefined && <Problem error={enter.error} />}
    </Stack>
  )
}
