import type { Moment } from '../../shared/domain/moment.ts'
import { ageOf } from './dates.ts'
import { words } from './words.ts'

/** How old somebody is in words, and in a column; both ages where the birth leaves them open, nothing where unknown. */
export function ageText(birth: Moment | undefined, how: 'said' | 'short'): string | undefined {
  const age = ageOf(birth)
  if (!age) return undefined
  const { least, most, unit } = age
  return least === most
    ? words(how === 'said' ? 'person.age' : 'person.age-short', { most, unit })
    : words(how === 'said' ? 'person.open-age' : 'person.open-age-short', { least, most, unit })
}
