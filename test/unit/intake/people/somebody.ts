import { fieldsOf } from '../../../../electron/intake/people/fields.ts'
import type { Description } from '../../../../electron/intake/people/description.ts'
import { decide, type Decision } from '../../../../electron/intake/people/decide.ts'
import { modelFor } from '../../../../electron/intake/people/model.ts'
import type { WordCounts } from '../../../../electron/intake/people/word-counts.ts'
import type { Moment } from '../../../../shared/domain/moment.ts'

/** A date written as a source does: `1950`, `1950-03`, `1950-03-12`. */
export function on(date: string): Moment {
  const precision = ({ 4: 'year', 7: 'month' } as const)[date.length] ?? 'day'
  return { clock: Date.parse(date), precision, offsetMinutes: null }
}

let descriptions = 0

/** Somebody of a source of her own, unless it is said otherwise. */
export function somebody(said: Partial<Description>): Description {
  descriptions++
  return {
    source: `source ${descriptions}`,
    identity: `Patient/${descriptions}`,
    name: '',
    otherNames: [],
    sex: 'unknown',
    identifiers: [],
    addresses: [],
    telecom: [],
    ...said,
  }
}

/**
 * A town of 20,000. Shares of Smith and Müller about as in the census of 2010 of the United States and the German
 * telephone directory, of Guðrún and Jónsdóttir as in Iceland; a name that is not here is borne by one person.
 */
export const town: WordCounts = {
  people: 20_000,
  lastWords: new Map(
    Object.entries({ smith: 160, muller: 190, garcia: 250, lopez: 150, jonsdottir: 250, wang: 1300 }),
  ),
  words: new Map(
    Object.entries({
      john: 400,
      smith: 166,
      peter: 260,
      muller: 190,
      jose: 300,
      garcia: 400,
      lopez: 250,
      gudrun: 300,
      jonsdottir: 250,
      wang: 1400,
      ming: 120,
      anna: 240,
    }),
  ),
}

/** What is decided on two in that town. */
export const decideOn = (
  one: Partial<Description>,
  other: Partial<Description>,
  counts: WordCounts = town,
): Decision =>
  decide(
    [{ one: fieldsOf(somebody(one)), other: fieldsOf(somebody(other)) }],
    modelFor(counts.people),
    counts,
  )[0]!

/** The keys of the reasons, in order. */
export const saidOf = ({ reasons }: Decision): string[] => reasons.map(({ key }) => key)
