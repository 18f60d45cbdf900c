import type { WritableDb } from '../db.ts'
import type { DescriptionRepository } from './descriptions.ts'

interface Standing {
  readonly person: number
  readonly identity: string
  readonly chart: number
  readonly described: number
}

interface Beside {
  readonly descriptions: DescriptionRepository
  /** Puts facts on a chart. */
  move(facts: readonly number[], chart: number): void
  /** What was remembered of whose a name is, and on whose chart, may be so no more. */
  forget(): void
}

/** Whoever is one with her by a link: joined without asking, or by a person's word. */
const linked = `
  SELECT other AS person FROM match_pair WHERE match_pair.one = @person AND automatic = 1
  UNION ALL SELECT match_pair.one FROM match_pair WHERE other = @person AND automatic = 1
  UNION ALL SELECT her.id FROM person me JOIN match_answer ON match_answer.one = me.identity
    JOIN person her ON her.identity = match_answer.other
    WHERE me.id = @person AND answer = 'same' AND her.described = 1 AND me.described = 1
  UNION ALL SELECT her.id FROM person me JOIN match_answer ON match_answer.other = me.identity
    JOIN person her ON her.identity = match_answer.one
    WHERE me.id = @person AND answer = 'same' AND her.described = 1 AND me.described = 1`

/**
 * On whose chart everybody stands. Those whom links join, directly or through others, stand on the chart of the one
 * whose identity sorts first: a rule that neither the order of imports nor a newer description changes. Facts stand
 * there too, and so need not be asked for by everybody who is one with her; whose they are says the name by which
 * their source speaks of her.
 */
export function joinRepository(db: WritableDb, { descriptions, move, forget }: Beside) {
  const standing = db.prepare<[number], Standing>(
    'SELECT id AS person, identity, coalesce(one, id) AS chart, described FROM person WHERE id = ?',
  )
  const byIdentity = db
    .prepare<[string], number>('SELECT id FROM person WHERE identity = ? AND described = 1')
    .pluck()
  const onChart = db
    .prepare<[{ chart: number }], number>(
      'SELECT id FROM person WHERE id = @chart UNION ALL SELECT id FROM person WHERE one = @chart',
    )
    .pluck()
  const saidOne = db
    .prepare<[{ person: number }], number>(
      `SELECT 1 FROM person JOIN match_answer ON match_answer.one = identity WHERE id = @person AND answer = 'same'
        UNION ALL SELECT 1 FROM person JOIN match_answer ON match_answer.other = identity
          WHERE id = @person AND answer = 'same' LIMIT 1`,
    )
    .pluck()
  const neighbours = db.prepare<[{ person: number }], number>(linked).pluck()
  const setChart = db.prepare<[number | null, number]>('UPDATE person SET one = ? WHERE id = ?')
  const factsOf = db
    .prepare<[Standing], number>(
      `SELECT fact.id FROM fact JOIN person_name ON person_name.id = fact.called
        WHERE fact.person = @chart AND person_name.person = @person`,
    )
    .pluck()
  const joined = db.prepare<[], { person: number }>(`
    SELECT one AS person FROM match_pair WHERE automatic = 1
    UNION ALL SELECT id FROM person WHERE one IS NOT NULL
    UNION ALL SELECT id FROM match_answer JOIN person ON person.identity = match_answer.one
      WHERE answer = 'same'`)
  const misplaced = db
    .prepare<[], number>(`
    SELECT count(*) FROM fact JOIN person_name ON person_name.id = fact.called
      JOIN person ON person.id = person_name.person
      WHERE fact.person <> coalesce(one, person.id)`)
    .pluck()

  /** All who are one with somebody by links, herself among them. */
  function clusterOf(person: number): number[] {
    const found = new Set([person])
    for (const each of found) for (const other of neighbours.all({ person: each })) found.add(other)
    return [...found]
  }
  const standingOf = (people: readonly number[]) => people.flatMap(each => standing.get(each) ?? [])
  const headOf = (members: readonly Standing[]): number =>
    members.reduce((first, each) => (each.identity < first.identity ? each : first)).person

  /** Everybody whom a change of links between these may put on another chart, by who is one. */
  function clustersAround(people: readonly number[]): Standing[][] {
    const near = new Set(
      people.flatMap(each => standingOf([each]).flatMap(({ chart }) => [each, ...onChart.all({ chart })])),
    )
    const found: Standing[][] = []
    const seen = new Set<number>()
    for (const each of near) {
      if (seen.has(each)) continue
      const cluster = clusterOf(each)
      for (const member of cluster) {
        seen.add(member)
        near.add(member)
      }
      found.push(standingOf(cluster))
    }
    return found
  }

  return {
    /** On whose chart she stands; herself where nobody of this number is there. */
    chartOf: (person: number): number => standing.get(person)?.chart ?? person,
    /** Of this identity, where a source describes her. */
    described: (identity: string): number | undefined => byIdentity.get(identity),
    /** The identity of somebody whom a source describes. */
    identityOf(person: number): string | undefined {
      const found = standing.get(person)
      return found?.described === 1 ? found.identity : undefined
    },
    /** All who stand on a chart. */
    onChart: (chart: number): number[] => onChart.all({ chart }),
    clusterOf,
    /** Whether a person said of her and somebody, who need not be there, that they are one. */
    isSaidOne: (person: number): boolean => saidOne.get({ person }) !== undefined,
    /** Puts these, and all who were or are one with them, where the links say. */
    settle(people: readonly number[]): void {
      const shown = new Set<number>()
      for (const members of clustersAround(people)) {
        const head = headOf(members)
        const movers = members.filter(({ chart }) => chart !== head)
        if (movers.length === 0) continue
        for (const each of movers) {
          const facts = factsOf.all(each)
          setChart.run(each.person === head ? null : head, each.person)
          move(facts, head)
          shown.add(each.chart)
        }
        shown.add(head)
      }
      if (shown.size === 0) return
      forget()
      for (const chart of shown) if (standing.get(chart)?.chart === chart) descriptions.showChart(chart)
    },
    /** How many stand elsewhere than their links say, and how many facts elsewhere than whose they are. */
    outOfStep(): number {
      const asked = new Set(joined.all().map(({ person }) => person))
      let out = misplaced.get()!
      for (const members of clustersAround([...asked])) {
        const head = headOf(members)
        out += members.filter(({ chart }) => chart !== head).length
      }
      return out
    },
  }
}
export type JoinRepository = ReturnType<typeof joinRepository>
