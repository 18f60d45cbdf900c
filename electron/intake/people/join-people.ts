import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { clusters } from './clusters.ts'
import { decide } from './decide.ts'
import { knownPerson } from './known-people.ts'
import type { PairOfPeople } from './likely-pairs.ts'
import type { MatchRun } from './match-run.ts'

/** Somebody may be described anew while she is compared; so often is it tried. */
const TRIES = 5

const among = (pairs: readonly PairOfPeople[], people: ReadonlyMap<number, unknown>) =>
  pairs.filter(([one, other]) => people.has(one) && people.has(other))
const eachOnce = (pairs: readonly PairOfPeople[]): PairOfPeople[] => [
  ...new Map(
    pairs.map(([one, other]): [string, PairOfPeople] => {
      const pair: PairOfPeople = one < other ? [one, other] : [other, one]
      return [pair.join(' '), pair]
    }),
  ).values(),
]

/**
 * Decides anew on these people and on everybody whom pairs or answers lead to from them, looked at together, and lets
 * records join who is one. `found`: pairs that records does not know yet. Answers false where somebody was described
 * anew in between.
 */
async function isJoined(people: readonly number[], found: readonly PairOfPeople[], run: MatchRun) {
  const { ingest, version, model, known } = run
  const around = await ingest.around({ people: [...new Set([...people, ...found.flat()])] })
  const near = new Map(around.people.map(each => [each.person, knownPerson(each)]))
  const byKey = new Map([...near.values()].map(each => [each.fields.key, each]))
  const keyOf = (person: number) => near.get(person)!.fields.key
  const keys = (pairs: readonly PairOfPeople[]) =>
    among(pairs, near).map(([one, other]): [string, string] => [keyOf(one), keyOf(other)])
  const all = eachOnce([...around.pairs, ...found])
  const pairs = among(all, near).map(([one, other]) => ({
    one: near.get(one)!.fields,
    other: near.get(other)!.fields,
  }))
  const fields = new Map([...byKey].map(([key, each]) => [key, each.fields]))
  const { decisions } = clusters(decide(pairs, model, await known.countsOf(fields.values())), fields, {
    together: keys(around.together),
    apart: keys(around.apart),
  })
  const { isStale } = await ingest.join({
    version,
    people: [...near.values()].map(each => ({ person: each.person, version: each.version })),
    compared: [...near.keys()].filter(each => run.compared.has(each)),
    pairs: decisions.map(({ one, other, kind, weight, reasons }) => ({
      one: byKey.get(one)!.person,
      other: byKey.get(other)!.person,
      weight: weight.total,
      automatic: kind === 'automatic',
      reasons: [...reasons],
    })),
  })
  return !isStale
}

export async function joinPeople(
  people: readonly number[],
  found: readonly PairOfPeople[],
  run: MatchRun,
): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    run.signal.throwIfAborted()
    if (await isJoined(people, found, run)) return
  }
  throw new AppError('conflict', say('intake.people-changed'))
}
