import { z } from 'zod'
import type { Person } from '../../../shared/domain/patient.ts'
import type { WritableDb } from '../db.ts'
import type { ErasureRepository } from './erasures.ts'
import { knownBy } from '../../../shared/domain/known-by.ts'
import type { MetaRepository } from './meta.ts'

interface Row {
  readonly chart: number
  readonly name: string
  readonly body: string
}
interface Beside {
  readonly erasures: ErasureRepository
  readonly meta: MetaRepository
}

const NAME = 'erasure.again'
const charts = z.array(z.int())

/** Who is here although somebody of the same name and birth, number or identity was erased. */
export function erasedAgain(db: WritableDb, { erasures, meta }: Beside) {
  const described = `coalesce(person.one, person.id) AS chart, person.name, body FROM person_version
    JOIN person ON person.id = person_version.person`
  const all = db.prepare<[], Row>(`SELECT ${described} WHERE current = 1 ORDER BY person_version.id`)
  const ofImport = db.prepare<[number], Row>(`
    SELECT ${described} JOIN import_person ON import_person.version = person_version.id
    WHERE import_person.import = ?`)
  const ofChart = db.prepare<[{ chart: number }], Row>(`
    SELECT ${described} WHERE current = 1 AND person.id = @chart
    UNION ALL SELECT ${described} WHERE current = 1 AND person.one = @chart`)

  const isErased = ({ body }: Row) => erasures.isKnown(knownBy(JSON.parse(body) as Omit<Person, 'place'>))
  const noted = (): number[] => charts.parse(JSON.parse(meta.get(NAME) ?? '[]'))
  const keep = (found: Iterable<number>) => meta.set(NAME, JSON.stringify([...found]))

  /** Notes who of these is, and answers how many. */
  function note(rows: () => Iterable<Row>): number {
    if (!erasures.isAnybodyErased()) return 0
    const found = new Set<number>()
    for (const row of rows()) if (!found.has(row.chart) && isErased(row)) found.add(row.chart)
    if (found.size > 0) keep(new Set([...noted(), ...found]))
    return found.size
  }
  return {
    /** Looks at whom an import brought; answers how many it noted. */
    broughtBy: (importId: number): number => note(() => ofImport.all(importId)),
    /** Looks at everybody: an older copy has taken the place of what was here. */
    lookAtAll: (): number => note(() => all.iterate()),
    /** Those who were noted and are still here. */
    list: (): Array<{ patient: number; name: string }> =>
      noted().flatMap(chart => {
        const row = ofChart.all({ chart }).find(isErased)
        return row ? [{ patient: chart, name: row.name }] : []
      }),
    /** Somebody has said that she stays. */
    forget: (chart: number): void => keep(noted().filter(each => each !== chart)),
  }
}
export type ErasedAgain = ReturnType<typeof erasedAgain>
