import { Button, Group, Text } from '@mantine/core'
import { logbookLacks, type Logbook, type LogbookLack } from '../../../shared/contract/patients-logbook.ts'
import { words } from '../../ui/words.ts'

interface LackingProps {
  readonly part: Logbook
  readonly chosen: LogbookLack | undefined
  onChoose(lack: LogbookLack | undefined): void
}

/** How many operations there are, and what nobody recorded of them: each leads to those. */
export function Lacking({ part: { of, lacking }, chosen, onChoose }: LackingProps) {
  const there = logbookLacks.filter(each => lacking[each] > 0)
  return (
    <Group
      gap="xs"
      className="logbook-lacking"
      role="group"
      aria-label={words('logbook.head', { operations: of })}
    >
      <Text size="sm" fw={600}>
        {words('logbook.head', { operations: of })}
      </Text>
      {there.length === 0 && <Text size="sm">{words('logbook.lacks-nothing')}</Text>}
      {there.map(lack => (
        <Button
          key={lack}
          size="compact-sm"
          variant={chosen === lack ? 'light' : 'default'}
          aria-pressed={chosen === lack}
          onClick={() => onChoose(chosen === lack ? undefined : lack)}
        >
          {words('logbook.lacks', { lack, operations: lacking[lack] })}
        </Button>
      ))}
      {chosen !== undefined && (
        <Button size="compact-sm" variant="subtle" onClick={() => onChoose(undefined)}>
          {words('logbook.show-all', { operations: of })}
        </Button>
      )}
    </Group>
  )
}
