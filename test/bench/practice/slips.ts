import type { Random } from '../../../shared/domain/random.ts'
import { LAST_DAY } from './days.ts'
import { misspell, nicknames, withoutAccents } from './misspell.ts'
import { drawFamily, familyOf } from './names.ts'
import { drawAddress, drawPhone, type Person, type Registration } from './person.ts'

/*
 * How the same person is registered otherwise at a second desk. Where the rates come from:
 *
 *  - Winkler 2006, Overview of record linkage, US Census Bureau RRS2006/02: of pairs that truly match,
 *    about a quarter of first names and a fifth of last names differ in some letter.
 *  - Just et al. 2016, Perspect Health Inf Manag 13:1e, 398,939 confirmed duplicates in master patient
 *    indexes: 53.14% of first names and 33.62% of last names that differ are misspelt; 58.30% of middle
 *    names differ. These are pairs that had been missed, so that they err more than pairs do in general.
 *  - Culbertson et al. 2017, Appl Clin Inform 8:322, nine health systems: present are sex in 99.73%, date
 *    of birth in 98.82%, street address in 94.65%.
 *  - Harron et al. 2017, BMC Med Res Methodol 17:23, English hospitals: sex or date of birth wrong or
 *    missing in 0.11%.
 *  - US Census Bureau, Current Population Survey 2021: 8.4% of people move within a year.
 *
 * "Assumed" is said of a rate for which no published one is known here. Dates of birth are wrong more often
 * than Harron found, where a national number had been checked before: a bench needs enough of each error to
 * tell how it fares.
 */

export type ErrorName =
  | 'given-misspelt'
  | 'nickname'
  | 'given-and-middle-swapped'
  | 'family-misspelt'
  | 'maiden-name'
  | 'new-family-name'
  | 'one-of-two-families'
  | 'middle-missing'
  | 'middle-initial'
  | 'accents-lost'
  | 'given-and-family-swapped'
  | 'day-and-month-swapped'
  | 'birth-digit-wrong'
  | 'birth-year-only'
  | 'sex-missing'
  | 'sex-wrong'
  | 'moved'
  | 'address-missing'
  | 'new-phone'
  | 'phone-missing'

interface Slip {
  readonly name: ErrorName
  /** Of those whom it can happen to. */
  readonly rate: number
  /** Undefined where it cannot happen to this registration. */
  readonly apply: (was: Registration, random: Random, person: Person) => Registration | undefined
}

const without = (was: Registration, member: keyof Registration): Registration => {
  const { [member]: _left, ...rest } = was
  return rest as Registration
}

const [GIVEN_DIFFERS, FAMILY_DIFFERS] = [0.25, 0.2]

/** At most one slip of a group happens to a registration; the groups follow one another. */
const groups: ReadonlyArray<readonly Slip[]> = [
  [
    {
      name: 'given-misspelt',
      rate: GIVEN_DIFFERS * 0.5314, // Winkler, Just
      apply: (was, random) => ({ ...was, given: was.given.with(0, misspell(random, was.given[0]!)) }),
    },
    {
      name: 'nickname',
      rate: GIVEN_DIFFERS * 0.35, // what misspelling leaves of Winkler's quarter, most of it: assumed
      apply(was, random) {
        const short = nicknames[was.given[0]!]
        return short && { ...was, given: was.given.with(0, short[random.integer(short.length)]!) }
      },
    },
    {
      name: 'given-and-middle-swapped',
      rate: GIVEN_DIFFERS * 0.1, // assumed; Just names it among the frequent ones
      apply: was => (was.given.length > 1 ? { ...was, given: was.given.toReversed() } : undefined),
    },
  ],
  [
    {
      name: 'family-misspelt',
      rate: FAMILY_DIFFERS * 0.3362, // Winkler, Just
      apply: (was, random) => ({ ...was, family: misspell(random, was.family) }),
    },
    {
      name: 'maiden-name',
      rate: 0.25, // registered there before she married: assumed
      apply: was =>
        was.maiden === undefined ? undefined : without({ ...was, family: was.maiden }, 'maiden'),
    },
    {
      name: 'new-family-name',
      rate: 0.04, // married since: assumed
      apply(was, random, { sex, birth, culture }) {
        if (sex === 'male' || was.maiden !== undefined || LAST_DAY - birth < 18 * 365.25) return undefined
        const family = familyOf(drawFamily(random, culture), culture, sex)
        return family === was.family ? undefined : { ...was, family }
      },
    },
    {
      name: 'one-of-two-families',
      rate: 0.2, // the form has room for one: assumed
      apply: was => (/ /.test(was.family) ? { ...was, family: was.family.split(' ')[0]! } : undefined),
    },
  ],
  [
    {
      name: 'middle-missing',
      rate: 0.583 * 0.7, // Just; how the middle names differ: assumed
      apply: was => (was.given.length > 1 ? { ...was, given: was.given.slice(0, 1) } : undefined),
    },
    {
      name: 'middle-initial',
      rate: 0.583 * 0.3,
      apply: was =>
        was.given.length > 1 ? { ...was, given: [was.given[0]!, was.given[1]!.charAt(0)] } : undefined,
    },
  ],
  [
    {
      name: 'accents-lost',
      rate: 0.3, // assumed
      apply(was) {
        const plain = { ...was, family: withoutAccents(was.family), given: was.given.map(withoutAccents) }
        return plain.family === was.family && plain.given.join() === was.given.join() ? undefined : plain
      },
    },
  ],
  [
    {
      name: 'given-and-family-swapped',
      rate: 0.01, // assumed; Just names it among the frequent ones
      apply: was =>
        was.given[0] === was.family
          ? undefined
          : { ...was, family: was.given[0]!, given: [was.family, ...was.given.slice(1)] },
    },
  ],
  [
    {
      name: 'day-and-month-swapped',
      rate: 0.015, // assumed
      apply(was) {
        const [year, month, day] = was.birthDate!.split('-')
        return Number(day) > 12 || day === month
          ? undefined
          : { ...was, birthDate: `${year}-${day}-${month}` }
      },
    },
    {
      name: 'birth-digit-wrong',
      rate: 0.015, // assumed
      apply: (was, random) => ({ ...was, birthDate: digitWrong(random, was.birthDate!) }),
    },
    {
      name: 'birth-year-only',
      rate: 1 - 0.9882, // Culbertson: not given in full
      apply: was => ({ ...was, birthDate: was.birthDate!.slice(0, 4) }),
    },
  ],
  [
    { name: 'sex-missing', rate: 1 - 0.9973, apply: was => without(was, 'sex') }, // Culbertson
    {
      name: 'sex-wrong',
      rate: 0.0011, // Harron
      apply: was => ({ ...was, sex: was.sex === 'female' ? 'male' : 'female' }),
    },
  ],
  [
    {
      name: 'moved',
      rate: 1 - (1 - 0.084) ** 4, // Census, over four years between the two registrations
      apply: (was, random) => ({ ...was, address: drawAddress(random) }),
    },
    { name: 'address-missing', rate: 1 - 0.9465, apply: was => without(was, 'address') }, // Culbertson
  ],
  [
    { name: 'new-phone', rate: 0.3, apply: (was, random) => ({ ...was, phone: drawPhone(random) }) }, // assumed
    { name: 'phone-missing', rate: 0.1, apply: was => without(was, 'phone') }, // assumed
  ],
]

/** A full date of which one digit is another, and which is still a date and no later than the last day. */
function digitWrong(random: Random, date: string): string {
  for (;;) {
    // Not the first two digits: a century is seldom mistaken.
    const at = 2 + random.integer(date.length - 2)
    if (date[at] === '-') continue
    const wrong = `${date.slice(0, at)}${random.integer(10)}${date.slice(at + 1)}`
    const day = Date.parse(`${wrong}T00:00:00Z`) / 86_400_000
    if (wrong !== date && day <= LAST_DAY && isDate(wrong)) return wrong
  }
}

/** Date.parse takes the 31st of every month. */
function isDate(text: string): boolean {
  const moment = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text)
}

/** How a second desk has a person, and what it has otherwise. */
export function registerAnew(
  person: Person,
  random: Random,
  own: Pick<Registration, 'id' | 'recordNumber'>,
): { registered: Registration; errors: ErrorName[] } {
  // Mail addresses are asked for by few desks; of a death only half hear.
  let registered: Registration = without({ ...person.registered, ...own }, 'email')
  if (random.uniform() < 0.5) registered = without(registered, 'death')
  const errors: ErrorName[] = []
  for (const group of groups) {
    let at = random.uniform()
    for (const { name, rate, apply } of group) {
      const wrong = apply(registered, random, person)
      if (wrong === undefined) continue
      at -= rate
      if (at >= 0) continue
      registered = wrong
      errors.push(name)
      break
    }
  }
  // Few desks ask for the name before marriage.
  return { registered: random.uniform() < 0.7 ? without(registered, 'maiden') : registered, errors }
}
