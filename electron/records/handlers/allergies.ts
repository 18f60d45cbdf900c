import type { z } from 'zod'
import type { knownAllergies } from '../../../shared/contract/known-allergies.ts'
import { mayBeOngoing, wordsOf } from '../../../shared/domain/fact.ts'
import type { Said } from '../../../shared/domain/facts/columns.ts'
import { named } from '../kinds/kind.ts'

type KnownAllergies = { [K in keyof typeof knownAllergies]: z.infer<(typeof knownAllergies)[K]> }

/** No more allergies of one person are read than these. */
export const ALLERGIES = 100

/** That nobody asked: a code that stands where an allergy would. */
const saysNothing = ({ standing }: Said) => standing.is === 'unknown' && standing.because?.element === 'code'

/** What is known of somebody's allergies: those she has, that she has none, or that nobody asked. */
export function allergiesOf(facts: readonly Said[]): KnownAllergies {
  const allergies = facts
    .filter(each => each.kind === 'allergy')
    .filter(({ about, standing }) => about === 'patient' && standing.is !== 'retracted')
  return {
    allergies: allergies
      .filter(each => mayBeOngoing(each) && !saysNothing(each))
      .map(({ concept, criticality, reactions, standing }) => ({
        label: wordsOf(concept),
        isCertain: standing.is === 'happened',
        reactions: reactions.flatMap(({ manifestations }) => named(manifestations) ?? []),
        ...(criticality !== undefined && { criticality }),
      })),
    noKnownAllergies: allergies
      // One that was refuted says nothing of others.
      .filter(({ standing }) => standing.is === 'absent' && standing.because?.element === 'code')
      .map(({ concept }) => wordsOf(concept)),
    allergiesRecorded: allergies.length > 0,
  }
}
