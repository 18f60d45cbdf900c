import type { MatchRun } from './match-run.ts'
import { decide, type Pair } from './decide.ts'
import type { KnownPerson } from './known-people.ts'

/** Two people, by number, who are or may be one. */
export type PairOfPeople = readonly [one: number, other: number]

/** So many are looked for at once: records answers others in between. */
const AT_ONCE = 100

/** Names that nobody bears weigh most: a pair that is not worth asking so is never worth it. */
const NOBODY = new Map<string, number>()

/**
 * Of those who were not compared yet, the pairs with anybody that are worth asking, or joining. First as if every name
 * were rare, which needs no look at how common it is; then as common as it is.
 */
export async function likelyPairs(
  people: readonly number[],
  { ingest, version, model, known, count, signal, report }: MatchRun,
): Promise<PairOfPeople[]> {
  const found: PairOfPeople[] = []
  for (let at = 0; at < people.length; at += AT_ONCE) {
    signal.throwIfAborted()
    report('intake.comparing-people', at, people.length)
    const numbers = await ingest.candidates({ version, people: people.slice(at, at + AT_ONCE) })
    if (numbers.length === 0) continue
    const byNumber = await known.byNumber(numbers)
    const pairs = pairsOf(numbers, byNumber)
    const rare = { people: count, words: NOBODY, lastWords: NOBODY }
    const possible = likely(pairs, decide(pairs, model, rare))
    const counts = await known.countsOf(possible.flatMap(({ one, other }) => [one, other]))
    for (const { numbers: both } of likely(possible, decide(possible, model, counts))) found.push(both)
  }
  return found
}

interface NumberedPair extends Pair {
  readonly numbers: PairOfPeople
}

function pairsOf(numbers: readonly number[], byNumber: ReadonlyMap<number, KnownPerson>): NumberedPair[] {
  const pairs: NumberedPair[] = []
  for (let at = 0; at < numbers.length; at += 2) {
    const [a, b] = [numbers[at]!, numbers[at + 1]!]
    const [one, other] = [byNumber.get(a), byNumber.get(b)]
    if (one && other) pairs.push({ one: one.fields, other: other.fields, numbers: [a, b] })
  }
  return pairs
}

const likely = (pairs: readonly NumberedPair[], decisions: ReturnType<typeof decide>): NumberedPair[] =>
  pairs.filter((_, k) => decisions[k]!.kind !== 'no')
