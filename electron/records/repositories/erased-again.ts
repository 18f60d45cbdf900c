import type { Person } from '../../../shared/domain/patient.ts'
import type { WritableDb } from '../db.ts'
import type { ErasureRepository } from './erasures.ts'
import { knownBy } from './known-by.ts'

interface Row {
  readonly chart: number
  readonly name: string
  readonly body: string
}

/** Who is here although somebody of the same name and birth, number or identity was erased. */
export function erasedAgain(db: WritableDb, erasures: ErasureRepository) {
  const described = `coalesce(person.one, person.id) AS chart, person.name, body FROM person_version
    JOIN person ON person.id = person_version.person`
  const all = db.prepare<[], Row>(`SELECT ${described} WHERE current = 1 ORDER BY person_version.id`)
  const ofImport = db.prepare<[number], Row>(`
    SELECT ${described} JOIN import_person ON import_person.version = person_version.id
    WHERE import_person.import = ?`)

  function among(rows: Iterable<Row>): Map<number, string> {
    const found = new Map<number, string>()
    for (const { chart, name, body } of rows)
      if (!found.has(chart) && erasures.isKnown(knownBy(JSON.parse(body) as Omit<Person, 'place'>)))
        found.set(chart, name)
    return found
  }
  return {
    /** How many charts. */
    broughtBy: (importId: number): number =>
      erasures.isAnybodyErased() ? among(ofImport.all(importId)).size : 0,
    all: (): Array<{ patient: number; name: string }> =>
      erasures.isAnybodyErased()
        ? [...among(all.iterate())].map(([patient, name]) => ({ patient, name }))
        : [],
  }
}
export type ErasedAgain = ReturnType<typeof erasedAgain>
