import { Button, Group, Text, TextInput, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { services } from '../../app/services.ts'
import { useApp } from '../../app/state.ts'
import { ageYears, dateText } from '../../ui/dates.ts'
import { Empty, Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'

const ROW = 44
const PAGE = 100
type Line = Awaited<ReturnType<typeof services.charts.patients>>['rows'][number]

/** Everybody, found as you type; only the rows in sight are drawn and asked for. */
export function PatientsView() {
  const { openPatient, go } = useApp()
  const [query, setQuery] = useState('')
  const [asked] = useDebouncedValue(query, 80)
  const first = useLoaded(signal => services.charts.patients({ query: asked, offset: 0, limit: PAGE }, { signal }), [asked])
  const [pages, setPages] = useState(new Map<number, readonly Line[]>())
  const [at, setAt] = useState(0)
  const scroll = useRef<HTMLDivElement>(null)
  const total = first.value?.total ?? 0
  const list = useVirtualizer({ count: total, getScrollElement: () => scroll.current, estimateSize: () => ROW, overscan: 8 })
  const items = list.getVirtualItems()
  const lastPage = Math.floor((items.at(-1)?.index ?? 0) / PAGE)

  useEffect(() => { setPages(first.value ? new Map([[0, first.value.rows]]) : new Map()); setAt(0) }, [first.value])
  useEffect(() => {
    if (pages.has(lastPage) || pages.size === 0) return
    const stop = new AbortController()
    services.charts.patients({ query: asked, offset: lastPage * PAGE, limit: PAGE }, { signal: stop.signal })
      .then(({ rows }) => setPages(known => new Map(known).set(lastPage, rows)), () => { /* the next scroll asks again */ })
    return () => stop.abort()
  }, [lastPage, asked, pages])

  const row = (index: number) => pages.get(Math.floor(index / PAGE))?.[index % PAGE]
  const onKey = (event: KeyboardEvent) => {
    const to = event.key === 'ArrowDown' ? at + 1 : event.key === 'ArrowUp' ? at - 1 : at
    if (to !== at && to >= 0 && to < total) { event.preventDefault(); setAt(to); list.scrollToIndex(to) }
    const chosen = row(at)
    if (event.key === 'Enter' && chosen) openPatient(chosen.patient)
  }
  const empty = first.value?.total === 0
  return (
    <div role="presentation" onKeyDown={onKey}>
      <Group justify="space-between" mb="sm">
        <Title order={2}>Patients</Title>
        <Text c="dimmed" size="sm" role="status">{first.value ? `${total} ${asked ? 'found' : 'patients'}` : ''}</Text>
      </Group>
      <TextInput aria-label="Search patients" placeholder="Name, identifier, diagnosis, or words in a note" value={query} onChange={event => setQuery(event.currentTarget.value)} autoFocus mb="sm" />
      {first.error !== undefined && <Problem error={first.error} />}
      {empty && asked === '' && <Empty title="No patients yet" action={<Button onClick={() => go('intake')}>Bring in files</Button>}>Casebook reads FHIR R4 bundles and NDJSON exports. What it reads stays on this machine, encrypted.</Empty>}
      {empty && asked !== '' && <Empty title="Nobody found">No name, identifier, code or note has words that begin like this.</Empty>}
      <div ref={scroll} className="scroll" style={{ height: 'calc(100vh - 10.5rem)' }} role="list" aria-label="Patients">
        <div style={{ height: list.getTotalSize(), position: 'relative' }}>
          {items.map(({ index, start, size }) => {
            const line = row(index)
            return (
              <div key={index} role="listitem">
                <button type="button" tabIndex={-1} className="row" aria-current={index === at} style={{ top: start, height: size }} onClick={() => line && openPatient(line.patient)}>
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
      <span><strong>{line.name}</strong>{line.deceased ? ' (deceased)' : ''}</span>
      <span>{dateText(line.birth)}</span>
      <span>{line.sex}{age === undefined || line.deceased ? '' : `, ${age}`}</span>
      <span>{line.identifier}</span>
      <span title={line.hit}>{line.hit ?? (line.lastActivity ? `last seen ${dateText(line.lastActivity)}` : '')}</span>
    </>
  )
}
