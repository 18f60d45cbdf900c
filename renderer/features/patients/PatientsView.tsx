import { Button, Group, Text, TextInput, Title } from '@mantine/core'
import { useDebouncedValue, useHotkeys } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react'
import { services } from '../../client/services.ts'
import { useDraft, type Draft } from '../../client/drafts.ts'
import { useRouter } from '../../client/router.ts'
import { ageYears, agoText, dateText } from '../../ui/dates.ts'
import { Empty, Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'

const ROW = 32
const PAGE = 100
type Line = Awaited<ReturnType<typeof services.patients.list>>['rows'][number]

/** What was searched for and which line was chosen: coming back from a chart finds the list as it was left. */
const search: Draft<{ readonly query: string; readonly line: number }> = {
  name: 'patients.search',
  initial: { query: '', line: 0 },
}

/** Everybody, found as you type; only the rows in sight are drawn and asked for. */
export function PatientsView() {
  const { go } = useRouter()
  const [{ query, line: at }, setSearch] = useDraft(search)
  const [asked] = useDebouncedValue(query, 80)
  const first = useLoaded(
    async signal => ({
      query: asked,
      ...(await services.patients.list({ query: asked, offset: 0, limit: PAGE }, { signal })),
    }),
    [asked],
  )
  // Who was found for other words than those that stand there now must not be opened by a quick Enter: it waits for its own answer.
  const current = first.value?.query === query
  const [hurried, setHurried] = useState(false)
  const [pages, setPages] = useState(new Map<number, readonly Line[]>())
  const scroll = useRef<HTMLDivElement>(null)
  const total = first.value?.total ?? 0
  const list = useVirtualizer({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 8,
    scrollMargin: ROW,
    scrollPaddingStart: ROW,
  })
  const items = list.getVirtualItems()
  const lastPage = Math.floor((items.at(-1)?.index ?? 0) / PAGE)

  useEffect(() => setPages(first.value ? new Map([[0, first.value.rows]]) : new Map()), [first.value])
  // Back from a chart, the line that was open is in sight.
  const filled = total > 0
  const toChosenLine = useEffectEvent(() => {
    if (at > 0) list.scrollToIndex(Math.min(at, total - 1))
  })
  useEffect(() => {
    if (filled) toChosenLine()
  }, [filled])
  useEffect(() => {
    if (pages.has(lastPage) || pages.size === 0) return
    const stop = new AbortController()
    services.patients
      .list({ query: asked, offset: lastPage * PAGE, limit: PAGE }, { signal: stop.signal })
      .then(
        ({ rows }) => setPages(known => new Map(known).set(lastPage, rows)),
        () => {
          /* the next scroll asks again */
        },
      )
    return () => stop.abort()
  }, [lastPage, asked, pages])

  const row = (index: number) => pages.get(Math.floor(index / PAGE))?.[index % PAGE]
  const choose = (to: number) => {
    if (to >= 0 && to < total) {
      setSearch({ line: to })
      list.scrollToIndex(to)
    }
  }
  const open = (index: number) => {
    const line = row(index)
    if (line) {
      setSearch({ line: index })
      go('chart', { patient: line.patient })
    }
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      choose(at + (event.key === 'ArrowDown' ? 1 : -1))
    }
    if (event.key === 'Enter') {
      if (current) open(at)
      else setHurried(true)
    }
    // Out of the field, so that j and k are keys and no letters.
    if (event.key === 'Escape') scroll.current?.focus()
  }
  const openFirst = useEffectEvent(() => {
    const line = first.value?.rows[0]
    if (line) go('chart', { patient: line.patient })
  })
  useEffect(() => {
    if (hurried && current) openFirst()
  }, [hurried, current])
  useHotkeys([
    ['j', () => choose(at + 1)],
    ['k', () => choose(at - 1)],
  ])
  const empty = first.value?.total === 0
  return (
    <div role="presentation" className="filling" onKeyDown={onKey}>
      <Group justify="space-between" mb="sm">
        <Title order={2}>Patients</Title>
        <Text c="dimmed" size="sm" role="status">
          {first.value ? `${total} ${asked ? 'found' : 'patients'}` : ''}
        </Text>
      </Group>
      <TextInput
        id="patient-search"
        aria-label="Search patients"
        placeholder="Name, identifier, diagnosis, or words in a note"
        value={query}
        onChange={event => {
          setHurried(false)
          setSearch({ query: event.currentTarget.value, line: 0 })
        }}
        autoFocus
        mb="sm"
      />
      {first.error !== undefined && <Problem error={first.error} />}
      {empty && asked === '' && (
        <Empty title="No patients yet" action={<Button onClick={() => go('intake')}>Bring in files</Button>}>
          Casebook reads FHIR R4 bundles and NDJSON exports. What it reads stays on this machine, encrypted.
        </Empty>
      )}
      {empty && asked !== '' && (
        <Empty title="Nobody found">No name, identifier, code or note has words that begin like this.</Empty>
      )}
      <div ref={scroll} className="scroll" tabIndex={0} aria-label="Found patients" role="group">
        {total > 0 && (
          <div className="row head" aria-hidden>
            <span>Name</span>
            <span>Born</span>
            <span className="number">Age</span>
            <span>Sex</span>
            <span>Identifier</span>
            <span>{asked === '' ? 'Last seen' : 'Found in, or last seen'}</span>
          </div>
        )}
        <div style={{ height: total * ROW, position: 'relative' }} role="list" aria-label="Patients">
          {items.map(({ index, start, size }) => {
            const line = row(index)
            return (
              <div key={index} role="listitem">
                <button
                  type="button"
                  tabIndex={-1}
                  className="row"
                  aria-current={index === at}
                  style={{ top: start - ROW, height: size }}
                  onClick={() => open(index)}
                >
                  {line && <Row line={line} />}
                </button>
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}

function Row({ line }: { line: Line }) {
  const age = ageYears(line.birth)
  return (
    <>
      <span title={line.name}>
        <strong>{line.name}</strong>
        {line.deceased ? ' (deceased)' : ''}
      </span>
      <span>{line.birth ? dateText(line.birth) : <Missing />}</span>
      <span className="number">{line.deceased ? '' : age}</span>
      <span>{line.sex}</span>
      <span>{line.identifier}</span>
      <span title={line.hit}>
        {line.hit ??
          (line.lastActivity ? (
            <>
              {dateText(line.lastActivity)}{' '}
              <Text span size="xs" c="dimmed">
                {agoText(line.lastActivity)}
              </Text>
            </>
          ) : (
            <Missing />
          ))}
      </span>
    </>
  )
}

const Missing = () => (
  <Text span size="sm" c="dimmed">
    not recorded
  </Text>
)
