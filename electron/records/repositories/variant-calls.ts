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

/** A variant on a chart: its fact, the file it stands in, and what it says. */
export interface VariantOnChart extends VariantRead {
  readonly fact: number
  readonly source: number
  readonly sample: string
}

export function variantCallRepository(db: WritableDb) {
  const ofChart = db.prepare<[number], Row & { source: number }>(`
    SELECT variant_call.fact, fact.source, sample, build, chromosome, variant_call.position, until, reference,
      alternates, genotype, phase_set AS phaseSet, filters
    FROM fact CROSS JOIN variant_call ON variant_call.fact = fact.id
    WHERE fact.person = ? AND fact.kind = ${VARIANT} AND fact.current = 1`)
  return {
    /** All variants on a chart. */
    ofChart: (person: number): VariantOnChart[] =>
      ofChart.all(person).map(({ alternates, filters, ...row }) => ({
        ...row,
        alternates: alternates === '' ? [] : alternates.split(','),
        filters: filters === '' ? [] : filters.split(';'),
      })),
  }
}
export type VariantCallRepository = ReturnType<typeof variantCallRepository>
