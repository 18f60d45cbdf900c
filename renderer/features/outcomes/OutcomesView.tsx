import {
  Button,
  Group as Line,
  NativeSelect,
  SegmentedControl,
  Skeleton,
  Stack,
  Table,
  Text,
  Title,
} from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { isDue } from '../../../shared/domain/measures/change.ts'
import { topics, type Topic } from '../../../shared/domain/measures/measure.ts'
import type { By } from '../../../shared/domain/measures/series.ts'
import { useCaveat } from '../../client/casebook-kind.ts'
import { useDraft, type Draft } from '../../client/drafts.ts'
import type { AskedMeasure } from '../../client/measure-series.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { CaveatNote } from '../../parts/CaveatNote.tsx'
import { DueChanges } from '../../parts/DueChanges.tsx'
import { useOutcomeChanges } from '../../parts/use-outcome-changes.ts'
import { isoText, isoToday } from '../../ui/dates.ts'
import { moveAmongRows } from '../../ui/rows.ts'
import { Empty, Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { words } from '../../ui/words.ts'
import { Cannot } from './Cannot.tsx'
import { isAnswered, topicOf } from './groups.ts'
import { needOf, needs } from './needs.ts'
import { OutcomeRow } from './OutcomeRow.tsx'
import './outcomes.css'
import { YourForecasts } from './YourForecasts.tsx'
import { useAllSeries, type AllSeries } from './use-all-series.ts'

const spans = ['month', 'quarter', 'year'] as const satisfies readonly By[]

/** Which measure was opened last, so that coming back finds the keys there; and how time is cut. */
const opened: Draft<{
  readonly measure?: string | undefined
  readonly by?: By | undefined
  readonly topic?: Topic | undefined
}> = {
  name: 'outcomes.opened',
  initial: {},
  keep: z.strictObject({
    measure: z.string().optional(),
    by: z.enum(spans).optional(),
    topic: z.enum(topics).optional(),
  }),
}

/** One's own outcomes, each measure a line: the number with its doubt first. */
export function OutcomesView() {
  const { go } = useRouter()
  const list = useLoaded(signal => services.measures.list({}, { signal }), [])
  const people = useLoaded(
    signal => services.patients.list({ query: '', offset: 0, limit: 1 }, { signal }),
    [],
  )
  const error = list.error ?? people.error
  if (error !== undefined) return <Titled>{<Problem error={error} />}</Titled>
  if (!list.value || !people.value)
    return (
      <Titled>
        <Skeleton h={240} aria-busy />
      </Titled>
    )
  if (people.value.total === 0)
    return (
      <Titled>
        <Empty
          title={words('outcomes.none')}
          action={
            <Line>
              <Button onClick={() => go('intake')}>{words('outcomes.bring-in')}</Button>
              <Button variant="default" onClick={() => go('logbook', { log: true })}>
                {words('outcomes.log-operation')}
              </Button>
            </Line>
          }
        >
          {words('outcomes.none-why')}
        </Empty>
      </Titled>
    )
  return <Measures asked={list.value} />
}

const Titled = ({ children }: { children: React.ReactNode }) => (
  <Stack>
    <ViewTitle>{words('view.outcomes')}</ViewTitle>
    {children}
  </Stack>
)

function Measures({ asked }: { asked: readonly AskedMeasure[] }) {
  const { go } = useRouter()
  const caveat = useCaveat()
  const changes = useOutcomeChanges()
  const due = (changes.value ?? []).filter(each => isDue(each, isoToday()))
  const [{ measure: last, by: chosen, topic }, setOpened] = useDraft(opened)
  // Months say too little of what a small practice counts, and years come too late; but who has just begun has no more.
  const [isTooNew, setTooNew] = useState(false)
  const by = chosen ?? (isTooNew ? 'month' : 'quarter')
  const all = useAllSeries(asked, by)
  const isNothingWhole =
    all.state === 'counted' && asked.every(each => all.seriesOf(each)?.points.length === 0)
  if (isNothingWhole && !isTooNew) setTooNew(true)
  const box = useRef<HTMLDivElement>(null)
  const isBack = useRef(last)
  useEffect(() => {
    const row =
      isBack.current && box.current?.querySelector<HTMLElement>(`[data-measure="${isBack.current}"]`)
    if (row) row.focus()
  }, [])
  const open = (measure: string) => {
    setOpened({ measure })
    go('measure', { measure, by })
  }
  // Those without an answer go to the end once all are counted: until then no line moves.
  const isWhole = all.state === 'counted' || asked.every(each => all.seriesOf(each) !== undefined)
  const cannot = isWhole ? asked.filter(each => hasNoAnswer(all, each)) : []
  const shown = asked.filter(each => !cannot.includes(each))
  // By what needs somebody first; while it is counted no line moves, so until then by topics.
  const groups = isWhole
    ? needs.map(need => ({
        title: words('outcomes.need', { need }),
        why: words('outcomes.need-why', { need }),
        members: shown.filter(
          each =>
            needOf(all.seriesOf(each), each.whole.measure) === need &&
            (topic === undefined || topicOf(each.whole.measure) === topic),
        ),
      }))
    : topics.map(each => ({
        title: words(`outcomes.topic.${each}`),
        why: undefined,
        members: shown.filter(({ whole }) => topicOf(whole.measure) === each),
      }))
  const focusRow = useRef<string>(undefined)
  useEffect(() => {
    // Whoever stood on a line stays on it when the lines find their places.
    if (isWhole && document.activeElement === document.body && focusRow.current)
      box.current?.querySelector<HTMLElement>(`[data-measure="${focusRow.current}"]`)?.focus()
  }, [isWhole])
  const upTo = asked.map(each => all.seriesOf(each)?.upTo).find(each => typeof each === 'string')
  return (
    // The keys move among its rows, from wherever one is on the page.
    <Stack
      ref={box}
      role="presentation"
      onKeyDown={moveAmongRows}
      onFocus={event => (focusRow.current = event.target.dataset['measure'])}
    >
      <Line justify="space-between">
        <ViewTitle>{words('view.outcomes')}</ViewTitle>
        <Line gap="sm">
          <Progress all={all} asked={asked} upTo={upTo} />
          <SegmentedControl
            size="xs"
            aria-label={words('measure.by')}
            value={by}
            data={spans.map(span => ({ value: span, label: words('measure.by-what', { by: span }) }))}
            onChange={next => setOpened({ by: next as By })}
          />
          <Button size="compact-sm" variant="default" onClick={() => go('follow-up')}>
            {words('follow-up.open')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => go('month-count')}>
            {words('month.open')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => go('logbook')}>
            {words('view.logbook')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => go('own-measure')}>
            {words('outcomes.new-measure')}
          </Button>
        </Line>
      </Line>
      <CaveatNote caveat={caveat} />
      {due.length > 0 && (
        <section className="outcome-due">
          <Title order={3} size="h4">
            {words('changes.due', { changes: due.length })}
          </Title>
          <DueChanges changes={due} onOpen={({ measure, change }) => go('measure', { measure, change })} />
        </section>
      )}
      <div>
        {isWhole && (
          <NativeSelect
            size="xs"
            w="16rem"
            mb="sm"
            label={words('outcomes.topics')}
            value={topic ?? ''}
            data={[
              { value: '', label: words('outcomes.every-topic') },
              ...topics
                .filter(each => asked.some(({ whole }) => topicOf(whole.measure) === each))
                .map(each => ({ value: each, label: words(`outcomes.topic.${each}`) })),
            ]}
            onChange={event => {
              const { value } = event.currentTarget
              setOpened({ topic: topics.find(each => each === value) })
            }}
          />
        )}
        {groups.map(({ title, why, members }) => (
          <GroupTable key={title} {...{ title, why, by, all }} asked={members} onOpen={open} />
        ))}
        <YourForecasts />
        {isNothingWhole && upTo !== undefined && (
          <Text>{words('outcomes.nothing-whole', { by, upTo: isoText(upTo) })}</Text>
        )}
        {cannot.length > 0 && !isNothingWhole && (
          <Cannot
            lines={cannot.map(each => ({ asked: each, series: all.seriesOf(each)! }))}
            isOpenAtFirst={cannot.some(({ whole }) => whole.measure.id === last)}
            onOpen={open}
          />
        )}
      </div>
    </Stack>
  )
}

const hasNoAnswer = (all: AllSeries, each: AskedMeasure): boolean => {
  const series = all.seriesOf(each)
  return series !== undefined && !isAnswered(series, each.whole)
}

/** How far the counting is, and the way to stop it. */
function Progress({
  all,
  asked,
  upTo,
}: {
  all: AllSeries
  asked: readonly AskedMeasure[]
  upTo: string | undefined
}) {
  const told = { done: all.done, of: asked.length }
  return (
    <Line gap="sm">
      <Text size="sm" c="dimmed" role="status">
        {all.state === 'counting' && words('outcomes.counted', told)}
        {all.state === 'stopped' && words('outcomes.stopped', told)}
        {all.state === 'counted' &&
          upTo &&
          words('outcomes.all-counted', { measures: asked.length, upTo: isoText(upTo) })}
      </Text>
      {all.state !== 'counted' && (
        <Button size="compact-xs" variant="default" onClick={all.state === 'counting' ? all.stop : all.goOn}>
          {words(all.state === 'counting' ? 'outcomes.stop' : 'outcomes.go-on')}
        </Button>
      )}
    </Line>
  )
}

function GroupTable({
  title,
  why,
  by,
  asked,
  all,
  onOpen,
}: {
  title: string
  /** What puts them together, where that is not a topic. */
  why: string | undefined
  by: By
  asked: readonly AskedMeasure[]
  all: AllSeries
  onOpen(measure: string): void
}) {
  if (asked.length === 0) return null
  return (
    <section className="outcome-group">
      <Title order={3} size="h4">
        {title}
      </Title>
      {why && (
        <Text size="sm" c="dimmed">
          {why}
        </Text>
      )}
      <Table aria-label={title} fz="sm" className="stacks outcome-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words('outcomes.measure')}</Table.Th>
            <Table.Th>{words('outcomes.latest', { by })}</Table.Th>
            <Table.Th>{words('outcomes.course', { by })}</Table.Th>
            <Table.Th>{words('outcomes.seen')}</Table.Th>
            <Table.Th>{words('outcomes.doubt')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {asked.map(each => (
            <OutcomeRow
              key={each.hash}
              whole={each.whole}
              own={each.own}
              by={by}
              series={all.seriesOf(each)}
              isFailed={all.failureOf(each) !== undefined}
              isWaiting={all.state === 'stopped'}
              onOpen={() => onOpen(each.whole.measure.id)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
