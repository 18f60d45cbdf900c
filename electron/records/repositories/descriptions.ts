import { canonical } from '../../../shared/domain/canonical.ts'
import { clockOf } from '../../../shared/domain/clock.ts'
import { precisions, type Moment } from '../../../shared/domain/moment.ts'
import type { WritableDb } from '../db.ts'
import { elected } from './elected.ts'
import { diedByHand } from './died-by-hand.ts'
import { birthWords } from './search-words.ts'
import { shownPerson, type Described } from './shown-person.ts'

interface CurrentRow {
  readonly version: number
  readonly person: number
  readonly identity: string
  readonly hash: Buffer
  readonly body: string
}

/** After every letter of every language. */
const LAST = '\u{10FFFF}'
/** How names sort: family name last in the display name, so by its last word first; whoever has none comes last. */
const sortName = (name: string) => {
  if (name.trim() === '') return LAST
  const words = name.toLocaleLowerCase('en').split(/\s+/)
  return [words.at(-1), ...words.slice(0, -1)].join(' ')
}
const exactnessOf = (moment: Moment | undefined) => (moment ? precisions.indexOf(moment.precision) : null)
const described = (body: string) => JSON.parse(body) as Described // written by storePerson

/** What lists, banners and cohorts are told of people, from the descriptions that are current. */
export function descriptionRepository(db: WritableDb) {
  const current = 'SELECT person_version.id AS version, person.id AS person, identity, hash, body FROM person'
  const ofChart = db.prepare<[{ chart: number }], CurrentRow>(`
    ${current} JOIN person_version ON person_version.person = person.id AND current = 1 WHERE person.id = @chart
    UNION ALL
    ${current} JOIN person_version ON person_version.person = person.id AND current = 1 WHERE one = @chart`)
  const show = db.prepare(
    `UPDATE person
      SET described = 1, name = ?, sort_name = ?, sex = ?, birth_clock = ?, birth_exact = ?, death_clock = ?,
        death_exact = ?, deceased = ?, version = ?, joined = ?
      WHERE id = ?`,
  )
  const withdraw = db.prepare<[number]>(`
    UPDATE person SET described = 0, name = '', sort_name = '', sex = 'unknown', birth_clock = NULL, birth_exact = NULL,
      death_clock = NULL, death_exact = NULL, deceased = 0, version = NULL, joined = NULL
    WHERE id = ?`)
  const byHand = diedByHand(db)
  const compareAnew = db.prepare<[number]>('UPDATE person SET keyed = 0, matched = 0 WHERE id = ?')
  const dropName = db.prepare<[number]>('DELETE FROM name_search WHERE rowid = ?')
  const addName = db.prepare<[number, string]>('INSERT INTO name_search (rowid, words) VALUES (?, ?)')

  /** Lets somebody be found by the names, numbers and birth date of this description. */
  function list(person: number, body: string): void {
    const { name, otherNames, identifiers, birth } = described(body)
    const words = [
      name,
      ...otherNames,
      ...identifiers.map(each => each.value),
      ...(birth ? birthWords(birth) : []),
    ]
    addName.run(person, words.join(' '))
  }

  /** Of all who stand on a chart, the one whose description is shown first. */
  function descriptionsOf(chart: number): CurrentRow[] {
    const rows = ofChart.all({ chart })
    if (rows.length < 2) return rows
    // A source counts its own versions: between two sources the clock alone decides.
    const { shown, others } = elected(rows, {
      versionIn: ({ body }) => ({ updated: described(body).updated }),
      whose: () => chart,
    })
    return [...shown, ...others].map(({ row }) => row)
  }

  return {
    ofChart: descriptionsOf,
    /** Shows of a chart what those who stand on it are described as now, and a death that was told by hand. */
    showChart(chart: number): void {
      const rows = descriptionsOf(chart)
      const [first] = rows
      if (!first) return
      const own = rows.find(({ person }) => person === chart)
      const all = rows.map(({ body }) => described(body))
      const said = rows.length > 1 && own ? shownPerson(own.identity, all) : all[0]!
      const told = said.death !== undefined && said.death !== 'deceased' ? undefined : byHand(chart)
      const shown = told ? { ...said, death: told } : said
      const { name, sex, birth } = shown
      const death = shown.death === 'deceased' ? undefined : shown.death
      show.run(
        name,
        sortName(name),
        sex,
        clockOf(birth),
        exactnessOf(birth),
        clockOf(death),
        exactnessOf(death),
        Number(shown.death !== undefined),
        first.version,
        rows.length > 1 || told ? canonical(shown) : null,
        chart,
      )
    },
    list,
    /** A person is found by the names and numbers of this description; whoever is like her is looked for anew. */
    changed(person: number, body: string): void {
      dropName.run(person)
      list(person, body)
      compareAnew.run(person)
    },
    /** Nobody describes her any more. */
    withdraw(person: number): void {
      dropName.run(person)
      withdraw.run(person)
      compareAnew.run(person)
    },
  }
}
export type DescriptionRepository = ReturnType<typeof descriptionRepository>
