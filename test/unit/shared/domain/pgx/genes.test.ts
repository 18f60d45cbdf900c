import { describe, expect, it } from 'vitest'
import { callGene } from '../../../../../shared/domain/pgx/call-gene.ts'
import { geneTables } from '../../../../../shared/domain/pgx/gene-table.ts'
import type { VariantRead } from '../../../../../shared/domain/pgx/variant-read.ts'

/*
 * What CPIC's tables and guidelines state of real genes. All positions are read but those `unread`: the reference,
 * but those given.
 */
function called(gene: string, given: Readonly<Record<string, string>>, unread: readonly string[] = []) {
  const table = geneTables.find(each => each.gene === gene)!
  const read = table.positions.filter(({ rsid = '' }) => !unread.includes(rsid))
  const lines = read.map(({ at, rsid = '', ref, alts }): VariantRead => ({
    build: 'GRCh38',
    chromosome: table.chromosome,
    position: at,
    until: at + ref.length - 1,
    reference: ref,
    alternates: alts,
    genotype: given[rsid] ?? '0/0',
    phaseSet: '',
    filters: [],
  }))
  const { best, others, by, notRuledOut } = callGene(table, lines)!
  return {
    best: best.map(each => [each.alleles.join('/'), each.phenotype]),
    others: others.length,
    notRuledOut,
    by,
    of: best[0],
  }
}

describe('CYP2C19', () => {
  it.each([
    ['0/1', '*1/*2', 'Intermediate Metabolizer'],
    ['1/1', '*2/*2', 'Poor Metabolizer'],
  ])('with rs4244285 %s is %s', (genotype, pair, phenotype) => {
    // *1 and *2 both carry rs3758581, which the genome itself (*38) does not; *2 carries rs12769205 too.
    const given = { rs3758581: '1/1', rs4244285: genotype, rs12769205: genotype }
    expect(called('CYP2C19', given).best).toEqual([[pair, phenotype]])
  })
  it('with rs12248560 on one strand is *1/*17, a rapid metaboliser', () => {
    expect(called('CYP2C19', { rs3758581: '1/1', rs12248560: '0/1' }).best).toEqual([
      ['*1/*17', 'Rapid Metabolizer'],
    ])
  })
})

describe('DPYD', () => {
  it.each([
    [{}, 'Reference/Reference', 2, 'Normal Metabolizer'],
    [{ rs3918290: '0/1' }, 'Reference/c.1905+1G>A (*2A)', 1, 'Intermediate Metabolizer'],
    [{ rs67376798: '0/1' }, 'Reference/c.2846A>T', 1.5, 'Intermediate Metabolizer'],
    [{ rs3918290: '0/1', rs67376798: '0/1' }, 'c.2846A>T/c.1905+1G>A (*2A)', 0.5, 'Poor Metabolizer'],
    // What leaves function whole does not count, however often it is there.
    [{ rs1801265: '1/1', rs67376798: '0/1' }, 'c.85T>C (*9A)/c.2846A>T', 1.5, 'Intermediate Metabolizer'],
    [
      { rs1801265: '0/1', rs1801159: '0/1', rs3918290: '1/1' },
      'c.1905+1G>A (*2A)/c.1905+1G>A (*2A)',
      0,
      'Poor Metabolizer',
    ],
    // One haplotype, and not its two variants.
    [
      { rs75017182: '0/1', rs56038477: '0/1' },
      'Reference/c.1129-5923C>G, c.1236G>A (HapB3)',
      1.5,
      'Intermediate Metabolizer',
    ],
    [
      { rs75017182: '0|1', rs56038477: '0|1', rs3918290: '0|1' },
      'Reference/c.1905+1G>A (*2A)',
      1,
      'Intermediate Metabolizer',
    ],
  ] as const)('with %j is %s', (given, pair, score, phenotype) => {
    const { of, by } = called('DPYD', given)
    expect([of?.alleles.join('/'), of?.score, of?.phenotype, by]).toEqual([
      pair,
      score,
      phenotype,
      'lowest-activity',
    ])
  })
})

describe('SLCO1B1', () => {
  it('is told by rs4149056 alone where no names fit', () => {
    // Both on one strand with nothing that goes with either: no pair of names explains it.
    const odd = { rs4149056: '1/1', rs140790673: '1/1', rs11045852: '1/1' }
    const { best, by } = called('SLCO1B1', odd)
    expect([by, best]).toEqual(['one-position', [['rs4149056 C/rs4149056 C', 'Poor Function']]])
  })
})

describe('TPMT', () => {
  it('with both variations of *3A says that *3B/*3C is not ruled out', () => {
    const { best, others } = called('TPMT', { rs1142345: '0/1', rs1800460: '0/1' })
    expect([best, others]).toEqual([[['*1/*3A', 'Intermediate Metabolizer']], 1])
  })
})

describe('every table', () => {
  it.each(geneTables.map(table => [table.gene, table] as const))('of %s holds together', (_gene, table) => {
    for (const { is } of table.alleles)
      for (const [index, bases] of Object.entries(is)) {
        const position = table.positions[Number(index)]!
        for (const base of bases.split('|')) expect([position.ref, ...position.alts]).toContain(base)
      }
    // What two alleles that have a function mean together is said.
    const keys = table.alleles.flatMap(each => each.activity ?? each.function ?? [])
    if (table.phenotypes.length > 0)
      for (const one of keys)
        for (const other of keys)
          expect(
            table.phenotypes.some(
              ({ of: [a, b] }) => (a === one && b === other) || (a === other && b === one),
            ),
          ).toBe(true)
  })
})

describe('what is not ruled out', () => {
  const both = { rs3758581: '1/1' }
  it('is nothing where everything was read and one pair alone fits', () => {
    expect(called('CYP2C19', both).notRuledOut).toEqual([])
    expect(called('DPYD', {}).notRuledOut).toEqual([])
  })
  it('is what an allele would mean of which nothing was read, on one strand and on both', () => {
    // *3 is defined by rs4986893 (and by rs3758581, which *1 carries too).
    const { best, notRuledOut } = called('CYP2C19', both, ['rs4986893'])
    expect(best).toEqual([['*1/*1', 'Normal Metabolizer']])
    expect(notRuledOut).toEqual(['Intermediate Metabolizer', 'Poor Metabolizer'])
  })
  it('is what a pair would mean that needs more alleles to explain the same', () => {
    // Two variants in one: *3A on one strand, or *3B and *3C on one each.
    const { best, notRuledOut } = called('TPMT', { rs1142345: '0/1', rs1800460: '0/1' })
    expect(best).toEqual([['*1/*3A', 'Intermediate Metabolizer']])
    expect(notRuledOut).toEqual(['Poor Metabolizer'])
  })
  it('is no less activity than an unread allele could take, where variants count one by one', () => {
    // *2A leaves none: beside *13, which leaves none either, nobody has less than 0.
    expect(called('DPYD', {}, ['rs3918290']).notRuledOut).toEqual([
      'Intermediate Metabolizer',
      'Poor Metabolizer',
    ])
    expect(called('DPYD', { rs55886062: '1/1' }, ['rs3918290']).notRuledOut).toEqual([])
  })
})
