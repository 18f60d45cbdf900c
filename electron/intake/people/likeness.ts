import type { likenesses } from '../../../shared/contract/intake.ts'
import { compareBirths } from './compare-births.ts'
import { compareNames } from './compare-names.ts'
import { compareIdentifiers } from './compare-numbers.ts'
import type { PersonFields } from './fields.ts'
import type { Level } from './levels.ts'

export type Likeness = (typeof likenesses)[number]

const isSure = (level: Level) => level === 'exact' || level === 'close'
const isAlike = (level: Level) => isSure(level) || level === 'similar'

/**
 * Whether somebody may be meant by what is typed of a person, and by what of it: one of her numbers; her name, folded
 * and with a slip of the pen in it; or her birth date, known to the day, with a name that is similar in one of its
 * words. A name of one word is the same where the other has it anywhere. Pure; undefined for no likeness.
 */
export function likenessOf(typed: PersonFields, known: PersonFields): Likeness | undefined {
  if (isSure(compareIdentifiers(typed.identifiers, known.identifiers))) return 'number'
  const { given, family } = compareNames(typed, known)
  const lone = typed.names[0]?.written.words
  const has = (text: string) =>
    known.names.some(({ written }) => written.words.some(word => word.text === text))
  if (lone?.length === 1 ? has(lone[0]!.text) : isSure(given) && isSure(family)) return 'name'
  const { year, month, day } = compareBirths(typed.birth, known.birth)
  const isBornThen = [year, month, day].every(level => level === 'exact')
  return isBornThen && (isAlike(given) || isAlike(family)) ? 'birth' : undefined
}
