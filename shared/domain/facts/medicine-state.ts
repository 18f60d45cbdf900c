import { MILLISECONDS_PER_DAY, type Moment } from '../moment.ts'
import type { SaidOf } from './columns.ts'
import { counts } from './standing.ts'
import { whenOf } from './when.ts'

/**
 * What is known of somebody's taking a medicine. `taken`: there is proof within its supply. `unproven`: recorded as
 * going on, and nothing proves it since `since`. `stopped`: it ended, by its source's word or her death. `never`: asked
 * for, refused, cancelled or a mistake: no time on it.
 */
export const medicineStates = ['taken', 'unproven', 'stopped', 'never'] as const
export interface MedicineState {
  readonly is: (typeof medicineStates)[number]
  readonly start?: Moment | undefined
  /** When it ended, of what is `stopped`. */
  readonly end?: Moment | undefined
  /** The last moment that anything proves; of what is `taken` or `unproven`. Clock milliseconds. */
  readonly provenUntil?: number | undefined
}

const over = new Set(['completed', 'stopped', 'ended', 'finished'])

/** Until when the doses and the supply reach, in clock milliseconds. */
function reach({ doses, supply }: SaidOf<'medication'>, start: Moment): number {
  const days = (supply?.days ?? 0) * (1 + (supply?.repeats ?? 0))
  const ends = doses.flatMap(({ end }) => (end ? [end.clock] : []))
  return Math.max(start.clock + days * MILLISECONDS_PER_DAY, supply?.until?.clock ?? 0, ...ends)
}

/** What of a medicine's end has come by today: its source's word, or her death where that was sooner. */
function endedBy(end: Moment | undefined, { today, death }: Situation): Moment | undefined {
  const died = death === 'deceased' ? undefined : death
  return [end, died]
    .filter(each => each !== undefined && each.clock <= today)
    .toSorted((one, other) => one!.clock - other!.clock)[0]
}

/** That a medicine was handed over in full says nothing of its taking, which begins then. */
const isOver = ({ role, status }: SaidOf<'medication'>) =>
  over.has(status) && !(role === 'dispense' && status === 'completed')

interface Situation {
  /** Clock milliseconds. */
  readonly today: number
  /** Where she died, and when where that is known: nobody takes anything after it. */
  readonly death?: Moment | 'deceased' | undefined
}

export function medicineState(fact: SaidOf<'medication'>, situation: Situation): MedicineState {
  const { today, death } = situation
  const dated = whenOf(fact)?.moment
  if (!counts(fact)) return { is: 'never', start: dated }
  const end = endedBy(fact.end, situation)
  if (end || isOver(fact) || death === 'deceased') {
    // A death known to its year, or a start written after it, leaves no time that could be shown.
    const isAfterStart = end !== undefined && (dated === undefined || end.clock >= dated.clock)
    return { is: 'stopped', start: dated, end: isAfterStart ? end : undefined }
  }
  if (!dated) return { is: 'unproven' }
  const provenUntil = Math.max(reach(fact, dated), fact.end?.clock ?? 0)
  return {
    is: provenUntil >= today ? 'taken' : 'unproven',
    start: dated,
    provenUntil: Math.min(provenUntil, today),
  }
}
