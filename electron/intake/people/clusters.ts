import { say, type Message } from '../../../shared/words/message.ts'
import { contradictions } from './contradictions.ts'
import type { Decision } from './decide.ts'
import { DisjointSets } from './disjoint-sets.ts'
import type { PersonFields } from './fields.ts'

/** Pairs of keys on which a person has decided: they stand whatever the descriptions say. */
export interface Settled {
  readonly together: ReadonlyArray<readonly [string, string]>
  readonly apart: ReadonlyArray<readonly [string, string]>
}

export interface Clusters {
  /** Keys of the descriptions of each person of whom there are two or more, sorted. */
  readonly people: ReadonlyArray<readonly string[]>
  /** All decisions but `no`, heaviest first; what could not be joined after all is for review, with its reason. */
  readonly decisions: readonly Decision[]
}

/** Two who fit within so many bits of each other: a precision of 0.999 needs odds of a thousand between them. */
const RIVAL_BITS = 10

const pairKey = (one: string, other: string) => JSON.stringify([one, other].toSorted())

/** Who cannot be one person: by a person's word, or by a contradiction that nobody has set aside. */
class CannotLink {
  readonly #fields: ReadonlyMap<string, PersonFields>
  readonly #apart: ReadonlySet<string>
  readonly #settled: DisjointSets

  constructor(fields: ReadonlyMap<string, PersonFields>, settled: Settled, together: DisjointSets) {
    this.#fields = fields
    this.#apart = new Set(settled.apart.map(([one, other]) => pairKey(one, other)))
    this.#settled = together
  }

  between(one: string, other: string): boolean {
    if (this.#apart.has(pairKey(one, other))) return true
    if (this.#settled.of(one).includes(other)) return false
    const [a, b] = [this.#fields.get(one), this.#fields.get(other)]
    return a !== undefined && b !== undefined && contradictions(a, b).length > 0
  }

  amid(some: readonly string[], others: readonly string[]): boolean {
    return some.some(one => others.some(other => this.between(one, other)))
  }
}

/** Decisions by each of the keys they are about. */
function byEnd(decisions: readonly Decision[]): Map<string, Decision[]> {
  const found = new Map<string, Decision[]>()
  for (const decision of decisions)
    for (const end of [decision.one, decision.other]) {
      const already = found.get(end)
      if (already) already.push(decision)
      else found.set(end, [decision])
    }
  return found
}

/** Whether someone else, who cannot be the same, fits one of the two almost as well or better. */
function hasRival(link: Decision, ends: ReadonlyMap<string, readonly Decision[]>, cannot: CannotLink) {
  const least = link.weight.total - RIVAL_BITS
  const rivals = (end: string, opposite: string) =>
    (ends.get(end) ?? []).some(
      rival =>
        rival !== link &&
        rival.weight.total > least &&
        rival.contradictions.length === 0 &&
        cannot.between(rival.one === end ? rival.other : rival.one, opposite),
    )
  return rivals(link.one, link.other) || rivals(link.other, link.one)
}

const forReview = (decision: Decision, reason: Message): Decision => ({
  ...decision,
  kind: 'review',
  reasons: [reason, ...decision.reasons],
})

const heaviestFirst = (one: Decision, other: Decision) =>
  other.weight.total - one.weight.total ||
  (pairKey(one.one, one.other) < pairKey(other.one, other.other) ? -1 : 1)

/**
 * Which descriptions are of one person: what a person settled, then the automatic links, heaviest first, as long as
 * no two that contradict each other come together. Does not depend on the order of `decisions`.
 *
 * `fields` holds every description in question by its key, those already joined with them too.
 */
export function clusters(
  decisions: readonly Decision[],
  fields: ReadonlyMap<string, PersonFields>,
  settled: Settled = { together: [], apart: [] },
): Clusters {
  const sets = new DisjointSets()
  const together = new DisjointSets()
  for (const [one, other] of settled.together) {
    sets.join(one, other)
    together.join(one, other)
  }
  const cannot = new CannotLink(fields, settled, together)
  const worthwhile = decisions.filter(({ kind }) => kind !== 'no')
  const ends = byEnd(worthwhile)
  const final = worthwhile.toSorted(heaviestFirst).map(decision => {
    if (decision.kind !== 'automatic') return decision
    const { one, other } = decision
    if (sets.of(one).includes(other)) return decision
    if (hasRival(decision, ends, cannot)) return forReview(decision, say('people.rival'))
    if (cannot.amid(sets.of(one), sets.of(other))) return forReview(decision, say('people.joins-others'))
    sets.join(one, other)
    return decision
  })
  return { people: sets.all(), decisions: final }
}
