import { MILLISECONDS_PER_DAY, type Moment } from '../moment.ts'
import type { FactOf } from './registry.ts'
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
function reach({ doses, supply }: FactOf<'medication'>, start: Moment): number {
  const days = (supply?.days ?? 0) * (1 + (supply?.repeats ?? 0))
  const ends = doses.flatMap(({ end }) => (end ? [end.clock] : []))
  return Math.max(start.clock + days * MILLISECONDS_PER_DAY, supply?.until?.clock ?? 0, ...ends)
}

/** `today` in clock milliseconds; `death` where she died: nobody takes anything after it. */
export function medicineState(
  fact: FactOf<'medication'>,
  { today, death }: { readonly today: number; readonly death?: Moment | undefined },
): MedicineState {
  const dated = whenOf(fact)?.moment
  if (!counts(fact)) return { is: 'never', start: dated }
  const end = fact.end && fact.end.clock <= today ? fact.end : undefined
  if (end || over.has(fact.status)) return { is: 'stopped', start: dated, end }
  if (!dated) return { is: 'unproven' }
  const provenUntil = Math.max(reach(fact, dated), fact.end?.clock ?? 0)
  if (death && death.clock <= today) return { is: 'stopped', start: dated, end: death }
  return {
    is: provenUntil >= today ? 'taken' : 'unproven',
    start: dated,
    provenUntil: Math.min(provenUntil, today),
  }
}
