import { wordsOf } from '../fact.ts'
import type { SaidOf } from '../facts/columns.ts'
import { doseText } from '../facts/dose-text.ts'
import { medicineState, type MedicineState } from '../facts/medicine-state.ts'
import { whenOf } from '../facts/when.ts'
import type { Moment } from '../moment.ts'
import { drugName } from './drug-name.ts'

/** What a drug is to her now, or was when she died. */
export const drugStates = ['taken', 'unproven', 'stopped', 'never'] as const
/** Why it must not be read as taken: on hold, only asked for or proposed, not to be given, or perhaps. */
export const drugMarks = ['held', 'planned', 'prohibited', 'not-taken', 'uncertain'] as const
export type DrugMark = (typeof drugMarks)[number]

/** A fact of a medicine as a chart holds it. */
export interface MedicineFact {
  readonly id: number
  readonly said: SaidOf<'medication'>
}
/** One drug in one form, whatever its strengths. */
export interface Drug {
  readonly name: string
  /** Strengths of what is taken, or was last, as its names say them. */
  readonly strength: string
  /** Doses of the same, in the source's words; '' where none is said. */
  readonly dose: string
  readonly form: string
  readonly is: (typeof drugStates)[number]
  readonly mark?: DrugMark | undefined
  /** The source's word for the mark, where it is not the mark itself. */
  readonly because?: string | undefined
  /** When it was first begun, last renewed, and last given in another strength. */
  readonly since?: Moment | undefined
  readonly renewed?: Moment | undefined
  readonly changed?: Moment | undefined
  readonly end?: Moment | undefined
  /** Clock milliseconds: the last moment that anything proves. */
  readonly provenUntil?: number | undefined
  /** The newest first. */
  readonly facts: readonly number[]
}

interface Told {
  readonly id: number
  readonly said: SaidOf<'medication'>
  readonly state: MedicineState
  readonly name: ReturnType<typeof drugName>
  readonly mark: DrugMark | undefined
}

const words = (said: SaidOf<'medication'>): string => {
  const [first, ...more] = said.ingredients
  const own = wordsOf(said.concept)
  return own || [first, ...more].flatMap(each => (each ? [wordsOf(each.concept)] : [])).join(' / ')
}

/** Held is what its source says is to go on later; all else is what a fact's standing says. */
export function drugMark({ status, standing }: SaidOf<'medication'>): DrugMark | undefined {
  if (standing.is === 'planned') return 'planned'
  if (standing.is === 'uncertain' || standing.is === 'unknown') return 'uncertain'
  if (standing.is === 'not-done' || standing.is === 'absent')
    return standing.because?.element === 'doNotPerform' ? 'prohibited' : 'not-taken'
  return status === 'on-hold' ? 'held' : undefined
}

const clockOf = (moment: Moment | undefined): number => moment?.clock ?? Number.NEGATIVE_INFINITY
const byStart = (one: Told, other: Told): number =>
  clockOf(other.state.start) - clockOf(one.state.start) || other.id - one.id

/** Whether a later word of its end speaks of the same strength: then what was recorded as going on has ended. */
const endedLater = ({ state, name }: Told, all: readonly Told[]): boolean =>
  all.some(
    other =>
      other.state.is === 'stopped' &&
      other.name.strength === name.strength &&
      clockOf(other.state.end ?? other.state.start) > Math.max(clockOf(state.start), state.provenUntil ?? 0),
  )

/** Which of a drug's facts say what it is now: the taken ones, else those said to go on, else the newest. */
function deciding(all: readonly Told[]): { is: Drug['is']; by: readonly Told[] } {
  const happened = all.filter(({ state }) => state.is !== 'never')
  const taken = happened.filter(({ state }) => state.is === 'taken')
  if (taken.length > 0) return { is: 'taken', by: taken }
  const unproven = happened.filter(each => each.state.is === 'unproven' && !endedLater(each, happened))
  if (unproven.length > 0) return { is: 'unproven', by: unproven }
  return happened.length > 0
    ? { is: 'stopped', by: happened.slice(0, 1) }
    : { is: 'never', by: all.slice(0, 1) }
}

/** What the newest facts that decide say: another one of the same day is taken beside it. */
function newestSay(by: readonly Told[], what: (told: Told) => string): string {
  const [newest] = by
  const same = by.filter(({ state }) => clockOf(state.start) === clockOf(newest?.state.start))
  return [...new Set(same.map(what))].filter(Boolean).join(' + ')
}

/** The doses of one fact. */
const dosesOf = ({ said }: Told): string => said.doses.flatMap(dose => doseText(dose) ?? []).join('; ')
/** What another amount is told by. */
const amountOf = (told: Told): string => `${told.name.strength} ${dosesOf(told)}`

function drugOf(all: readonly Told[]): Drug {
  const { is, by } = deciding(all)
  const [newest] = by
  const happened = all.filter(({ state }) => state.is !== 'never')
  const dated = happened.filter(({ state }) => state.start !== undefined)
  const another = dated.findIndex((each, at) => at > 0 && amountOf(each) !== amountOf(dated[at - 1]!))
  const marked = all.find(each => each.mark !== undefined && (by.includes(each) || is === 'never'))
  const word = marked?.said.standing.because?.word
  const [first, last] = [dated.at(-1)?.state.start, dated[0]?.state.start]
  const end = is === 'stopped' ? newest?.state.end : undefined
  const proven = by.flatMap(({ state }) => state.provenUntil ?? [])
  return {
    name: newest!.name.name,
    strength: newestSay(by, ({ name }) => name.strength),
    dose: newestSay(by, dosesOf),
    form: newest!.name.form,
    is,
    ...(marked && { mark: marked.mark }),
    ...(word !== undefined && { because: word }),
    since: first ?? whenOf(newest!.said)?.moment,
    ...(last && first && last.clock > first.clock && { renewed: last }),
    ...(another > 0 && { changed: dated[another - 1]!.state.start }),
    ...(end && { end }),
    ...(proven.length > 0 && { provenUntil: Math.max(...proven) }),
    facts: all.map(({ id }) => id),
  }
}

/** Marks that speak of a fact by itself: it never hides behind another that was taken. */
const apart: ReadonlySet<DrugMark | undefined> = new Set<DrugMark>(['planned', 'prohibited', 'uncertain'])

interface Situation {
  /** Clock milliseconds. */
  readonly today: number
  readonly death?: Moment | 'deceased' | undefined
}

/**
 * Her drugs, one line for each in one form, whatever its strengths and however often it was prescribed; what is only
 * planned, perhaps taken or not to be given is a line of its own. At a known death all is as it was on the day before
 * it. What was taken back, or is somebody else's, is no drug of hers. The most recently begun first.
 */
export function drugsOf(facts: readonly MedicineFact[], { today, death }: Situation): Drug[] {
  const asOf =
    death !== undefined && death !== 'deceased'
      ? { today: Math.min(today, death.clock - 1) }
      : { today, death }
  const told = facts
    .filter(({ said }) => said.about === 'patient' && said.standing.is !== 'retracted')
    .map(({ id, said }): Told => ({
      id,
      said,
      state: medicineState(said, asOf),
      name: drugName(words(said)),
      mark: drugMark(said),
    }))
    .toSorted(byStart)
  const groups = Map.groupBy(told, ({ name, mark }) =>
    JSON.stringify([name.name.toLowerCase(), name.form, apart.has(mark) ? mark : '']),
  )
  return [...groups.values()].map(drugOf)
}

/** How long ago a medicine may have ended to be told beside those that are taken. */
export const RECENT_DAYS = 365
