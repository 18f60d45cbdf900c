import type { Handlers } from '../../../shared/contract/define.ts'
import type { patients } from '../../../shared/contract/patients.ts'
import type {
  DrugLine,
  ProblemLine,
  summaryMethods,
  VisitLine,
} from '../../../shared/contract/patients-summary.ts'
import { drugsOf, RECENT_DAYS, type MedicineFact } from '../../../shared/domain/chart/drugs.ts'
import { dueOf, isDiabetes } from '../../../shared/domain/chart/due.ts'
import { problemsOf, type ConditionFact } from '../../../shared/domain/chart/problems.ts'
import { lastSeen } from '../../../shared/domain/chart/timeline.ts'
import { counts, mayBeOngoing, type FactKind } from '../../../shared/domain/fact.ts'
import type { SaidOf } from '../../../shared/domain/facts/columns.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import { MILLISECONDS_PER_DAY } from '../../../shared/domain/moment.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import { yearsBetween } from '../../../shared/domain/years-between.ts'
import { AppError } from '../../../shared/errors.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import type { Store } from '../open-store.ts'
import type { PatientRow } from '../repositories/charts.ts'
import type { PictureFact } from '../repositories/picture.ts'
import { ALLERGIES, allergiesOf } from './allergies.ts'
import { factLineOf } from './fact-line.ts'
import { latestResults } from './latest-results.ts'
import { originOn } from './origin.ts'
import { sourceName } from './source-name.ts'
import { timelineLines, type TimelineOf } from './timeline.ts'

/** No more facts of one kind of one person are read for a picture than these, the newest. */
const MOST = 5_000
/** As many visits stand on the first page. */
const LATEST_VISITS = 6
/** Among so many of the newest visits those that took place are looked for. */
const VISITS_LOOKED_AT = 24

const described = (row: PatientRow) => JSON.parse(row.body) as Omit<Person, 'place'> // checked when it came in

/** What of a chart is read already when its timeline is made. */
interface Beside extends Omit<TimelineOf, 'conditions' | 'medicines'> {
  readonly conditions: readonly ConditionFact[]
  readonly medicines: readonly MedicineFact[]
}

type Of<K extends FactKind> = PictureFact & { readonly said: SaidOf<K> }
const isOf =
  <K extends FactKind>(kind: K) =>
  (fact: PictureFact): fact is Of<K> =>
    fact.said.kind === kind

/** What records does when the window asks for the whole picture of one person. */
export function summaryHandlers(
  store: () => Store,
  personRow: (id: number) => PatientRow,
): Pick<Handlers<typeof patients>, keyof typeof summaryMethods> {
  const ofKind = <K extends FactKind>(patient: number, kind: K, most = MOST): Of<K>[] =>
    store()
      .picture.ofKind({ person: patient, kind: numberOf(kind), most })
      .filter(isOf(kind))

  /** What is in doubt about a line of several facts: of the first where it comes from, of any whether it is decided. */
  function doubtsOn(patient: number, facts: readonly PictureFact[]) {
    const byId = new Map(facts.map(each => [each.id, each]))
    const origin = originOn(store(), patient)
    return (ids: readonly number[]): { source?: Message; witnesses?: number; undecided?: boolean } => {
      const own = ids.flatMap(id => byId.get(id) ?? [])
      const witnesses = own[0]?.witnesses ?? 0
      return {
        ...(own[0] && origin(own[0].scope)),
        ...(witnesses > 0 && { witnesses }),
        ...(own.some(each => each.isUndecided) && { undecided: true }),
      }
    }
  }
  const visitsOn = (patient: number): number =>
    store()
      .charts.kinds(patient)
      .find(({ kind }) => kind === numberOf('encounter'))?.n ?? 0
  const named = (kind: FactKind, ids: readonly number[]) => ids.map(id => ({ kind, id }))

  const medicinesOf = (patient: number): (Of<'medication'> & MedicineFact)[] =>
    ofKind(patient, 'medication').map(each => ({ ...each, said: store().referents.complete(each.said) }))

  /** The timeline with what is in doubt about each line. */
  function timeline(of: Beside) {
    const { lines, facts, unread } = timelineLines(store(), {
      ...of,
      conditions: of.conditions.map(({ said }) => said),
      medicines: of.medicines.map(({ said }) => said),
    })
    const doubts = doubtsOn(of.patient, facts)
    return {
      unread,
      lines: lines.map((line): VisitLine => ({ ...line, ...doubts(line.facts.map(({ id }) => id)) })),
    }
  }

  return {
    summary({ patient }) {
      const { now } = store()
      const row = personRow(patient)
      const { birth, death, sex } = described(row)
      const today = now().getTime()
      const isAtDeath = death !== undefined && death !== 'deceased'
      const asOf = isAtDeath ? Math.min(today, death.clock) : today
      const conditions = ofKind(patient, 'condition')
      const medicines = medicinesOf(patient)
      const encounters = ofKind(patient, 'encounter', VISITS_LOOKED_AT)
      const { lines, unread } = timeline({
        patient,
        encounters,
        conditions,
        medicines,
        days: VISITS_LOOKED_AT,
      })
      const took = lines.filter(({ standing }) => counts({ standing, about: 'patient' }))
      const seen = lastSeen(took)
      const ageYears = yearsBetween(birth, asOf)
      const { results, axis, last } = latestResults(store(), patient, { sex, birth })
      const problemDoubts = doubtsOn(patient, conditions)
      const drugDoubts = doubtsOn(patient, medicines)
      const allergies = ofKind(patient, 'allergy', ALLERGIES)
      return {
        asOf,
        isAtDeath,
        problems: problemsOf(conditions).map(({ facts, ...problem }): ProblemLine => ({
          ...problem,
          facts: named('condition', facts),
          ...problemDoubts(facts),
        })),
        drugs: drugsOf(medicines, { today, ...(death && { death }) }).map(
          ({ facts, mark, because, renewed, changed, since, end, provenUntil, ...drug }): DrugLine => ({
            ...drug,
            ...(mark && { mark }),
            ...(because !== undefined && { because }),
            ...(since && { since }),
            ...(renewed && { renewed }),
            ...(changed && { changed }),
            ...(end && { end }),
            ...(provenUntil !== undefined && { provenUntil }),
            isRecent:
              drug.is === 'stopped' &&
              asOf - (end ?? renewed ?? since)!.clock < RECENT_DAYS * MILLISECONDS_PER_DAY,
            facts: named('medication', facts),
            ...drugDoubts(facts),
          }),
        ),
        results,
        ...(axis && { axis }),
        visits: took.slice(0, LATEST_VISITS),
        visitsInAll: visitsOn(patient) - encounters.length + lines.length + unread,
        ...(seen && { lastSeen: { start: seen.line.start, isVisit: seen.isVisit } }),
        due: dueOf({
          today,
          ...(death && { death }),
          ageYears,
          allergiesRecorded: allergiesOf(allergies.map(({ said }) => said)).allergiesRecorded,
          last,
          hasDiabetes: conditions.some(
            ({ said }) => said.about === 'patient' && mayBeOngoing(said) && isDiabetes(said.concept.codes),
          ),
        }),
      }
    },

    visits({ patient, offset, limit }) {
      const until = offset + limit
      const encounters = ofKind(patient, 'encounter', until)
      const { lines, unread } = timeline({
        patient,
        encounters,
        conditions: ofKind(patient, 'condition'),
        medicines: medicinesOf(patient),
        days: until,
      })
      return {
        total: visitsOn(patient) - encounters.length + lines.length + unread,
        rows: lines.slice(offset, until),
      }
    },

    line({ kind, id }) {
      const { charts, referents, told } = store()
      const row = charts.fact(id)
      if (row?.said.kind !== kind) throw new AppError('not-found', say('store.no-entry'))
      const versions = charts.history(id, numberOf(kind)).length
      const witnesses = told.of(row.person, numberOf(kind)).witnessesOf(id)
      return {
        ...factLineOf(id, versions, referents.complete(row.said)),
        ...originOn(store(), row.person)(row.scope),
        ...(row.isUndecided && { undecided: true }),
        ...(witnesses.length > 0 && {
          witnesses: witnesses.map(each => {
            const { said, scope } = charts.fact(each)! // found in the same snapshot
            return { fact: { kind: said.kind, id: each }, source: sourceName(store(), scope) }
          }),
        }),
      }
    },
  }
}
