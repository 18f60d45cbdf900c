import { z } from 'zod'

/** Whose people a casebook holds: the clinician's own patients, or invented ones to try Casebook with. Decided once, when it is made. */
export const casebookKind = z.enum(['own', 'demonstration'])
export type CasebookKind = z.infer<typeof casebookKind>

/** Why a door is shut, and what to do or when it opens. */
export interface Shut {
  readonly reason: string
  readonly remedy: string
}

/**
 * Everything that only one kind of casebook may do, with the reason why the other may not. The doors of an own casebook
 * stay shut until a later version has shown that what is behind them is safe; the demonstration's keep real patients out of it.
 */
const doors = {
  'release': {
    openTo: 'demonstration',
    reason: 'Publishing and sharing are shut: what may leave is not yet safe.',
    remedy: 'It opens with a later version.',
  },
  'cards-on-chart': {
    openTo: 'demonstration',
    reason: 'Answers from your own patients are not yet safe to act on, so they stay off the charts.',
    remedy: 'They come with a later version.',
  },
  'files': {
    openTo: 'own',
    reason:
      'This is the demonstration, and it takes in no file: real patients do not belong among invented ones.',
    remedy: 'Begin your own casebook, and bring the file in there.',
  },
  'invented-practice': {
    openTo: 'demonstration',
    reason: 'This is your own casebook: invented people do not belong among real ones.',
    remedy: 'The demonstration is offered before a casebook is made.',
  },
} as const satisfies Record<string, Shut & { openTo: CasebookKind }>
export type Door = keyof typeof doors

/** Why this door is shut in such a casebook; undefined where it is open. */
export function shut(door: Door, casebook: CasebookKind): Shut | undefined {
  const { openTo, reason, remedy } = doors[door]
  return openTo === casebook ? undefined : { reason, remedy }
}

/** The same as one sentence after the other. */
export const inOneLine = ({ reason, remedy }: Shut): string => `${reason} ${remedy}`
