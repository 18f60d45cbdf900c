import { BIRTH_IS_ABOUT, isBirthAbout, type Person } from '../../../shared/domain/patient.ts'

/** A person as one source describes her. */
export type Described = Omit<Person, 'place'>

const text = (value: unknown) => JSON.stringify(value)
const without = <T>(list: readonly T[], some: readonly T[]) =>
  list.filter(
    (each, at) => list.findIndex(other => text(other) === text(each)) === at && !some.includes(each),
  )

/** What the first of them knows who knows it. */
function known<T>(all: readonly Described[], of: (each: Described) => T | undefined): T | undefined {
  for (const each of all) {
    const found = of(each)
    if (found !== undefined) return found
  }
  return undefined
}

/**
 * One description of somebody whom several sources describe: the first of `all`, which is the one that is shown, with
 * every name and number of the others, and with birth, sex and death from another where the first does not know them.
 * That somebody died, and when, is never lost to one who has not heard of it.
 */
export function shownPerson(identity: string, all: readonly Described[]): Described {
  const { birth: _birth, death: _death, ...first } = all[0]!
  // What was reckoned from an age gives way to what somebody knew.
  const birth = known(all, each => (isBirthAbout(each) ? undefined : each.birth))
  const about = birth ? undefined : known(all, each => each.birth)
  const day = known(all, ({ death }) => (death === 'deceased' ? undefined : death))
  const death = day ?? known(all, each => each.death)
  return {
    ...first,
    identity,
    aliases: without(
      all.flatMap(each => [each.identity, ...each.aliases]),
      [identity],
    ),
    otherNames: without(
      all.flatMap(({ name, otherNames }) => [...otherNames, name]),
      [first.name, ''],
    ),
    sex: known(all, ({ sex }) => (sex === 'unknown' ? undefined : sex)) ?? 'unknown',
    ...((birth ?? about) && { birth: birth ?? about }),
    ...(death && { death }),
    active: all.some(({ active }) => active),
    identifiers: without(
      all.flatMap(({ identifiers }) => identifiers),
      [],
    ),
    addresses: without(
      all.flatMap(({ addresses }) => addresses),
      [],
    ),
    telecom: without(
      all.flatMap(({ telecom }) => telecom),
      [],
    ),
    qualifiers: without(
      all.flatMap(({ qualifiers }) => qualifiers),
      [],
    ).filter(({ name }) => name !== BIRTH_IS_ABOUT || !birth),
    unread: without(
      all.flatMap(({ unread }) => unread),
      [],
    ),
  }
}
