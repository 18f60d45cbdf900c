import { Button, Stack, Table, Text, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { Namesake } from '../../shared/contract/intake.ts'
import type { NewPerson } from '../../shared/domain/entry.ts'
import { services } from '../client/services.ts'
import { dateText } from '../ui/dates.ts'
import { Problem } from '../ui/states.tsx'
import { useLoaded } from '../ui/use-call.ts'
import { words } from '../ui/words.ts'

/** After so long without a letter they are looked for. */
const PAUSE_MILLISECONDS = 200

type Typed = Pick<NewPerson, 'name' | 'birth' | 'sex' | 'identifiers'>

/** What of a person is asked by. */
export const describedBy = ({ name, birth, sex, identifiers }: Typed): Typed => ({
  name,
  ...(birth !== undefined && { birth }),
  sex,
  identifiers,
})

/** Who is here already and may be whom somebody types; looked for while one types. */
export function useNamesakes(typed: Typed) {
  const { name, identifiers } = typed
  const text = JSON.stringify(describedBy(typed))
  const [asked] = useDebouncedValue(text, PAUSE_MILLISECONDS)
  const { value, error } = useLoaded(
    async signal => {
      const isBlank = name.trim().length < 2 && identifiers.length === 0
      const found = isBlank ? [] : await services.intake.namesakes(JSON.parse(asked) as Typed, { signal })
      return { asked, found }
    },
    [asked],
  )
  return { found: value?.found ?? [], error, isCurrent: value?.asked === text }
}

/** Those who may be meant, with what tells them apart, and the way to the chart of each. */
export function Namesakes({
  found,
  error,
  onOpen,
}: {
  found: readonly Namesake[]
  error: unknown
  onOpen(patient: number): void
}) {
  if (error !== undefined) return <Problem error={error} />
  if (found.length === 0) return null
  return (
    <Stack gap="xs" className="other-text" role="status">
      <Title order={3} size="h5">
        {words('register.may-be')}
      </Title>
      <Table className="stacks" aria-label={words('register.may-be')} verticalSpacing={4}>
        <Table.Tbody>
          {found.map(({ patient, name, birth, sex, identifier, likeness }) => (
            <Table.Tr key={patient}>
              <Table.Td className="whole">
                <strong>
                  <bdi>{name}</bdi>
                </strong>
              </Table.Td>
              <Table.Td>{birth ? dateText(birth) : words('chart.birth-unknown')}</Table.Td>
              <Table.Td>{words('register.sex-is', { sex })}</Table.Td>
              <Table.Td>
                <bdi>{identifier}</bdi>
              </Table.Td>
              <Table.Td>
                <Text size="sm" c="dimmed">
                  {words('register.like', { likeness })}
                </Text>
              </Table.Td>
              <Table.Td>
                <Button size="compact-sm" variant="default" onClick={() => onOpen(patient)}>
                  <bdi>{words('register.is-her', { name })}</bdi>
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}
