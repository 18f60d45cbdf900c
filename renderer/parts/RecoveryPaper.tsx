import './recovery-sheet.css'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { isoText } from '../ui/dates.ts'
import { words } from '../ui/words.ts'

interface RecoveryPaperProps {
  /** What opens the casebook where the passphrase is forgotten. It is kept nowhere. */
  readonly code: string
  /** What one does after it has been printed; not on the paper. */
  readonly children?: ReactNode
}

/** The sheet as it is printed, on today's date, with the button that prints it. */
export function RecoveryPaper({ code, children }: RecoveryPaperProps) {
  const [day] = useState(() => isoText(new Date().toISOString().slice(0, 10)))
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
      <Group className="not-printed">
        <Button variant={children ? 'default' : 'filled'} onClick={() => window.print()}>
          {words('settings.recovery-print')}
        </Button>
        {children}
        <Text size="sm">{words('settings.recovery-once')}</Text>
      </Group>
    </Stack>
  )
}
