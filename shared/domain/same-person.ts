import { clockOf } from './clock.ts'
import type { Person } from './patient.ts'

type Described = Pick<Person, 'name' | 'otherNames' | 'birth'>

const wordsOf = ({ name, otherNames }: Described) =>
  new Set(
    [name, ...otherNames]
      .join(' ')
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLocaleLowerCase('en')
      .split(/[^\p{L}\p{N}]+/u)
      .filter(word => word.length > 1),
  )

/**
 * Whether two descriptions under one number of one source are of two people: no word of their names is the same, and
 * nothing says that they were born on one day. A new family name, a name that was misspelt or a birth date that was
 * corrected is no other person.
 */
export function areTwoPeople(one: Described, other: Described): boolean {
  const [mine, yours] = [wordsOf(one), wordsOf(other)]
  if (mine.size === 0 || yours.size === 0 || [...mine].some(word => yours.has(word))) return false
  const [born, birth] = [clockOf(one.birth), clockOf(other.birth)]
  return born === null || birth === null || born !== birth
}
