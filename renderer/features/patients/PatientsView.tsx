import { Button, Group, Text, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react'
import { cameFrom } from '../../client/came-from.ts'
import { useDraft } from '../../client/drafts.ts'
import { useRouter } from '../../client/router.ts'
import { ageText } from '../../ui/ages.ts'
import { agoText, dateText } from '../../ui/dates.ts'
import { Empty, Problem } from '../../ui/states.tsx'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { words } from '../../ui/words.ts'
import { Marked } from '../../ui/Marked.tsx'
import { ByHandLinks } from './ByHandLinks.tsx'
import { CriticalLink } from './CriticalLink.tsx'
import { HereAgainLink } from './HereAgainLink.tsx'
import { PairsLink } from './PairsLink.tsx'
import { TakenOutLink } from './TakenOutLink.tsx'
import { patientSearch } from '../../parts/patient-search.ts'
import { JustErased } from './JustErased.tsx'
import { linesOf } from './lines.ts'
import { useFound, type Line } from './use-found.ts'

const ROW = 32

const howMany = ({ isMore }: { readonly isMore: boolean }) =>
  isMore ? ('patients.found-more' as const) : ('patients.found' as const)

/** Everybody, found as you type; only the rows in sight are drawn and asked for. */
export function PatientsView() {
  const { go } = useRouter()
  const [{ query, line: at }, setSearch] = useDraft(patientSearch)
  const [inSight, setInSight] = useState(0)
  const { first, error, current, row } = useFound(query, inSight)
  // Who was found for other words than those that stand there now must not be opened by a quick Enter: it
  // waits for its own answer.
  const [hurried, setHurried] = useState(false)
  const scroll = useRef<HTMLDivElement>(null)
  const total = first?.total ?? 0
  const chosen = first ? Math.min(at, Math.max(0, total - 1)) : at
  const lines = linesOf(total, first?.counts)
  const list = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 8,
    scrollMargin: ROW,
    scrollPaddingStart: ROW,
  })
  const items = list.getVirtualItems()
  const last = lines.lastPerson(items.at(-1)?.index ?? 0)
  useEffect(() => setInSight(last), [last])
  // Back from a chart, the line that was open is in sight.
  const filled = total > 0
  const toChosenLine = useEffectEvent(() => {
    if (chosen > 0) list.scrollToIndex(lines.ofPerson(chosen))
  })
  useEffect(() => {
    if (filled) toChosenLine()
  }, [filled])
  const choose = (to: number) => {
    // Before anybody is there the key is taken too: the list comes with that line chosen.
    if (to >= 0 && (first === undefined || to < total)) {
      setSearch({ line: to })
      list.scrollToIndex(lines.ofPerson(to))
    }
  }
  const asked = first?.query ?? ''
  const open = (index: number) => {
    const line = row(index)
    if (line) {
      setSearch({ line: index })
      cameFrom({ query: asked, line: index, total, patient: line.patient })
      go('chart', { patient: line.patient })
    }
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      choose(chosen + (event.key === 'ArrowDown' ? 1 : -1))
    }
    // A button is pressed by it: the key is its own.
    const isButtons = event.target instanceof Element && event.target.closest('button, a') !== null
    if (event.key === 'Enter' && !isButtons) {
      if (current) open(chosen)
      else setHurried(true)
    }
    // Out of the field, so that j and k are keys and no letters.
    if (event.key === 'Escape') scroll.current?.focus()
  }
  const openChosen = useEffectEvent(() => open(chosen))
  useEffect(() => {
    if (hurried && current) openChosen()
  }, [hurried, current])
  useHotkeys([
    ['j', () => choose(chosen + 1)],
    ['k', () => choose(chosen - 1)],
  ])
  const empty = total === 0 && first !== undefined
  return (
    <div role="presentation" className="filling" onKeyDown={onKey}>
      <Group justify="space-between" mb="sm">
        <Group gap="sm">
          <ViewTitle>{words('view.patients')}</ViewTitle>
          <CriticalLink />
          <PairsLink />
          <TakenOutLink />
          <HereAgainLink />
          <ByHandLinks />
        </Group>
        <Text c="dimmed" size="sm" role="status">
          {first && words(asked ? howMany(first) : 'patients.count', { people: total })}
        </Text>
      </Group>
      <JustErased />
      <TextInput
        id="patient-search"
        aria-label={words('patients.search')}
        placeholder={words('patients.placeholder')}
        value={query}
        onChange={event => {
          setHurried(false)
          setSearch({ query: event.currentTarget.value, line: 0 })
        }}
        autoFocus
        mb="sm"
      />
      {error !== undefined && <Problem error={error} />}
      {empty && asked === '' && (
        <Empty
          title={words('patients.none')}
          action={<Button onClick={() => go('intake')}>{words('patients.bring-in')}</Button>}
        >
          {words('patients.none-why')}
        </Empty>
      )}
      {empty && asked !== '' && (
        <Empty title={words('patients.nobody')}>{words('patients.nobody-why')}</Empty>
      )}
      <div
        ref={scroll}
        className="scroll"
        tabIndex={0}
        aria-label={words('patients.list-scroll')}
        role="group"
      >
        {total > 0 && (
          <div className="row head" aria-hidden>
            <span>{words('patients.name')}</span>
            <span>{words('patients.born')}</span>
            <span className="number">{words('patients.age')}</span>
            <span>{words('patients.sex')}</span>
            <span>{words('patients.identifier')}</span>
            <span>{words(asked === '' ? 'patients.last-seen' : 'patients.found-in')}</span>
          </div>
        )}
        <div
          style={{ height: lines.length * ROW, position: 'relative' }}
          role="list"
          aria-label={words('patients.list')}
        >
          {items.map(({ index: line, start, size }) => {
            const found = lines.at(line)
            const style = { top: start - ROW, height: size }
            return (
              <div key={line} role="listitem">
                {found.kind === 'head' ? (
                  <h2 className="row group" style={style}>
                    {words('patients.group', { by: found.by, people: found.people })}
                  </h2>
                ) : (
                  <button
                    type="button"
                    tabIndex={-1}
                    className="row"
                    aria-current={found.index === chosen}
                    style={style}
                    onClick={() => open(found.index)}
                  >
                    <Person line={row(found.index)} />
                  </button>
                )}
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}

function Person({ line }: { line: Line | undefined }) {
  return (
    line && (
      <>
        <span title={line.name}>
          {line.deceased ? (
            <Marked text={words('patients.deceased', { name: line.name })} />
          ) : (
            <strong>
              <bdi>{line.name}</bdi>
            </strong>
          )}
        </span>
        <span>{line.birth ? dateText(line.birth) : <Missing />}</span>
        <span className="number">{line.deceased ? '' : ageText(line.birth, 'short')}</span>
        <span>{line.sex === 'unknown' ? <Missing /> : words('person.sex', { sex: line.sex })}</span>
        <span>{line.identifier ? <bdi>{line.identifier}</bdi> : <Missing />}</span>
        <span title={line.hit}>
          {line.hit === undefined ? <LastSeen time={line.lastActivity} /> : <bdi>{line.hit}</bdi>}
        </span>
      </>
    )
  )
}

const Missing = () => (
  <Text span size="sm" c="dimmed">
    {words('person.not-recorded')}
  </Text>
)

function LastSeen({ time }: { time: Line['lastActivity'] }) {
  if (!time) return <Missing />
  return (
    <>
      {dateText(time)}{' '}
      <Text span size="xs" c="dimmed">
        {agoText(time)}
      </Text>
    </>
  )
}
