import { Button, Skeleton, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { isDue } from '../../../shared/domain/measures/change.ts'
import { useJobs } from '../../client/jobs.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { CriticalList } from '../../parts/CriticalList.tsx'
import { DueChanges } from '../../parts/DueChanges.tsx'
import { useForecastNews } from '../../parts/forecasts/use-forecasts.ts'
import { useOutcomeChanges } from '../../parts/use-outcome-changes.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { AwaitedLines } from './AwaitedLines.tsx'
import { ForecastNews } from './ForecastNews.tsx'
import { RevisionLines } from './RevisionLines.tsx'
import { UnsignedLines } from './UnsignedLines.tsx'
import { useRevisions } from './use-revisions.ts'
import { useKeptNotes } from './use-kept-notes.ts'
import { WaitingPart } from './WaitingPart.tsx'

const MOST_CRITICAL = 20
const MOST_AWAITED = 50
/** So many forecasts that were graded since one looked are worth a line. */
const BATCH = 3

interface WaitingProps {
  readonly today: string
  onOpen(patient: number, tab?: string): void
}
interface Part {
  readonly name: 'critical' | 'unsigned' | 'looks' | 'due' | 'revisions' | 'forecasts'
  readonly title: string
  readonly count: number
  readonly content: ReactNode
}

/** What waits for somebody, one thing at a time: the first that there is stands unfolded, the others below it. */
export function Waiting({ today, onOpen }: WaitingProps) {
  const { go } = useRouter()
  const job = useJobs(state => state.lastImport?.state)
  const notes = useKeptNotes()
  const critical = useLoaded(
    signal => services.patients.critical({ offset: 0, limit: MOST_CRITICAL }, { signal }),
    [job],
  )
  const unsigned = useLoaded(signal => services.day.unsigned({}, { signal }), [job, notes])
  const due = useLoaded(signal => services.day.due({ today, limit: MOST_AWAITED }, { signal }), [job, today])
  const revisions = useRevisions([job, today])
  const changes = useOutcomeChanges()
  const news = useForecastNews([job, today])
  const fresh = news.value && news.value.fresh >= BATCH ? news.value.fresh : 0
  const looks = (changes.value ?? []).filter(each => isDue(each, today))
  const [folded, setFolded] = useState<Readonly<Partial<Record<Part['name'], boolean>>>>({})
  const errors = [
    critical.error,
    unsigned.error,
    due.error,
    changes.error,
    revisions.error,
    news.error,
  ].filter(each => each !== undefined)
  const all: readonly Part[] = [
    {
      name: 'critical',
      title: words('critical.waiting', { results: critical.value?.total ?? 0 }),
      count: critical.value?.total ?? 0,
      content: (
        <>
          <CriticalList lines={critical.value?.rows ?? []} onOpen={onOpen} onSeen={critical.reload} />
          <Button size="compact-xs" variant="subtle" onClick={() => go('critical')}>
            {words('today.all-critical')}
          </Button>
        </>
      ),
    },
    {
      name: 'unsigned',
      title: words('today.unsigned', { notes: unsigned.value?.length ?? 0 }),
      count: unsigned.value?.length ?? 0,
      content: <UnsignedLines notes={unsigned.value ?? []} onOpen={patient => onOpen(patient, 'notes')} />,
    },
    {
      name: 'looks',
      title: words('changes.due', { changes: looks.length }),
      count: looks.length,
      content: (
        <DueChanges changes={looks} onOpen={({ measure, change }) => go('measure', { measure, change })} />
      ),
    },
    {
      name: 'revisions',
      title: words('today.revisions', { answers: revisions.value?.length ?? 0 }),
      count: revisions.value?.length ?? 0,
      content: (
        <RevisionLines
          revisions={revisions.value ?? []}
          onOpen={() => go('evidence', {})}
          onSeen={revisions.reload}
        />
      ),
    },
    {
      name: 'due',
      title: words('today.due', { people: due.value?.total ?? 0 }),
      count: due.value?.total ?? 0,
      content: <AwaitedLines people={due.value?.rows ?? []} total={due.value?.total ?? 0} onOpen={onOpen} />,
    },
    {
      name: 'forecasts',
      title: words('forecasts.news', { n: fresh }),
      count: fresh,
      content: <ForecastNews graded={news.value?.graded ?? 0} onOpen={() => go('outcomes')} />,
    },
  ]
  const parts = all.filter(({ count }) => count > 0)
  // What comes while one reads folds nothing: it stands folded itself, unless it is alone.
  const first = parts.find(({ name }) => name !== 'revisions') ?? parts[0]
  // Nothing may move under the hand: what is asked last may be what stands first.
  const isAsking =
    errors.length === 0 &&
    !(critical.value && unsigned.value && due.value && changes.value && revisions.value)
  return (
    <aside className="today-aside" aria-label={words('today.waiting')}>
      {errors.length > 0 && <Problem error={errors[0]} />}
      {isAsking && <Skeleton h={96} aria-busy />}
      {!isAsking && parts.length === 0 && errors.length === 0 && (
        <Text size="sm" c="dimmed">
          {words('today.nothing-waits')}
        </Text>
      )}
      {!isAsking &&
        parts.map(({ name, title, content }) => {
          const isOpen = !(folded[name] ?? name !== first?.name)
          return (
            <WaitingPart
              key={name}
              title={title}
              isUrgent={name === 'critical'}
              isOpen={isOpen}
              onToggle={() => setFolded({ ...folded, [name]: isOpen })}
            >
              {content}
            </WaitingPart>
          )
        })}
    </aside>
  )
}
