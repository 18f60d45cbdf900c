import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useRef, useState } from 'react'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { PersonSides } from '../../parts/PersonSides.tsx'
import { Reasons } from '../../parts/Reasons.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { isoText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { useFocusWhenDrawn } from '../../ui/use-focus.ts'
import { useEscape } from '../../ui/use-escape.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { words } from '../../ui/words.ts'

/** Another chart is another view of it. */
export const JoinedPage = ({ patient }: { readonly patient: number }) => (
  <JoinedView key={patient} patient={patient} />
)

/** All who stand on one chart, why they do, and the way to take one of them from it. */
function JoinedView({ patient }: { readonly patient: number }) {
  const { go } = useRouter()
  const loaded = useLoaded(signal => services.patients.joined({ patient }, { signal }), [patient])
  const [taken, setTaken] = useState<{ person: number; notes: number } | undefined>(undefined)
  const action = useAction()
  const result = useRef<HTMLParagraphElement>(null)
  const focus = useFocusWhenDrawn(taken)
  const back = () => go('chart', { patient })
  useEscape(back)
  if (loaded.error !== undefined) return <Problem error={loaded.error} />
  if (!loaded.value) return <Skeleton h={240} aria-busy />
  const { people, links } = loaded.value
  const takeApart = (person: number) =>
    action.run(async () => {
      const { written } = await services.intake.takeApart({ person })
      focus(() => result.current)
      setTaken({ person, notes: written })
      loaded.reload()
    })
  return (
    <Stack>
      <Group justify="space-between">
        <ViewTitle>{words('view.joined')}</ViewTitle>
        <Button variant="default" size="xs" title="Esc" onClick={back}>
          {words('joined.back')}
        </Button>
      </Group>
      {action.error !== undefined && <Problem error={action.error} />}
      {taken && (
        <Group gap="xs">
          <Text role="status" ref={result} tabIndex={-1}>
            {words('joined.taken', taken)}
          </Text>
          <Button size="compact-xs" variant="subtle" onClick={() => go('chart', { patient: taken.person })}>
            {words('same.chart-of', { person: taken.person })}
          </Button>
        </Group>
      )}
      {people.length === 1 && <Text>{words('joined.alone')}</Text>}
      <PersonSides sides={people} label={words('joined.sides')} />
      {links.map(({ one, other, by }) => (
        <div key={`${one} ${other}`}>
          <Title order={3} size="h4">
            {words('joined.link', { one, other })}
          </Title>
          {by.kind === 'person' ? (
            <Text size="sm">{words('joined.said', { time: isoText(by.at) })}</Text>
          ) : (
            <Reasons reasons={by.reasons} />
          )}
        </div>
      ))}
      {people.length > 1 && (
        <>
          <Group>
            {people.map(({ person }) => (
              <ActionButton
                key={person}
                variant="default"
                busy={action.busy}
                onClick={() => takeApart(person)}
              >
                {words('joined.take-apart', { person })}
              </ActionButton>
            ))}
          </Group>
          <Text c="dimmed" size="sm" maw="75ch">
            {words('joined.what-follows')}
          </Text>
        </>
      )}
    </Stack>
  )
}
