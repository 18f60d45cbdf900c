import type { Handlers } from '../../../shared/contract/define.ts'
import type { followUpMethods } from '../../../shared/contract/patients-follow-up.ts'
import { dayNumber, isoOfDay } from '../../../shared/domain/day/iso-day.ts'
import { askedTwice, hasFollowUp, type FollowUpState } from '../../../shared/domain/measures/follow-up.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { breather } from '../../host/breathe.ts'
import { followedBy } from '../frames/measure/followed.ts'
import type { Store } from '../open-store.ts'
import { personOf } from '../who.ts'
import { whomIn } from './whom-in.ts'

type FollowUp = Handlers<{ name: 'patients'; methods: typeof followUpMethods }>

/** Whose time ends later than so many days ahead needs no word yet. */
const SOON_DAYS = 30

type Ranks = Readonly<Record<FollowUpState, number>>
/** The longest overdue first; what ended and what is still to come after those that wait. */
const rank: Ranks = { lost: 0, due: 0, coming: 1, ended: 2, known: 4 }
/** Of those who are asked twice, whoever can still answer comes before those whose time is over. */
const rankOfAnswers: Ranks = { due: 0, coming: 1, lost: 2, ended: 3, known: 4 }

/** What records does when somebody asks who is due or lost, and says what came of asking after them. */
export function followUpHandlers(store: () => Store): FollowUp {
  return {
    async followUp({ whole, today: asked, limit }, { signal }) {
      const { measure } = whole
      if (!hasFollowUp(measure)) throw new AppError('refused', say('follow-up.has-none'))
      const { followUps, charts } = store()
      const today = dayNumber(asked)
      const { followed, counts } = await followedBy(store(), whole, { today, breathe: breather(signal) })
      const told = followUps.lastByChart()
      const ranks = askedTwice(measure) ? rankOfAnswers : rank
      const waiting = followed
        .filter(
          ({ state, dueDay }) => state !== 'known' && (state !== 'coming' || dueDay - today <= SOON_DAYS),
        )
        .toSorted((one, other) => ranks[one.state] - ranks[other.state] || one.dueDay - other.dueDay)
      return {
        counts,
        total: waiting.length,
        rows: waiting.slice(0, limit).map(({ person, day, state, dueDay, lastDay }) => {
          const said = told.get(person)
          return {
            patient: person,
            ...whomIn(charts.person(person)!.body), // counted in the same snapshot
            on: isoOfDay(day),
            dueOn: isoOfDay(dueDay),
            is: state as Exclude<FollowUpState, 'known'>, // the known were left out
            days: today - dueDay,
            lastSeen: isoOfDay(lastDay),
            ...(said && { told: { is: said.told, day: said.day } }),
          }
        }),
      }
    },
    tellFollowUp({ requestId, patient, day, is }, { caller }) {
      const { followUps, charts, audit, now, write } = store()
      if (followUps.isKnown(requestId)) return {}
      const her = charts.person(patient)
      if (her?.described !== 1) throw new AppError('not-found', say('store.no-patient'))
      const who = personOf(caller)
      write(() => {
        const written = now().toISOString()
        followUps.add({ request: requestId, person: her.id, day, told: is, written, who })
        audit.write(say('audit.follow-up-told', { chart: her.id, is, day }), who)
      })
      return {}
    },
    takeBackFollowUp({ patient }, { caller }) {
      const { followUps, joins, audit, write } = store()
      const chart = joins.chartOf(patient)
      write(() => {
        if (followUps.dropLast(chart))
          audit.write(say('audit.follow-up-taken-back', { chart }), personOf(caller))
      })
      return {}
    },
  }
}
