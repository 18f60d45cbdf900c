import type { day as dayContract } from '../../../shared/contract/day.ts'
import type { Handlers } from '../../../shared/contract/define.ts'
import { clockOfDay, daysLater, isoOfDay } from '../../../shared/domain/day/iso-day.ts'
import { DUE_DAYS, dueBack } from '../../../shared/domain/day/due-back.ts'
import type { Said } from '../../../shared/domain/facts/columns.ts'
import { isoOf } from '../../../shared/domain/iso.ts'
import { MILLISECONDS_PER_DAY as DAY, type Moment } from '../../../shared/domain/moment.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { extentOf } from '../frames/extent.ts'
import type { Store } from '../open-store.ts'
import { personOf } from '../who.ts'
import { labelOf } from './fact-line.ts'
import { dayAt } from './moments.ts'
import { toldFromOthers } from './told-from-others.ts'
import { whomIn } from './whom-in.ts'
import { unsignedNotes } from './unsigned-notes.ts'

/** Whoever was planned for longer ago and never came is found in her chart, and by a question over everybody. */
const AWAITED_DAYS = 731
/** Where `HH:MM` stands in an ISO text. */
const TIME_OF_DAY = [11, 16] as const

/** When a fact is to be; undefined where its source names no day: a month is no appointment. */
const appointed = ({ start }: Said): Moment | undefined =>
  start && start.precision !== 'year' && start.precision !== 'month' ? start : undefined
const timeOf = (moment: Moment): string =>
  moment.precision === 'day' ? '' : isoOf({ ...moment, precision: 'minute' }).slice(...TIME_OF_DAY)

/** What records does when the window asks who comes on a day, and what waits. */
export function dayHandlers(store: () => Store): Handlers<typeof dayContract> {
  const rowOf = (entry: number) => {
    const row = store().dayList.byId(entry)
    if (!row) throw new AppError('not-found', say('store.no-day-entry'))
    return row
  }
  const whom = (patient: number) => {
    const row = store().charts.person(patient)
    return row?.described === 1 ? whomIn(row.body) : undefined
  }
  const isAlive = (patient: number) => store().charts.person(patient)?.deceased === 0

  return {
    list({ day }, { caller }) {
      const { dayList, charts, critical } = store()
      const unsigned = new Set(unsignedNotes(store(), personOf(caller)).map(({ patient }) => patient))
      return dayList.of(day).map(({ id, person, described, time, why, seen }) => {
        const row = charts.person(person)
        const isHere = row?.described === 1
        return {
          entry: id,
          ...(isHere && { patient: row.id }),
          ...whomIn(isHere ? row.body : described),
          deceased: row?.deceased === 1,
          time,
          why,
          ...(seen !== null && { seen }),
          critical: isHere ? critical.ofChart(row.id, true, { offset: 0, limit: 1 }).total : 0,
          unsigned: isHere && unsigned.has(row.id),
        }
      })
    },
    add({ requestId, day, patient, time, why }, { caller }) {
      const { dayList, charts, audit, now, write } = store()
      const before = dayList.byRequest(requestId)
      if (before !== undefined) return { entry: before }
      const her = charts.person(patient)
      if (her?.described !== 1) throw new AppError('not-found', say('store.no-patient'))
      const who = personOf(caller)
      return write(() => {
        const entry = dayList.add({
          request: requestId,
          day,
          person: her.id,
          described: toldFromOthers(her),
          time,
          why,
          who,
          added: now().toISOString(),
        })
        audit.write(say('audit.day-added', { chart: her.id, day }), who)
        return { entry }
      })
    },
    change({ entry, time, why, seen }, { caller }) {
      const { dayList, audit, now, write } = store()
      const before = rowOf(entry)
      const instant = before.seen ?? now().toISOString()
      const after = {
        id: entry,
        time: time ?? before.time,
        why: why ?? before.why,
        seen: (seen ?? before.seen !== null) ? instant : null,
      }
      const of = { chart: before.person, day: before.day }
      const isMoved = after.time !== before.time || after.why !== before.why
      const isSeenAnew = (after.seen === null) !== (before.seen === null)
      if (!isMoved && !isSeenAnew) return {}
      write(() => {
        dayList.change(after)
        if (isMoved) audit.write(say('audit.day-changed', of), personOf(caller))
        if (isSeenAnew)
          audit.write(say(after.seen === null ? 'audit.day-unseen' : 'audit.day-seen', of), personOf(caller))
      })
      return {}
    },
    remove({ entry }, { caller }) {
      const { dayList, audit, write } = store()
      const before = dayList.byId(entry)
      if (!before) return {}
      write(() => {
        dayList.remove(entry)
        audit.write(say('audit.day-removed', { chart: before.person, day: before.day }), personOf(caller))
      })
      return {}
    },
    proposals({ day }) {
      const { dayList, joins, planned } = store()
      const here = new Set(dayList.of(day).map(({ person }) => joins.chartOf(person)))
      const found = planned.between({ from: clockOfDay(day), until: clockOfDay(daysLater(day, 1)) })
      return found.flatMap(({ id, person, said }) => {
        const at = appointed(said)
        const her = isAlive(person) ? whom(person) : undefined
        if (!at || !her || here.has(person)) return []
        // Several sources may plan the same: she stands here once a day.
        here.add(person)
        return [{ fact: id, patient: person, ...her, time: timeOf(at), why: labelOf(said) }]
      })
    },
    due({ today, limit }) {
      const clock = clockOfDay(today)
      const part = { from: clock - AWAITED_DAYS * DAY, until: clock - DUE_DAYS * DAY }
      const rows = [...store().planned.awaited(part, today)].flatMap(({ person, said, lastSeen }) => {
        // A stretch of time is over at its end: before that nobody is late.
        const start = appointed(said)
        const planned = start && (said.end ?? start)
        const found = planned && dueBack({ planned: planned.clock, lastSeen, today: clock })
        const her = whom(person)
        // Somebody has asked after her since, and knows.
        const told = store().followUps.lastOf(person)
        const isAsked = planned && told && clockOfDay(told.day) >= planned.clock - DAY
        if (!found || !her || isAsked) return []
        return [
          {
            patient: person,
            ...her,
            ...found,
            planned,
            why: labelOf(said),
            ...(lastSeen !== undefined && { lastSeen: dayAt(lastSeen) }),
          },
        ]
      })
      const extent = extentOf(store())
      return { total: rows.length, upTo: extent && isoOfDay(extent.toDay), rows: rows.slice(0, limit) }
    },
    unsigned(_, { caller }) {
      return unsignedNotes(store(), personOf(caller)).flatMap(note => {
        const her = whom(note.patient)
        return her ? [{ ...note, ...her }] : []
      })
    },
  }
}
