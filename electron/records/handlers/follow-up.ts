import type { Handlers } from '../../../shared/contract/define.ts'
import type { followUpMethods } from '../../../shared/contract/patients-follow-up.ts'
import { dayNumber, isoOfDay } from '../../../shared/domain/day/iso-day.ts'
import {
  answerState,
  askedTwice,
  boundsOf,
  followUpState,
  hasFollowUp,
  shownPart,
  type FollowUpState,
} from '../../../shared/domain/measures/follow-up.ts'
import { measureParts } from '../../../shared/domain/measures/frame.ts'
import { reachDays, type WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { breather } from '../../host/breathe.ts'
import { countMeasure, evidenceIn, type Counted } from '../frames/measure/count-measure.ts'
import { firstFrom } from '../frames/verdict.ts'
import { extentOf } from '../frames/extent.ts'
import type { Store } from '../open-store.ts'
import { personOf } from '../who.ts'
import { whomIn } from './whom-in.ts'

type FollowUp = Handlers<{ name: 'patients'; methods: typeof followUpMethods }>

/** Events longer ago are followed up no more, unless the time of the measure itself is longer. */
const LONG_AGO_DAYS = 731
/** Whose time ends later than so many days ahead needs no word yet. */
const SOON_DAYS = 30

interface Followed extends Counted {
  readonly state: FollowUpState
  readonly dueDay: number
  readonly lastDay: number
}
const partOf = ({ part }: Counted) => measureParts[part]!
type Ranks = Readonly<Record<FollowUpState, number>>
/** The longest overdue first; what ended and what is still to come after those that wait. */
const rank: Ranks = { lost: 0, due: 0, coming: 1, ended: 2, known: 4 }
/** Of those who are asked twice, whoever can still answer comes before those whose time is over. */
const rankOfAnswers: Ranks = { due: 0, coming: 1, lost: 2, ended: 3, known: 4 }

/** Whether a second answer stands in somebody's record while it counts; undefined where nothing is asked twice. */
function answersIn(store: Store, whole: WholeMeasure) {
  const twice = askedTwice(whole.measure)
  if (!twice) return undefined
  const { evidence } = evidenceIn(store, whole)
  const { fromDays, toDays } = twice.after
  return {
    opensAfter: fromDays ?? 0,
    isAnswered({ person, day }: Counted): boolean {
      const { days } = evidence.numbers(twice.concept, twice.unit, person)
      return firstFrom(days, day + toDays + 1) > firstFrom(days, day + (fromDays ?? 0))
    },
  }
}

/** What records does when somebody asks who is due or lost, and says what came of asking after them. */
export function followUpHandlers(store: () => Store): FollowUp {
  return {
    async followUp({ whole, today: asked, limit }, { signal }) {
      const { measure } = whole
      if (!hasFollowUp(measure)) throw new AppError('refused', say('follow-up.has-none'))
      const { followUps, charts } = store()
      const today = dayNumber(asked)
      const reach = reachDays(measure)
      const extent = extentOf(store())
      const fromDay = today - reach - LONG_AGO_DAYS
      const { counted, people } = await countMeasure(store(), whole, {
        periods: extent && fromDay <= today ? [{ fromDay, toDay: today }] : [],
        breathe: breather(signal),
        told: () => undefined,
      })
      const told = followUps.lastByChart()
      const shown = shownPart(measure)
      const isOfDeath = measure.numerator.every(({ is }) => is === 'died')
      const answers = answersIn(store(), whole)
      const ranks = answers ? rankOfAnswers : rank
      const seen = new Map(people.each.map(each => [each.person, each]))
      const followed = counted
        .filter(each => partOf(each) !== 'excluded')
        .map((each): Followed => {
          const { lastDay, deathDay, deceased } = seen.get(each.person)!
          const said = told.get(each.person)
          const known = {
            isDead: deathDay !== undefined || deceased,
            told: said && { is: said.told, day: dayNumber(said.day) },
            today,
          }
          const closesDay = each.day + reach
          if (answers) {
            const opensDay = each.day + answers.opensAfter
            const state = answerState({ ...known, opensDay, closesDay, isAnswered: answers.isAnswered(each) })
            return { ...each, state, dueDay: opensDay, lastDay }
          }
          const isShown = shown !== null && partOf(each) === shown
          const state = followUpState({ ...known, dueDay: closesDay, lastDay, isShown, isOfDeath })
          return { ...each, state, dueDay: closesDay, lastDay }
        })
      const isUnknown = (each: Followed) => partOf(each) === 'unknown' || partOf(each) === 'early'
      // Whoever has answered may still answer again while her time lasts: the latest counts.
      const isComing = (each: Followed) =>
        each.state === 'coming' || (answers !== undefined && partOf(each) === 'early')
      const coming = followed.filter(isComing)
      const known = followed.filter(each => each.state === 'known' && !isComing(each))
      const counts = boundsOf({
        numerator: known.filter(each => partOf(each) === 'numerator').length,
        without: known.filter(each => partOf(each) === 'without').length,
        coming: coming.length,
        unseen: followed.length - known.length - coming.length + known.filter(isUnknown).length,
      })
      const waiting = followed
        .filter(({ state, dueDay }) => ranks[state] < ranks.known && dueDay - today <= SOON_DAYS)
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
