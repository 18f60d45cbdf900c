import { Alert, Button, Group, Progress as ProgressBar, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Progress } from '../../shared/contract/define.ts'
import { inWords } from './faults.ts'
import { number, speak, words } from './words.ts'

/** A calm box that says what failed and what to do. */
export function Problem({ error }: { error: unknown }) {
  const { title, detail } = inWords(error)
  return (
    <Alert color="red" variant="light" title={title} role="alert">
      {detail}
    </Alert>
  )
}

/** Nothing is here yet: what it is for, and the one thing to do next. */
export function Empty({
  title,
  children,
  action,
}: {
  title: string
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <Stack align="flex-start" maw="36rem" mt="xl">
      <Title order={3}>{title}</Title>
      <Text c="dimmed">{children}</Text>
      {action}
    </Stack>
  )
}

export function Working({ phase: said, done, of, onCancel }: Progress & { onCancel?: () => void }) {
  const phase = speak(said)
  return (
    <Group role="status" aria-live="polite" wrap="nowrap">
      <Text size="sm" miw="14rem">
        {of === undefined
          ? phase
          : words('progress.counted', { phase, done: number(done, 0), of: number(of, 0) })}
      </Text>
      <ProgressBar value={of ? (100 * done) / of : 100} animated={!of} flex={1} aria-label={phase} />
      {onCancel && (
        <Button size="xs" variant="default" onClick={onCancel}>
          {words('frame.cancel')}
        </Button>
      )}
    </Group>
  )
}
