import { createRandom, type Random } from '../../../shared/domain/random.ts'
import { LAST_DAY, isoDay } from './days.ts'
import { drawCulture, drawFamily, drawGiven, familyOf, type Sex } from './names.ts'

export interface Address {
  readonly line: string
  readonly city: string
  readonly state: string
  readonly postalCode: string
}

/** A person as a clinic's desk has her: what it does not know is not there. */
export interface Registration {
  /** Her id in this clinic's export. */
  readonly id: string
  readonly recordNumber: string
  readonly family: string
  readonly given: readonly string[]
  /** 'Jr.', 'Sr.'. */
  readonly suffix?: string
  /** The family name before marriage. */
  readonly maiden?: string
  readonly sex?: Sex
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly birthDate?: string
  /** YYYY-MM-DD. */
  readonly death?: string
  readonly address?: Address
  readonly phone?: string
  readonly email?: string
}

/** A person as she is. */
export interface Person {
  readonly registered: Registration
  readonly culture: number
  readonly sex: Sex
  /** Days since 1970-01-01. */
  readonly birth: number
  /** The last day lived, or the practice's last. */
  readonly last: number
  /** Seed of what she suffers from and is measured at. */
  readonly constitution: number
}

/** What a stream of random numbers is for: each has its own, so that one more draw in one changes no other. */
const streams = { practice: 1, household: 2, person: 3, life: 4, other: 5 } as const

/** `seed` and `number` are whole, the seed below 2^23 and the number below 2^36. */
export function streamOf(seed: number, purpose: keyof typeof streams, number: number): Random {
  return createRandom((BigInt(seed) << 40n) | (BigInt(streams[purpose]) << 36n) | BigInt(number))
}

const HEX = Array.from({ length: 65_536 }, (_, number) => number.toString(16).padStart(4, '0'))

/** A version 4 UUID (RFC 9562). */
export function makeUuid(random: Random): string {
  const a = random.integer(2 ** 32)
  const b = random.integer(2 ** 32)
  const c = random.integer(2 ** 32)
  const d = random.integer(2 ** 32)
  return (
    `${HEX[a >>> 16]!}${HEX[a & 0xffff]!}-${HEX[b >>> 16]!}-${HEX[(b & 0x0fff) | 0x4000]!}-` +
    `${HEX[((c >>> 16) & 0x3fff) | 0x8000]!}-${HEX[c & 0xffff]!}${HEX[d >>> 16]!}${HEX[d & 0xffff]!}`
  )
}

const streets = (
  'Main Oak Maple Park Cedar Elm Washington Lake Hill Walnut Spring North Ridge Church Willow Meadow ' +
  'Lincoln Chestnut River Sunset Railroad Jackson Highland Mill Franklin Cherry Adams Dogwood Hickory Laurel'
).split(' ')
const kinds = ['Street', 'Avenue', 'Road', 'Drive', 'Lane', 'Court', 'Way', 'Terrace']
/** Invented towns, each with the first three digits of its postal codes. */
const towns = [
  ['Ashbrook', '010'],
  ['Fairhaven Mills', '012'],
  ['Stonebury', '014'],
  ['Millford', '016'],
  ['Westering', '018'],
  ['Port Ellery', '021'],
  ['Harrow Falls', '023'],
  ['Quincefield', '025'],
  ['Saint Alder', '026'],
  ['Norwick', '027'],
] as const

const pick = <T>(random: Random, from: readonly T[]): T => from[random.integer(from.length)]!

export function drawAddress(random: Random): Address {
  const [city, digits] = pick(random, towns)
  const house = `${1 + random.integer(1_900)} ${pick(random, streets)} ${pick(random, kinds)}`
  return {
    line: random.uniform() < 0.25 ? `${house} Apt ${1 + random.integer(60)}` : house,
    city,
    state: 'MA',
    postalCode: `${digits}${String(random.integer(100)).padStart(2, '0')}`,
  }
}

/** Nobody's number: no area has the code 555. */
export const drawPhone = (random: Random): string =>
  `555-${String(random.integer(1_000)).padStart(3, '0')}-${String(random.integer(10_000)).padStart(4, '0')}`

/** Letters of an address of mail. */
const plain = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()

interface Household {
  readonly culture: number
  readonly family: string
  readonly address: Address
  readonly phone: string
  /** Births in days: of the eldest, her partner, and two children, of whom some are twins. */
  readonly births: readonly number[]
  readonly eldest: Sex
}

/** How four neighbouring numbers live together: each digit is the number of people under one roof. */
const roofs = ['4', '31', '22', '22', '211', '211', '1111', '13', '112', '1111']

/** Which household of its four a person belongs to, and her place there: 0 the eldest. */
function placeOf(seed: number, number: number): { household: number; place: number } {
  const four = Math.floor(number / 4)
  const under = pick(streamOf(seed, 'household', four * 8), roofs)
  let place = number % 4
  for (let roof = 0; ; roof++) {
    const people = Number(under[roof])
    if (place < people) return { household: four * 8 + 1 + roof, place }
    place -= people
  }
}

function drawHousehold(seed: number, household: number): Household {
  const random = streamOf(seed, 'household', household)
  const culture = drawCulture(random)
  return {
    culture,
    family: drawFamily(random, culture),
    address: drawAddress(random),
    phone: drawPhone(random),
    births: drawBirths(random),
    eldest: random.uniform() < 0.5 ? 'female' : 'male',
  }
}

/** The partner is near the eldest in age, children follow a generation later. */
function drawBirths(random: Random): number[] {
  const years = (from: number, to: number) => Math.round((from + random.uniform() * (to - from)) * 365.25)
  // 18 to 95 years, the middle years most.
  const eldest = LAST_DAY - years(18, 56) - years(0, 39)
  const partner = Math.min(eldest + years(-4, 7), LAST_DAY - years(18, 19))
  const child = Math.min(eldest + years(18, 38), LAST_DAY - years(0.3, 2))
  const twins = random.uniform() < SHARE_OF_TWINS
  return [eldest, partner, child, twins ? child : Math.min(child + years(1, 6), LAST_DAY - 60)]
}

/** Births that are of twins, among a pair of children: the rate is 3 in 100 births (United States, 2021). */
const SHARE_OF_TWINS = 0.03

/** The chance of having died while in the practice's care: rises with age as Gompertz's hazard does. */
const chanceOfDeath = (years: number) => Math.min(0.9, 0.0022 * Math.exp(0.06 * years))

/**
 * The person of a number from 0: the same seed and number always give the same person, whoever else is
 * made.
 */
export function personOf(seed: number, number: number): Person {
  const { household, place } = placeOf(seed, number)
  const house = drawHousehold(seed, household)
  const random = streamOf(seed, 'person', number)
  const { culture } = house
  const other: Sex = house.eldest === 'female' ? 'male' : 'female'
  const sex = [house.eldest, other][place] ?? (random.uniform() < 0.5 ? 'female' : 'male')
  const birth = house.births[place]!
  const years = (LAST_DAY - birth) / 365.25
  const died = random.uniform() < chanceOfDeath(years)
  const last = died ? Math.max(birth + 30, LAST_DAY - random.integer(10 * 365)) : LAST_DAY
  const given = drawGiven(random, culture, sex)
  const own = drawFamily(random, culture)
  const takes = random.uniform() < SHARE_THAT_TAKES_THE_NAME
  const married = place === 1 && sex === 'female' && takes && own !== house.family
  const bears = place === 1 && !married && random.uniform() < 0.5 ? own : house.family
  const family = familyOf(bears, culture, sex)
  const mail = random.uniform()
  const registered: Registration = {
    id: makeUuid(random),
    recordNumber: `A${String(number + 1).padStart(7, '0')}`,
    family,
    given,
    ...(married && { maiden: familyOf(own, culture, sex) }),
    sex,
    birthDate: isoDay(birth),
    ...(died && { death: isoDay(last) }),
    address: house.address,
    phone: place < 2 && random.uniform() < 0.6 ? drawPhone(random) : house.phone,
    ...(mail < 0.5 && { email: `${plain(given[0]!)}.${plain(family)}${number % 1_000}@example.org` }),
  }
  return { registered, culture, sex, birth, last, constitution: random.integer(2 ** 48) }
}

/** Women married to men who took their husband's name: 79 in 100 (Pew Research Center 2023, United States). */
export const SHARE_THAT_TAKES_THE_NAME = 0.79
