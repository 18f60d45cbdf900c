import { Button, Skeleton, Stack, Text } from '@mantine/core'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { Empty, Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { useEscape } from '../../ui/use-escape.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { words } from '../../ui/words.ts'
import { WrittenOf } from './WrittenOf.tsx'

/** Notes that were written here of people whose records were taken out: they stay within reach. */
export function TakenOutView() {
  const { go } = useRouter()
  const { value, error } = useLoaded(signal => services.library.takenOut({}, { signal }), [])
  useEscape(() => go('patients'))
  if (error !== undefined) return <Problem error={error} />
  if (!value) return <Skeleton h={240} aria-busy />
  return (
    <Stack>
      <ViewTitle>{words('view.taken-out')}</ViewTitle>
      {value.length === 0 ? (
        <Empty
          title={words('taken-out.none')}
          action={<Button onClick={() => go('patients')}>{words('same.back')}</Button>}
        >
          {words('taken-out.none-why')}
        </Empty>
      ) : (
        <>
          <Text c="dimmed" maw="75ch">
            {words('taken-out.why')}
          </Text>
          {value.map(each => (
            <WrittenOf key={each.patient} of={each} />
          ))}
        </>
      )}
    </Stack>
  )
}
