import { Text } from '@mantine/core'
import type { services } from '../../client/services.ts'
import { whoseText } from '../../parts/born-text.ts'

/** Whom a note is about. */
export type Whose = Pick<
  Awaited<ReturnType<typeof services.patients.open>>,
  'patient' | 'name' | 'birth' | 'birthIsAbout'
>

/** Name and birth date, where one writes and again where one signs: a note on the wrong chart is found by nobody. */
export function WhoseNote({ who }: { who: Whose }) {
  return (
    <Text size="sm" fw={600} className="whose">
      <bdi>{whoseText(who)}</bdi>
    </Text>
  )
}
