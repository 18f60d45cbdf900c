import { Button, Group, Skeleton, Text } from '@mantine/core'
import { factKinds } from '../../../shared/domain/facts/registry.ts'
import { say } from '../../../shared/words/message.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { writtenOfText } from '../../parts/written-of-text.ts'
import { useLoaded } from '../../ui/use-call.ts'
import { Problem } from '../../ui/states.tsx'
import { enumerated, words } from '../../ui/words.ts'

/** So many people are offered to be opened; the others are in the list of patients. */
const OFFERED = 5

interface BroughtProps {
  readonly importId: number
  /** Changes whenever the import may have: it is asked for again. */
  readonly state: string
  /** Whether it is said that there is nothing. */
  readonly saysNothing?: boolean
}

/**
 * What is here of one import: its first people, each with the way to her chart, its facts by kind, and the published
 * works it named.
 */
export function Brought({ importId, state, saysNothing = false }: BroughtProps) {
  const { go } = useRouter()
  const { value, error } = useLoaded(
    signal => services.library.brought({ importId, people: OFFERED }, { signal }),
    [importId, state],
  )
  if (error !== undefined) return <Problem error={error} />
  if (!value) return <Skeleton h={28} />
  const facts = factKinds
    .filter(kind => value.facts[kind] > 0)
    .map(kind => words('chart.kind-count', { kind: say(`kind.${kind}`), facts: value.facts[kind] }))
  const { works } = value
  if (saysNothing && value.people.length + facts.length + works.records === 0)
    return <Text size="sm">{words('intake.brought-nothing')}</Text>
  return (
    <>
      {works.records > 0 && (
        <Group gap="xs">
          <Text size="sm">{words('intake.brought-works', works)}</Text>
          <Button size="compact-sm" variant="subtle" onClick={() => go('library', {})}>
            {words('intake.open-library')}
          </Button>
        </Group>
      )}
      {value.people.length > 0 && (
        <Group gap="xs">
          {value.people.map(({ patient, ...who }) => (
            <Button
              key={patient}
              size="compact-sm"
              variant="default"
              onClick={() => go('chart', { patient })}
            >
              <bdi>{words('intake.open', { who: writtenOfText(who) })}</bdi>
            </Button>
          ))}
          {value.people.length === OFFERED && (
            <Button size="compact-sm" variant="subtle" onClick={() => go('patients')}>
              {words('intake.open-list')}
            </Button>
          )}
        </Group>
      )}
      {facts.length > 0 && <Text size="sm">{enumerated(facts)}</Text>}
    </>
  )
}
