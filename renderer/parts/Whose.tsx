import { Text } from '@mantine/core'
import type { services } from '../client/services.ts'
import { whoseText } from './born-text.ts'

export type Who = Awaited<ReturnType<typeof services.patients.open>>

/** Whose it is, where one types and again where one signs: what stands on the wrong chart is found by nobody. */
export function Whose({ who }: { who: Who }) {
  return (
    <Text size="sm" fw={600} className="whose">
      <bdi>{whoseText(who)}</bdi>
    </Text>
  )
}
