import type { Client, Progress } from '../../../shared/contract/define.ts'
import type { ingest as ingestContract } from '../../../shared/contract/ingest.ts'
import { say } from '../../../shared/words/message.ts'
import { DisjointSets } from './disjoint-sets.ts'
import { joinPeople } from './join-people.ts'
import { keyPeople } from './key-people.ts'
import { knownPeople } from './known-people.ts'
import { likelyPairs, type PairOfPeople } from './likely-pairs.ts'
import type { MatchRun } from './match-run.ts'
import { modelFor } from './model.ts'

/** Raised when another judgement comes of the same descriptions: everybody is then compared anew. */
const MATCHER = 2
const SIZES = 100
const SMALLEST = 500
/** People who are decided on in one go: their facts go to other charts, which takes records its time. */
const AT_ONCE = 8
const ALONE_AT_ONCE = 500

/**
 * What a weight says depends on how many people there are and how common names are among them, so everybody is compared
 * anew whenever there are twice as many.
 */
export const matcherVersion = (people: number): number =>
  MATCHER * SIZES + Math.floor(Math.log2(Math.max(people, SMALLEST) / SMALLEST))

/** People whom pairs join, together; some such together as long as they are few. */
function batches(pairs: readonly PairOfPeople[]): number[][] {
  const sets = new DisjointSets()
  for (const [one, other] of pairs) sets.join(`${one}`, `${other}`)
  const found: number[][] = []
  for (const set of sets.all()) {
    const last = found.at(-1)
    if (last && last.length + set.length <= AT_ONCE) last.push(...set.map(Number))
    else found.push(set.map(Number))
  }
  return found
}

/** Finds and joins those who are one, one run at a time. */
export function peopleMatching(ingest: Client<typeof ingestContract>) {
  let turn: Promise<unknown> = Promise.resolve()
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }

  async function runOf(signal: AbortSignal, report: (step: Progress) => void) {
    const { people: count, isWorthwhile } = await ingest.matchable({})
    const run: MatchRun = {
      ingest,
      version: matcherVersion(count),
      model: modelFor(count),
      count,
      known: knownPeople(ingest, count),
      compared: new Set(),
      signal,
      report: (phase, done, of) => report({ phase: say(phase), done, of }),
    }
    return { run, isWorthwhile }
  }

  async function matchAll(began: MatchRun): Promise<void> {
    const { version, signal, report } = began
    await keyPeople(began)
    const people = await ingest.unmatched({ version })
    const run = { ...began, compared: new Set(people) }
    const pairs = await likelyPairs(people, run)
    const groups = batches(pairs)
    const byPerson = new Map<number, PairOfPeople[]>()
    for (const pair of pairs)
      for (const each of pair) byPerson.set(each, [...(byPerson.get(each) ?? []), pair])
    for (const [done, group] of groups.entries()) {
      signal.throwIfAborted()
      report('intake.joining-people', done, groups.length)
      await joinPeople(
        group,
        group.flatMap(each => byPerson.get(each) ?? []),
        run,
      )
    }
    const others = people.filter(each => !byPerson.has(each))
    for (let at = 0; at < others.length; at += ALONE_AT_ONCE) {
      signal.throwIfAborted()
      const some = others.slice(at, at + ALONE_AT_ONCE)
      const rest = await ingest.matchedAlone({ version, people: some })
      for (let from = 0; from < rest.length; from += AT_ONCE)
        await joinPeople(rest.slice(from, from + AT_ONCE), [], run)
    }
  }

  return {
    /** Compares everybody who was not compared yet; answers how many pairs were joined, and how many wait. */
    run: (signal: AbortSignal, report: (step: Progress) => void) =>
      inTurn(async () => {
        const before = await ingest.matchCounts({})
        const { run, isWorthwhile } = await runOf(signal, report)
        if (isWorthwhile) await matchAll(run)
        await ingest.endMatching({})
        const after = await ingest.matchCounts({})
        return { joined: Math.max(0, after.joined - before.joined), open: after.open }
      }),
    /** After a person's word, decides anew on those whom it concerns. */
    settle: (people: readonly number[]) =>
      inTurn(async () => {
        const { run } = await runOf(new AbortController().signal, () => undefined)
        await joinPeople(people, [], run)
        await ingest.endMatching({})
      }),
  }
}
export type PeopleMatching = ReturnType<typeof peopleMatching>
