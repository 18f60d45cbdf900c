import './recovery-sheet.css'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { services } from '../client/services.ts'
import { isoText } from '../ui/dates.ts'
import { Problem } from '../ui/states.tsx'
import { useAction } from '../ui/use-call.ts'
import { words } from '../ui/words.ts'

interface RecoveryPaperProps {
  /** What opens the casebook where the passphrase is forgotten. It is kept nowhere. */
  readonly code: string
  /** Whether somebody was about to leave it without having it on paper, and is asked once. */
  readonly isLeftBehind: boolean
  /** It was printed, or somebody said that she has written it down. */
  onKept(): void
  /** What one does after it has been printed; not on the paper. */
  readonly children?: ReactNode
}

/** The sheet as it is printed, on today's date, with the buttons by which somebody says that she has it on paper. */
export function RecoveryPaper({ code, isLeftBehind, onKept, children }: RecoveryPaperProps) {
  const [day] = useState(() => isoText(new Date().toISOString().slice(0, 10)))
  const [isKept, setKept] = useState(false)
  const keeping = useAction()
  const keep = () =>
    keeping.run(async () => {
      await services.vault.keptRecoverySheet({})
      setKept(true)
      onKept()
    })
  const print = () => {
    window.print()
    keep()
  }
  return (
    <Stack className="recovery-sheet">
      <Title order={3} size="h4">
        {words('settings.recovery-title')}
      </Title>
      <Text ff="monospace" fz={18} data-testid="recovery-code" style={{ overflowWrap: 'anywhere' }}>
        {code}
      </Text>
      <Text>{words('settings.recovery-how')}</Text>
      <Text c="dimmed">{words('settings.recovery-of', { day })}</Text>
      {isLeftBehind && !isKept && (
        <Text role="alert" className="not-printed amber-word">
          {words('settings.recovery-unkept')}
        </Text>
      )}
      {keeping.error !== undefined && <Problem error={keeping.error} />}
      <Group className="not-printed">
        <Button variant={children ? 'default' : 'filled'} onClick={print}>
          {words('settings.recovery-print')}
        </Button>
        <Button variant="default" onClick={keep}>
          {words('settings.recovery-written')}
        </Button>
        {children}
        <Text size="sm" role="status">
          {words(isKept ? 'settings.recovery-kept' : 'settings.recovery-once')}
        </Text>
      </Group>
    </Stack>
  )
}
