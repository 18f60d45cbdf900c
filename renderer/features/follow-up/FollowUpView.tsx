import { ActionIcon, Button, Group, NativeSelect, Skeleton, Stack, Table, Text } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { formOfMeasure } from '../../../shared/domain/forms/forms.ts'
import { hasFollowUp, type FollowUpTelling } from '../../../shared/domain/measures/follow-up.ts'
import { inOneLine, shut } from '../../../shared/domain/doors.ts'
import { cameFrom } from '../../client/came-from.ts'
import { useCasebookKind } from '../../client/casebook-kind.ts'
import type { AskedMeasure } from '../../client/measure-series.ts'
import { useRouter, type Places } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { takeBackEntry, type SignedEntry } from '../../parts/signed-entry.ts'
import { isoText, isoToday } from '../../ui/dates.ts'
import { moveAmongRows } from '../../ui/rows.ts'
import { Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { useEscape } from '../../ui/use-escape.ts'
import { useFocusWhenDrawn } from '../../ui/use-focus.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { speak, spoken, words } from '../../ui/words.ts'
import { Bounds } from './Bounds.tsx'
import { DeathForm } from './DeathForm.tsx'
import { FollowUpRow } from './FollowUpRow.tsx'
import './follow-up.css'
import { useWaitedFor, type WaitedFor } from './use-waited-for.ts'

/** Who is due and who is lost, of a measure or of those who were planned to come back; and what asking brought. */
export function FollowUpView({ measure }: Places['follow-up']) {
  const { go, replace } = useRouter()
  const back = () => go('outcomes')
  useEscape(back)
  const list = useLoaded(signal => services.measures.list({}, { signal }), [])
  const offered = (list.value ?? []).filter(({ whole }) => hasFollowUp(whole.measure))
  const asked = offered.find(({ whole }) => whole.measure.id === measure)
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <ActionIcon variant="subtle" color="gray" aria-label={words('follow-up.back')} onClick={back}>
          <IconArrowLeft size={18} aria-hidden />
        </ActionIcon>
        <ViewTitle>{words('view.follow-up')}</ViewTitle>
      </Group>
      {list.error !== undefined && <Problem error={list.error} />}
      {list.value && (
        <>
          <NativeSelect
            label={words('follow-up.of')}
            maw="30rem"
            value={measure ?? ''}
            onChange={({ currentTarget: { value } }) =>
              replace('follow-up', value === '' ? {} : { measure: value })
            }
            data={[
              { value: '', label: words('follow-up.planned') },
              ...offered.map(({ whole }) => ({
                value: whole.measure.id,
                label: spoken(whole.measure.title),
              })),
            ]}
          />
          <Waiting key={measure ?? ''} asked={asked} />
        </>
      )}
    </Stack>
  )
}

/** Keys by which it is said of the person on whose line one is. */
const tellingKeys: Readonly<Record<string, FollowUpTelling>> = {
  r: 'reached',
  m: 'moved',
  d: 'died',
  x: 'declined',
}

/** What was said last, of whom; and the entry that says it, where it is one. */
interface Last {
  readonly one: WaitedFor
  readonly signed?: SignedEntry
}

function Waiting({ asked }: { asked: AskedMeasure | undefined }) {
  const { go } = useRouter()
  const today = isoToday()
  const form = asked && formOfMeasure(asked.whole)
  const fillIn = (patient: number) => form && go('outcome-form', { patient, form: form.id })
  const { value, error, reload } = useWaitedFor(asked, today)
  const isShut = shut('entry', useCasebookKind())
  const [last, setLast] = useState<Last>()
  const [dying, setDying] = useState<string>()
  const [told, setTold] = useState('')
  const telling = useAction()
  const focus = useFocusWhenDrawn(value)
  const focusClosed = useFocusWhenDrawn(dying)
  const box = useRef<HTMLDivElement>(null)
  const rows = () => [...(box.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  // Whoever is told of may leave the list: the keys go on with the line that stands in her place.
  const stayAt = (place: number) => focus(() => rows()[Math.min(place, rows().length - 1)] ?? box.current)
  const rowOf = (key: string) => rows().find(each => each.dataset['key'] === key)
  const placeOf = ({ key }: WaitedFor) => value?.rows.findIndex(each => each.key === key) ?? 0
  const tell = (one: WaitedFor, is: FollowUpTelling) => {
    // A death counts everywhere once it is recorded: it is asked when she died, and nothing is told without that.
    if (is !== 'died') return note(one, is)
    return isShut ? setTold(speak(inOneLine(isShut))) : setDying(one.key)
  }
  const note = (one: WaitedFor, is: FollowUpTelling) =>
    telling.run(async () => {
      const place = placeOf(one)
      const requestId = crypto.randomUUID()
      await services.patients.tellFollowUp({ requestId, patient: one.patient, day: today, is })
      setLast({ one })
      setTold(words('follow-up.said', { name: one.name, is }))
      stayAt(place)
      reload()
    })
  const takeBack = () =>
    telling.run(async () => {
      if (!last) return
      const { one, signed } = last
      if (signed) await takeBackEntry(signed)
      else await services.patients.takeBackFollowUp({ patient: one.patient })
      setTold(words('follow-up.taken-back', { name: one.name }))
      setLast(undefined)
      focus(() => rowOf(one.key) ?? rows()[0] ?? box.current)
      reload()
    })
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    moveAmongRows(event)
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const key = document.activeElement instanceof HTMLElement && document.activeElement.dataset['key']
    const one = value?.rows.find(each => each.key === key)
    const is = tellingKeys[event.key]
    if (one && is) {
      // The letter is no part of what is typed next.
      event.preventDefault()
      tell(one, is)
    }
    if (one && event.key === 'f') fillIn(one.patient)
    if (event.key === 'u') takeBack()
  }
  const why = asked ? 'follow-up.why-measure' : 'follow-up.why-planned'
  if (error !== undefined && !value) return <Problem error={error} />
  if (!value) return <Skeleton h={240} aria-busy />
  return (
    <Stack gap="xs">
      {value.counts && <Bounds counts={value.counts} />}
      {value.dataEnd !== undefined && value.rows.length > 0 && (
        <Text size="sm" maw="75ch">
          {words('follow-up.data-end', { date: isoText(value.dataEnd) })}
        </Text>
      )}
      <Group gap="sm" mih="1.75rem">
        <Text size="sm" role="status">
          {told}
        </Text>
        {last && (
          <Button size="compact-xs" variant="default" onClick={takeBack}>
            {words('follow-up.take-back')}
          </Button>
        )}
      </Group>
      {form && (
        <Button
          size="compact-sm"
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => go('form-sheet', { form: form.id })}
        >
          {words('follow-up.blank-form', { title: spoken(form.title) })}
        </Button>
      )}
      {telling.error !== undefined && <Problem error={telling.error} />}
      {/* The keys move among its rows, and say what came of asking. */}
      <div role="presentation" ref={box} tabIndex={-1} onKeyDown={onKey}>
        {value.rows.length === 0 && <Text size="sm">{words('follow-up.nobody')}</Text>}
        {value.rows.length > 0 && (
          <Table
            aria-label={words('follow-up.list')}
            fz="sm"
            verticalSpacing={4}
            className="stacks follow-up"
          >
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{words('follow-up.who')}</Table.Th>
                <Table.Th>{words(asked ? 'follow-up.on' : 'follow-up.why')}</Table.Th>
                <Table.Th>{words('follow-up.due')}</Table.Th>
                <Table.Th>{words('follow-up.seen')}</Table.Th>
                <Table.Th>{words('follow-up.told')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {value.rows.map(one => (
                <FollowUpRow
                  key={one.key}
                  one={one}
                  isBusy={telling.busy}
                  onOpen={() => {
                    cameFrom(undefined)
                    go('chart', { patient: one.patient })
                  }}
                  onFill={form && one.is !== 'lost' ? () => fillIn(one.patient) : undefined}
                  onTell={is => tell(one, is)}
                  below={
                    dying === one.key && (
                      <DeathForm
                        one={one}
                        onClose={() => {
                          focusClosed(() => rowOf(one.key))
                          setDying(undefined)
                        }}
                        onSigned={signed => {
                          stayAt(placeOf(one))
                          setDying(undefined)
                          setLast({ one, signed })
                          setTold(signed.told)
                          reload()
                        }}
                      />
                    )
                  }
                />
              ))}
            </Table.Tbody>
          </Table>
        )}
      </div>
      {value.total > value.rows.length && (
        <Text size="xs" c="dimmed">
          {words('follow-up.more', { shown: value.rows.length, of: value.total })}
        </Text>
      )}
      {value.rows.length > 0 && (
        <Text size="xs" c="dimmed">
          {words(form ? 'follow-up.keys-form' : 'follow-up.keys')}
        </Text>
      )}
      <Text size="xs" c="dimmed" maw="90ch">
        {words(form ? 'follow-up.why-form' : why)}
      </Text>
    </Stack>
  )
}
