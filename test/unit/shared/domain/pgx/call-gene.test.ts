import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callGene, type GeneCall } from '../../../../../shared/domain/pgx/call-gene.ts'
import type { GeneTable } from '../../../../../shared/domain/pgx/gene-table.ts'
import type { VariantRead } from '../../../../../shared/domain/pgx/variant-read.ts'

/* An invented gene on the pattern of TPMT: *3B and *3C are one variation each, *3A is both. */
const gene: GeneTable = {
  gene: 'INV1',
  build: 'GRCh38',
  chromosome: '6',
  version: '2026-01-02',
  otherIsReference: false,
  positions: [
    { at: 100, rsid: 'rs1', ref: 'T', alts: ['C'] },
    { at: 200, ref: 'C', alts: ['T'] },
    { at: 300, rsid: 'rs3', ref: 'CAT', alts: ['C'], slidesTo: 308 },
  ],
  alleles: [
    { name: '*1', isWhole: true, function: 'Normal function', is: {} },
    { name: '*3A', function: 'No function', is: { 0: 'C', 1: 'T' } },
    { name: '*3B', function: 'No function', is: { 1: 'T' } },
    { name: '*3C', function: 'No function', is: { 0: 'C' } },
    { name: '*9', function: 'Decreased function', is: { 2: 'C' } },
  ],
  phenotypes: [
    { of: ['Normal function', 'Normal function'], phenotype: 'Normal' },
    { of: ['No function', 'Normal function'], phenotype: 'Intermediate' },
    { of: ['No function', 'No function'], phenotype: 'Poor' },
    { of: ['Decreased function', 'Normal function'], phenotype: 'Likely normal' },
  ],
}
const read = (position: number, genotype: string, given: Partial<VariantRead> = {}): VariantRead => {
  const at = gene.positions.find(each => each.at === position)
  const reference = given.reference ?? at?.ref ?? 'A'
  return {
    build: 'GRCh38',
    chromosome: '6',
    position,
    until: position + reference.length - 1,
    reference,
    alternates: [...(at?.alts ?? [])],
    genotype,
    phaseSet: '',
    filters: [],
    ...given,
  }
}
const whole = [read(100, '0/0'), read(200, '0/0'), read(300, '0/0')]
const withRead = (...own: readonly VariantRead[]) => [
  ...whole.filter(({ position }) => !own.some(each => each.position === position)),
  ...own,
]
const call = (...lines: readonly VariantRead[]): GeneCall => callGene(gene, lines)!
const pairs = (all: GeneCall['best']) => all.map(({ alleles }) => alleles.join('/'))

describe('a gene of which every position was read', () => {
  it('is *1/*1 where nothing differs', () => {
    const { best, others, absent, unusable } = call(...whole)
    expect([pairs(best), others, absent, unusable]).toEqual([['*1/*1'], [], [], []])
    expect(best[0]!.phenotype).toBe('Normal')
  })
  it('has the pair with the haplotype first, and says which other is not ruled out', () => {
    const { best, others } = call(...withRead(read(100, '0/1'), read(200, '0/1')))
    expect([pairs(best), pairs(others)]).toEqual([['*1/*3A'], ['*3B/*3C']])
    expect([best[0]!.phenotype, others[0]!.phenotype]).toEqual(['Intermediate', 'Poor'])
  })
  it('is told by its strands where those were read', () => {
    const cis = call(...withRead(read(100, '0|1'), read(200, '0|1')))
    const trans = call(...withRead(read(100, '0|1'), read(200, '1|0')))
    expect([pairs(cis.best), pairs(cis.others), pairs(trans.best), pairs(trans.others)]).toEqual([
      ['*1/*3A'],
      [],
      ['*3B/*3C'],
      [],
    ])
  })
  it('is not told by strands of two phase sets', () => {
    const { best, others } = call(
      ...withRead(read(100, '0|1', { phaseSet: '100' }), read(200, '1|0', { phaseSet: '200' })),
    )
    expect([pairs(best), pairs(others)]).toEqual([['*1/*3A'], ['*3B/*3C']])
  })
  it('counts two that are the same as phased, however they are written', () => {
    const { best } = call(...withRead(read(100, '1/1'), read(200, '0|1')))
    expect(pairs(best)).toEqual(['*3A/*3C'])
  })
})

describe('a position that was not read', () => {
  it('is absent, never the reference, and leaves open what it would have shown', () => {
    const { best, absent } = call(read(100, '0/0'), read(300, '0/0'))
    expect(pairs(best)).toEqual(['*1/*1'])
    expect(absent).toEqual([{ position: '6:200', leavesOpen: ['*3A', '*3B'] }])
  })
  it.each([
    ['./.', {}, 'no-call'],
    ['./1', {}, 'no-call'],
    ['1', {}, 'one-copy'],
    ['0/1', { filters: ['q10'] }, 'filtered'],
    ['0/1', { reference: 'G' }, 'other-reference'],
    ['0/1', { alternates: ['G'] }, 'unnamed'],
    ['0/1', { alternates: ['*'] }, 'unnamed'],
  ] as const)('is named where its line is %s %j', (genotype, given, why) => {
    const found = call(...withRead(read(100, genotype, given as Partial<VariantRead>)))
    expect(found.unusable).toEqual([{ position: 'rs1', why }])
    // What no table names may be on either strand: then nothing is told.
    if (why === 'unnamed') expect(found.best).toEqual([])
  })
  it('is neither where two lines contradict each other', () => {
    expect(call(...whole, read(100, '1/1'), read(100, '0/1')).unusable).toEqual([
      { position: 'rs1', why: 'conflict' },
    ])
  })
  it('leaves a gene untold of which no line speaks', () => {
    expect(callGene(gene, [read(150, '0/1')])).toBeUndefined()
    expect(callGene(gene, [{ ...whole[0]!, build: 'GRCh37' }])).toBeUndefined()
  })
})

describe('a line of another kind', () => {
  it('of a block of reference lines covers what lies in it, but no deletion at its end', () => {
    const block = read(90, '0/0', { reference: 'A', until: 301, alternates: ['<NON_REF>'] })
    const { absent, best } = call(block)
    expect([pairs(best), absent.map(({ position }) => position)]).toEqual([['*1/*1'], ['rs3']])
  })
  it('of several bases at once is taken apart', () => {
    const { best } = call(
      ...whole.slice(1),
      read(99, '0/1', { reference: 'GTA', alternates: ['GCA'], until: 101 }),
    )
    expect(pairs(best)).toEqual(['*1/*3C'])
  })
  /* CAT at 300 in a stretch C(AT)4 up to 308: the same two letters may be written as gone at five places. */
  it.each([
    [300, 'CAT', 'C'],
    [301, 'ATA', 'A'],
    [302, 'TAT', 'T'],
    [306, 'TAT', 'T'],
    [300, 'CATAT', 'CAT'],
  ])('of a deletion means the same at %i %s>%s', (position, reference, alternate) => {
    const moved = read(position, '0/1', {
      reference,
      alternates: [alternate],
      until: position + reference.length - 1,
    })
    expect(pairs(call(...whole.filter(each => each.position !== position), moved).best)).toEqual(['*1/*9'])
  })
  it('of another deletion in that stretch is none of the alleles', () => {
    const longer = read(300, '0/1', { reference: 'CATAT', alternates: ['C'], until: 304 })
    expect(call(...whole.slice(0, 2), longer).unusable).toEqual([{ position: 'rs3', why: 'unnamed' }])
  })
})

describe('in whatever order lines come', () => {
  it('the same is told', () => {
    const lines = withRead(read(100, '0/1'), read(200, '0/1'), read(300, '1/1'))
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), mixed => {
        expect(call(...mixed)).toEqual(call(...lines))
      }),
    )
  })
})
