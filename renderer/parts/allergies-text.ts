import type { PersonSide } from '../../shared/contract/patients-people.ts'
import { enumerated, words } from '../ui/words.ts'

type Known = Pick<PersonSide, 'allergies' | 'noKnownAllergies' | 'allergiesRecorded'>

function allergyText({ label: own, isCertain, criticality, reactions }: Known['allergies'][number]): string {
  const label = isCertain ? own : words('chart.allergy-uncertain', { label: own })
  const named = criticality === 'high' ? words('chart.allergy-high', { label }) : label
  return reactions.length === 0
    ? named
    : words('chart.allergy-reactions', { label: named, reactions: enumerated(reactions) })
}

/** What she has, one text each; else that somebody asked and there is none; else that nobody wrote anything down. */
export function allergiesText({ allergies, noKnownAllergies, allergiesRecorded }: Known): readonly string[] {
  if (allergies.length > 0) return allergies.map(allergyText)
  if (noKnownAllergies.length > 0)
    return [words('chart.allergies-none', { words: enumerated(noKnownAllergies) })]
  return [words(allergiesRecorded ? 'chart.allergies-over' : 'chart.allergies-unknown')]
}
