import { Text } from '@mantine/core'
import type { services } from '../../client/services.ts'
import { dateText } from '../../ui/dates.ts'
import { words } from '../../ui/words.ts'

export type Who = Awaited<ReturnType<typeof services.patients.open>>

/** Whose visit it is, where one types and again where one signs: what stands on the wrong chart is found by nobody. */
export function Whose({ who: { name, birth } }: { who: Who }) {
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
