import { z } from 'zod'

/**
 * Whether what a fact says is so, in Casebook's own words. Every reader fills it, and every list, banner, question
 * and count asks it instead of a format's status.
 *
 * `happened`: it was, or is. `planned`: asked for, proposed or intended. `not-done`: it was refused, prohibited,
 * cancelled or never taken. `uncertain`: suspected or preliminary. `retracted`: entered in error. `absent`: somebody
 * looked, and there is none ("no known allergy"). `unknown`: the source does not say.
 */
export const standings = [
  'happened',
  'planned',
  'not-done',
  'uncertain',
  'retracted',
  'absent',
  'unknown',
] as const
export const standing = z.strictObject({
  is: z.enum(standings),
  /** What in the source says so: the element and its word, where it is not what one expects. */
  because: z.strictObject({ element: z.string(), word: z.string() }).optional(),
})
export type Standing = z.infer<typeof standing>

/** Whom a fact in a person's record is about. */
export const subjects = ['patient', 'relative', 'fetus', 'donor', 'control', 'other'] as const
export type Subject = (typeof subjects)[number]

/** Whether a fact counts as having happened to the person in whose record it stands. */
export const counts = (fact: { readonly standing: Standing; readonly about: Subject }): boolean =>
  fact.standing.is === 'happened' && fact.about === 'patient'
