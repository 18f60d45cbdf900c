import type { Said } from '../../../shared/domain/facts/columns.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import type { VariantRead } from '../../../shared/domain/pgx/variant-read.ts'
import type { WritableDb } from '../db.ts'
import { inserting } from '../inserting.ts'

export const VARIANT = numberOf('variant')

interface Row {
  fact: number
  sample: string
  build: string
  chromosome: string
  position: number
  until: number
  reference: string
  alternates: string
  genotype: string
  phaseSet: string
  filters: string
}
const columns: Readonly<Record<keyof Row, string>> = {
  fact: 'fact',
  sample: 'sample',
  build: 'build',
  chromosome: 'chromosome',
  position: 'position',
  until: 'until',
  reference: 'reference',
  alternates: 'alternates',
  genotype: 'genotype',
  phaseSet: 'phase_set',
  filters: 'filters',
}

/** Keeps the narrow rows of variants in step with the facts that are shown. */
export function variantIndex(db: WritableDb) {
  const put = inserting<keyof Row>(db, 'INSERT INTO variant_call', columns)
  const drop = db.prepare<[number]>('DELETE FROM variant_call WHERE fact = ?')
  return {
    add(id: number, fact: Said): void {
      if (fact.kind !== 'variant') return
      const { sample, build, chromosome, position, until, reference, genotype, phaseSet = '' } = fact
      const [alternates, filters] = [fact.alternates.join(','), fact.filters.join(';')]
      put({
        fact: id,
        sample,
        build,
        chromosome,
        position,
        until,
        reference,
        alternates,
        genotype,
        phaseSet,
        filters,
      })
    },
    remove(id: number, kind: number): void {
      if (kind === VARIANT) drop.run(id)
    },
  }
}

const listed = (text: string, separator: string) => (text === '' ? [] : text.split(separator))
const asRead = <R extends Row>({ alternates, filters, ...row }: R) => ({
  ...row,
  alternates: listed(alternates, ','),
  filters: listed(filters, ';'),
})

/** A variant on a chart: its fact, the file it stands in, and what it says. */
export interface VariantOnChart extends VariantRead {
  readonly fact: number
  readonly source: number
  readonly sample: string
}

/** A stretch of a chromosome, both ends included. */
export interface Stretch {
  readonly build: string
  readonly chromosome: string
  readonly from: number
  readonly last: number
}

export function variantCallRepository(db: WritableDb) {
  const ofChart = db.prepare<[number], Row & { source: number }>(`
    SELECT variant_call.fact, fact.source, sample, build, chromosome, variant_call.position, until, reference,
      alternates, genotype, phase_set AS phaseSet, filters
    FROM fact CROSS JOIN variant_call ON variant_call.fact = fact.id
    WHERE fact.person = ? AND fact.kind = ${VARIANT} AND fact.current = 1`)
  const across = db.prepare<[Stretch], Row & { person: number }>(`
    SELECT fact.person, variant_call.fact, sample, build, chromosome, variant_call.position, until, reference,
      alternates, genotype, phase_set AS phaseSet, filters
    FROM variant_call CROSS JOIN fact ON fact.id = variant_call.fact
    WHERE chromosome = @chromosome AND variant_call.position <= @last AND until >= @from AND build = @build
      AND fact.current = 1`)
  return {
    /** All variants on a chart. */
    ofChart: (person: number): VariantOnChart[] => ofChart.all(person).map(asRead),
    /** By person, what everybody's samples say of a stretch. */
    across: (stretch: Stretch): Map<number, VariantRead[]> =>
      Map.groupBy(across.all(stretch).map(asRead), ({ person }) => person),
  }
}
export type VariantCallRepository = ReturnType<typeof variantCallRepository>
