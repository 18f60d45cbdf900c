import { Text } from '@mantine/core'
import type { services } from '../../client/services.ts'
import { dateText } from '../../ui/dates.ts'
import { words } from '../../ui/words.ts'

/** Whom a note is about. */
export type Whose = Pick<Awaited<ReturnType<typeof services.patients.open>>, 'patient' | 'name' | 'birth'>

/** Name and birth date, where one writes and again where one signs: a note on the wrong chart is found by nobody. */
export function WhoseNote({ who: { name, birth } }: { who: Whose }) {
  return (
    <Text size="sm" fw={600} className="whose">
      <bdi>
        {birth
          ? words('notes.of', { name, birth: dateText(birth) })
          : words('notes.of-birth-unknown', { name })}
      </bdi>
    </Text>
  )
}
