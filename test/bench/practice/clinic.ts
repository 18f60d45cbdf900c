import type { Random } from '../../../shared/domain/random.ts'
import { drawCulture, drawFamily, drawGiven, familyOf } from './names.ts'
import { makeUuid } from './person.ts'

/** Who keeps the records: what every file of an export names. */
export interface Clinic {
  readonly id: string
  readonly name: string
  /** Whose record numbers they are. */
  readonly system: string
  readonly practitioners: readonly Practitioner[]
}

export interface Practitioner {
  readonly id: string
  readonly family: string
  readonly given: string
}

const PRACTITIONERS = 24

export function drawClinic(random: Random, name: string): Clinic {
  const id = makeUuid(random)
  const practitioners = Array.from({ length: PRACTITIONERS }, () => {
    const culture = drawCulture(random)
    const sex = random.uniform() < 0.5 ? 'female' : 'male'
    const family = familyOf(drawFamily(random, culture), culture, sex)
    return { id: makeUuid(random), family, given: drawGiven(random, culture, sex)[0]! }
  })
  return { id, name, system: `urn:casebook:bench:${name.toLowerCase().replaceAll(' ', '-')}`, practitioners }
}
