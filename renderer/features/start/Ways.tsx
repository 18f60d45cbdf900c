import { Button, Stack, Text, Title } from '@mantine/core'
import { useId } from 'react'
import { speak, words } from '../../ui/words.ts'
import { ways, wayWords, type Way } from './ways.ts'

interface WaysProps {
  /** The one that was taken back: keys begin there again. */
  readonly last: Way | undefined
  onTake(way: Way): void
}

/** The ways to begin, each with what it does. No passphrase is asked before one was chosen. */
export function Ways({ last, onTake }: WaysProps) {
  const id = useId()
  return (
    <Stack>
      <Title order={2} size="h3">
        {words('start.how')}
      </Title>
      {ways.map(way => (
        <Stack key={way} gap={4}>
          <Button
            variant={way === 'files' ? 'filled' : 'default'}
            justify="start"
            aria-describedby={`${id}-${way}`}
            autoFocus={way === (last ?? ways[0])}
            onClick={() => onTake(way)}
          >
            {speak(wayWords[way].name)}
          </Button>
          <Text size="sm" c="dimmed" id={`${id}-${way}`}>
            {speak(wayWords[way].why)}
          </Text>
        </Stack>
      ))}
    </Stack>
  )
}
