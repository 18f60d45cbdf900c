import type { Said } from '../../../shared/domain/facts/columns.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import { identityOf } from '../../host/fact-hash.ts'
import type { Store } from '../open-store.ts'
import type { ExportFolder } from './export-folder.ts'
import type { Links } from './fhir/members.ts'
import { lineOf, type Part } from './fhir/parts.ts'
import { factId, patientOf, resourceOf, typeOf } from './fhir/resource-of.ts'
import { factHeading, factRow, peopleHeading, personRow } from './tables.ts'

const PAGE = 500
type Source = Pick<Store, 'takingOut' | 'rows' | 'referents' | 'charts'>
type Breathe = (done: number, of: number) => Promise<void> | undefined

/** Everybody whom a source describes: as Patient resources and as a table. Answers how many. */
export async function writePeople(
  { takingOut, charts }: Source,
  folder: ExportFolder,
  breathe: Breathe,
): Promise<number> {
  const of = charts.describedCount()
  let people = 0
  for (let after = 0; ;) {
    const page = takingOut.people({ after, limit: PAGE })
    if (page.length === 0) return people
    for (const row of page) {
      const person = JSON.parse(row.body) as Omit<Person, 'place'> // written by storePerson
      const { sha256, position } = row
      folder.write('fhir/Patient.ndjson', lineOf(patientOf(person, { number: row.person, sha256, position })))
      folder.write('people.csv', personRow(person, row), peopleHeading)
      people++
    }
    after = page.at(-1)!.person
    await breathe(people, of)
  }
}

/** As many references are remembered: the facts of one visit follow each other. */
const REMEMBERED = 5_000

/** What facts point at, as references: to what is exported too, else by name and words. */
function pointing({ takingOut, rows }: Source) {
  const found = new Map<string, string | undefined>()
  function look(identity: string, scope: string): string | undefined {
    const row = takingOut.named(identityOf(identity, scope), scope)
    return row && `${typeOf(rows.saidIn(row))}/${factId(row.id)}`
  }
  function referenceTo(identity: string | undefined, scope: string): string | undefined {
    if (identity === undefined) return undefined
    const key = `${scope} ${identity}`
    if (found.size >= REMEMBERED) found.clear()
    if (!found.has(key)) found.set(key, look(identity, scope))
    return found.get(key)
  }
  return (fact: Said, scope: string): Links =>
    role =>
      fact.links
        .filter(each => each.role === role)
        .map(({ identity, words }): Part => {
          const reference = referenceTo(identity, scope)
          return reference === undefined ? { display: words ?? identity } : { reference, display: words }
        })
}

/** Every fact that is shown: as resources by type and as a table by kind. Answers how many. */
export async function writeFacts(store: Source, folder: ExportFolder, breathe: Breathe): Promise<number> {
  const { takingOut, rows, referents, charts } = store
  const of = charts.lastFact()
  const linksOf = pointing(store)
  let facts = 0
  for (let after = 0; ;) {
    const page = takingOut.facts({ after, limit: PAGE })
    if (page.length === 0) return facts
    for (const row of page) {
      const fact = referents.complete(rows.shownIn(row))
      const { sha256, position } = row
      const links = linksOf(fact, row.scope)
      const resource = resourceOf(fact, { id: row.id, person: row.own, links, sha256, position })
      folder.write(`fhir/${resource.resourceType}.ndjson`, lineOf(resource))
      folder.write(`facts/${fact.kind}.csv`, factRow(fact, row), factHeading)
      facts++
    }
    after = page.at(-1)!.id
    await breathe(after, of)
  }
}
