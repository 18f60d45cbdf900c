import { Button, Skeleton } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { daysLater } from '../../../shared/domain/day/iso-day.ts'
import { cameFrom } from '../../client/came-from.ts'
import { useRouter, type Places } from '../../client/router.ts'
import { moveAmongRows } from '../../ui/rows.ts'
import { Empty, Problem } from '../../ui/states.tsx'
import { useFocusWhenDrawn } from '../../ui/use-focus.ts'
import { words } from '../../ui/words.ts'
import { ADD_FIELD, AddSomebody } from './AddSomebody.tsx'
import { DayHead } from './DayHead.tsx'
import { DayList } from './DayList.tsx'
import { Proposals } from './Proposals.tsx'
import { SheetLine } from './SheetLine.tsx'
import '../../parts/waiting-lines.css'
import './today.css'
import { useChanges } from './use-changes.ts'
import { useDayList } from './use-day-list.ts'
import { useToday } from './use-today.ts'
import { Waiting } from './Waiting.tsx'

const isCovered = () => document.querySelector('[role="dialog"], [role="menu"]') !== null
const rows = () => [...document.querySelectorAll<HTMLElement>('.day-list [data-row]')]

/** The day at a glance: who comes, and beside it what waits for somebody. */
export function TodayView({ day: chosen }: Places['today']) {
  const { go, replace } = useRouter()
  const today = useToday()
  const day = chosen ?? today
  const { shown, error, reload } = useDayList(day)
  const { told, failed, add, take, change, remove, putBack } = useChanges(day, reload)
  const focus = useFocusWhenDrawn(shown)
  const open = (patient: number) => {
    cameFrom(undefined)
    go('chart', { patient })
  }
  const to = (next: string) => replace('today', next === today ? {} : { day: next })
  const takeAll = () => {
    if (!shown || shown.proposals.length === 0) return
    focus(() => rows()[0])
    take(shown.proposals)
  }
  const onKey: Readonly<Record<string, () => void>> = {
    a: () => document.getElementById(ADD_FIELD)?.focus(),
    // Among the rows themselves the keys move as in every list.
    j: () => document.activeElement?.closest('.day-list, .today-aside') ?? rows()[0]?.focus(),
    p: takeAll,
    ArrowLeft: () => to(daysLater(day, -1)),
    ArrowRight: () => to(daysLater(day, 1)),
  }
  useHotkeys(
    Object.entries(onKey).map(([key, work]) => [
      key,
      () => {
        if (!isCovered()) work()
      },
    ]),
  )
  return (
    <div className="today">
      <div className="today-list">
        <DayHead day={day} today={today} onDay={to} lines={shown?.lines} />
        <AddSomebody
          lines={shown?.lines ?? []}
          onAdd={add}
          onThere={entry =>
            rows()
              .find(each => each.dataset['entry'] === String(entry))
              ?.focus()
          }
          onLeave={() => (rows()[0] ?? document.querySelector<HTMLElement>('main .view-title'))?.focus()}
        />
        <div role="status" className="today-told">
          {told && (
            <>
              <span>{told.text}</span>
              {told.removed && (
                <Button size="compact-xs" variant="default" autoFocus onClick={putBack}>
                  {words('today.put-back')}
                </Button>
              )}
            </>
          )}
        </div>
        {failed !== undefined && <Problem error={failed} />}
        {error !== undefined && <Problem error={error} />}
        {!shown && error === undefined && <Skeleton h={144} aria-busy />}
        {/* The keys move among its rows. */}
        <div role="presentation" onKeyDown={moveAmongRows}>
          {shown && shown.lines.length > 0 && (
            <DayList lines={shown.lines} onOpen={open} onChange={change} onRemove={remove} />
          )}
        </div>
        {shown && shown.lines.length === 0 && (
          <Empty
            title={words(day === today ? 'today.nobody' : 'today.nobody-then')}
            action={
              <Button variant="default" onClick={() => go('patients')}>
                {words('today.patients')}
              </Button>
            }
          >
            {words('today.nobody-why')}
          </Empty>
        )}
        {shown && shown.proposals.length > 0 && (
          <Proposals proposals={shown.proposals} onTake={take} onTakeAll={takeAll} />
        )}
        <SheetLine />
      </div>
      <Waiting today={today} onOpen={(patient, tab) => go('chart', { patient, ...(tab && { tab }) })} />
    </div>
  )
}
