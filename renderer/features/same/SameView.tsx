import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { MatchAnswer } from '../../../shared/contract/ingest-people.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { PersonSides } from '../../parts/PersonSides.tsx'
import { Reasons } from '../../parts/Reasons.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Empty, Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { useFocusWhenDrawn } from '../../ui/use-focus.ts'
import { useEscape } from '../../ui/use-escape.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { words } from '../../ui/words.ts'

/** One after the other: what was put off comes last. */
const FIRST = { offset: 0, limit: 1 }

type Pairs = Awaited<ReturnType<typeof services.patients.pairs>>

/** What was last said, and of whom: a key pressed by mistake must be seen. */
interface Said {
  readonly person: number
  readonly one: string
  readonly other: string
  readonly answer: MatchAnswer
}
const nameOf = ({ person, name }: Pairs['rows'][number]['one']) => words('same.named', { person, name })

const answers = [
  { answer: 'same', key: 's', variant: 'filled' },
  { answer: 'different', key: 'd', variant: 'default' },
  { answer: 'later', key: 'l', variant: 'default' },
] as const satisfies ReadonlyArray<{ answer: MatchAnswer; key: string; variant: string }>

/** Pairs that may be one person, one after the other: what both sources say, why they may be, and what to say. */
export function SameView() {
  const { go } = useRouter()
  const loaded = useLoaded(async signal => {
    // What an import that ended too early left undone.
    await services.intake.matchPeople({}, { signal })
    return services.patients.pairs(FIRST, { signal })
  }, [])
  const [since, setSince] = useState<Pairs | undefined>(undefined)
  const [said, setSaid] = useState<Said | undefined>(undefined)
  const action = useAction()
  const result = useRef<HTMLParagraphElement>(null)
  const focus = useFocusWhenDrawn(said)
  useEscape(() => go('patients'))
  const pairs = since ?? loaded.value
  const pair = pairs?.rows[0]
  const say = (answer: MatchAnswer) => {
    if (!pair || action.busy) return
    const { one, other } = pair
    action.run(async () => {
      await services.intake.answerPair({ one: one.person, other: other.person, answer })
      // Busy until the next pair is in sight: a key pressed twice says nothing of one whom nobody has looked at.
      setSince(await services.patients.pairs(FIRST))
      focus(() => result.current)
      setSaid({ person: one.person, one: nameOf(one), other: nameOf(other), answer })
    })
  }
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isOther = event.repeat || event.ctrlKey || event.altKey || event.metaKey
    const found = answers.find(each => each.key === event.key)
    if (found && !isOther && !document.querySelector('[role="dialog"]')) say(found.answer)
  })
  useEffect(() => {
    const heard = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', heard)
    return () => window.removeEventListener('keydown', heard)
  }, [])

  if (loaded.error !== undefined && !pairs) return <Problem error={loaded.error} />
  if (!pairs) return <Skeleton h={240} aria-busy />
  return (
    <Stack>
      <Group justify="space-between">
        <ViewTitle>{words('view.same')}</ViewTitle>
        <Text c="dimmed" size="sm" role="status">
          {words('same.pairs', { pairs: pairs.total })}
        </Text>
      </Group>
      {action.error !== undefined && <Problem error={action.error} />}
      {said && (
        <Group gap="xs">
          <Text size="sm" role="status" ref={result} tabIndex={-1}>
            {words('same.said', { one: said.one, other: said.other, answer: said.answer })}
          </Text>
          <Button size="compact-xs" variant="subtle" onClick={() => go('chart', { patient: said.person })}>
            {words('same.chart-of', { person: said.person })}
          </Button>
        </Group>
      )}
      {pair ? (
        <>
          <PersonSides sides={[pair.one, pair.other]} label={words('same.sides')} />
          <Title order={3} size="h4">
            {words('same.reasons')}
          </Title>
          <Reasons reasons={pair.reasons} />
          {pair.isPutOff && <Text size="sm">{words('same.put-off')}</Text>}
          <Group>
            {answers.map(({ answer, key, variant }) => (
              <ActionButton
                key={answer}
                variant={variant}
                busy={action.busy}
                aria-keyshortcuts={key}
                onClick={() => say(answer)}
              >
                {words('same.answer', { answer })}
              </ActionButton>
            ))}
            {[pair.one, pair.other].map(({ person, patient }) => (
              <Button key={person} variant="subtle" onClick={() => go('chart', { patient })}>
                {words('same.chart-of', { person })}
              </Button>
            ))}
          </Group>
          <Text c="dimmed" size="sm" maw="75ch">
            {words('same.what-follows')}
          </Text>
        </>
      ) : (
        <Empty
          title={words('same.none')}
          action={<Button onClick={() => go('patients')}>{words('same.back')}</Button>}
        >
          {words('same.none-why')}
        </Empty>
      )}
    </Stack>
  )
}
