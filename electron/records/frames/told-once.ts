import type { Store } from '../open-store.ts'

/** A number of somebody at a moment, and the fact that tells it. */
interface TimedNumber {
  readonly person: number
  readonly clock: number
  readonly value: number
  readonly fact: number
}

/**
 * Leaves out what another source tells more exactly. Where two numbers of one moment are the same nothing follows from
 * which is read; so only people are looked at of whom one moment has two, which are few.
 */
export function toldOnce<Row extends TimedNumber>(
  rows: readonly Row[],
  { told }: Pick<Store, 'told'>,
): readonly Row[] {
  // As they come of one code, they are in order.
  const people = new Set(
    rows.flatMap(({ person, clock, value }, at) => {
      const last = rows[at - 1]
      return last?.person === person && last.clock === clock && last.value !== value ? [person] : []
    }),
  )
  if (people.size === 0) return rows
  const facts = Map.groupBy(
    rows.filter(({ person }) => people.has(person)),
    ({ person }) => person,
  )
  const hidden = new Set(
    [...facts.values()].flatMap(hers => [...told.among(hers.map(({ fact }) => fact)).hidden()]),
  )
  return rows.filter(({ fact }) => !hidden.has(fact))
}
