import type { Handlers } from '../../../shared/contract/define.ts'
import type { ingest } from '../../../shared/contract/ingest.ts'
import type { peopleMethods } from '../../../shared/contract/ingest-people.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import type { Store } from '../open-store.ts'
import { personOf } from '../who.ts'

/** What records does when intake asks who is like whom, and says who is one. */
export function peopleHandlers(
  store: () => Store,
): Pick<Handlers<typeof ingest>, keyof typeof peopleMethods> {
  function identityOf(person: number): string {
    const identity = store().joins.identityOf(person)
    if (identity === undefined) throw new AppError('not-found', say('store.no-patient'))
    return identity
  }
  /** Everybody whom pairs or answers lead to. */
  function reached(people: readonly number[]): Set<number> {
    const { matches, joins, answers } = store()
    const found = new Set(people)
    for (const each of found) {
      for (const other of matches.partners(each)) found.add(other)
      for (const other of joins.onChart(joins.chartOf(each))) found.add(other)
      for (const { one, other, answer } of answers.about(joins.identityOf(each) ?? ''))
        if (answer === 'same')
          for (const identity of [one, other]) {
            const person = joins.described(identity)
            if (person !== undefined) found.add(person)
          }
    }
    return found
  }

  return {
    matchable() {
      const { charts, matches, sources } = store()
      return { people: charts.describedCount(), isWorthwhile: matches.hasAnythingToMatch(sources.scopes()) }
    },
    unkeyed: ({ version, limit }) => store().matches.unkeyed(version, limit),
    keepKeys({ version, people }) {
      const { matches, writeTogether } = store()
      writeTogether(() => {
        for (const { person, scope, keys, numbers, words, lastWords } of people)
          matches.key(
            person,
            version,
            keys.map(key => ({ key, scope, person, number: Number(numbers.includes(key)) })),
            words.map(word => ({ word, person, last: Number(lastWords.includes(word)) })),
          )
      })
      return {}
    },
    unmatched({ version }) {
      const { matches, write } = store()
      write(() => matches.reconsiderTheDead())
      return matches.unmatched(version)
    },
    candidates: ({ version, people }) => store().matches.candidates(people, version).flat(),
    bearing({ keys }) {
      const { matches, joins } = store()
      return matches.bearing(keys).map(person => ({ person, chart: joins.chartOf(person) }))
    },
    describedPeople: ({ people }) => store().matches.describedOf(people),
    countBearers: ({ numbers }) => numbers.map(each => store().matches.mostBearers(each)),
    countWords({ words }) {
      const counts = words.map(each => store().matches.countWord(each))
      return { words: counts.map(({ n }) => n), lastWords: counts.map(({ last }) => last) }
    },
    matchedAlone({ version, people }) {
      const { matches, joins, answers, writeTogether } = store()
      return writeTogether(() =>
        people.filter(person => {
          const isAlone =
            matches.partners(person).length === 0 &&
            joins.onChart(joins.chartOf(person)).length < 2 &&
            answers.about(joins.identityOf(person) ?? '').length === 0
          if (isAlone) matches.setMatched(person, version)
          return !isAlone
        }),
      )
    },
    around({ people }) {
      const { matches, answers, joins } = store()
      const found = reached(people)
      const described = matches.describedOf([...found])
      const together: [number, number][] = []
      const apart: [number, number][] = []
      for (const { person } of described) {
        const identity = identityOf(person)
        for (const { one, other, answer } of answers.about(identity)) {
          const her = one === identity ? joins.described(other) : undefined
          if (her === undefined || !found.has(her) || answer === 'later') continue
          const list = answer === 'same' ? together : apart
          list.push([person, her])
        }
      }
      const pairs = matches.pairsAmong(found).map(({ one, other }): [number, number] => [one, other])
      return { people: described, pairs, together, apart }
    },
    join({ version, people, compared, pairs }) {
      const { matches, joins, writeTogether } = store()
      const ids = people.map(({ person }) => person)
      const current = new Map(matches.describedOf(ids).map(row => [row.person, row.version]))
      if (people.some(each => current.get(each.person) !== each.version)) return { isStale: true }
      // What a power cut takes back is compared anew, as nobody is noted as compared then.
      writeTogether(() => {
        matches.replacePairs(
          ids,
          pairs.map(({ automatic, reasons, ...pair }) => ({
            ...pair,
            automatic: Number(automatic),
            reasons: JSON.stringify(reasons),
          })),
        )
        joins.settle(ids)
        for (const each of compared) matches.setMatched(each, version)
      })
      return { isStale: false }
    },
    matchCounts() {
      const { matches, answers } = store()
      return { joined: matches.joinedCount(), open: answers.openCount() }
    },
    endMatching() {
      store().tidy()
      return {}
    },

    answerPair({ one, other, answer }, { caller }) {
      const { answers, joins, matches, audit, now, write } = store()
      const [a, b] = [identityOf(one), identityOf(other)]
      if (one === other) throw new AppError('conflict', say('store.same-person'))
      if (answers.contradicts({ one: a, other: b, answer })) {
        const why = answer === 'same' ? 'store.said-different' : 'store.said-same'
        throw new AppError('conflict', say(why))
      }
      write(() => {
        answers.put({ one: a, other: b, answer, at: now().toISOString(), person: personOf(caller) })
        if (answer === 'different') matches.askAbout(one, other)
        joins.settle([one, other])
        for (const each of [one, other]) if (answer !== 'later') matches.setMatched(each, 0)
        audit.write(say('audit.people-answered', { one, other, answer }), personOf(caller))
      })
      return {}
    },
    takeApart({ person }, { caller }) {
      const { answers, joins, matches, notes, entries, audit, now, write } = store()
      const own = identityOf(person)
      const chart = joins.chartOf(person)
      const others = joins.onChart(chart).filter(each => each !== person)
      if (others.length === 0) throw new AppError('conflict', say('store.not-joined'))
      const written = others
        .concat(person)
        .map(each => notes.of(each) + entries.of(identityOf(each)))
        .reduce((sum, n) => sum + n)
      write(() => {
        const by = { at: now().toISOString(), person: personOf(caller) }
        for (const other of others) {
          answers.put({ one: own, other: identityOf(other), answer: 'different', ...by })
          matches.askAbout(person, other)
        }
        joins.settle([person, ...others])
        for (const each of [person, ...others]) matches.setMatched(each, 0)
        audit.write(say('audit.people-apart', { person, others: others.length }), personOf(caller))
      })
      return { others, written }
    },
  }
}
