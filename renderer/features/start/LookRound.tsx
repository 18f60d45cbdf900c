import { Button, Group, Stack, Text } from '@mantine/core'
import { Problem, Working } from '../../ui/states.tsx'
import { useEscape } from '../../ui/use-escape.ts'
import { words } from '../../ui/words.ts'
import { DEMONSTRATION_PATIENTS } from './demonstration.ts'
import { StepTitle } from './StepTitle.tsx'
import type { LookingRound } from './use-look-round.ts'

/** The demonstration is being made: how far it is, and the way back from it. */
export function LookRound({ progress, error, cancel }: LookingRound) {
  useEscape(cancel)
  return (
    <Stack>
      <StepTitle>{words('start.way-look')}</StepTitle>
      <Text c="dimmed">{words('start.look-is', { people: DEMONSTRATION_PATIENTS })}</Text>
      {error === undefined ? (
        <Working {...progress} onCancel={cancel} />
      ) : (
        <>
          <Problem error={error} />
          <Group>
            <Button variant="default" onClick={cancel}>
              {words('start.back')}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  )
}
