import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutLines } from '../../../../electron/intake/sources/vcf/cut-lines.ts'
import { vcf } from '../../../../electron/intake/sources/vcf/index.ts'
import { samplesIn, settleVariants } from '../../../../electron/intake/sources/vcf/settle.ts'
import { chunked } from '../../../fixtures/hl7v2-parts.ts'
import {
  ada,
  answersFor,
  columns,
  file,
  GRCH38,
  line,
  piecesOf,
  read,
  rejectsIn,
  situationOf,
  variantsIn,
} from '../../../fixtures/vcf-parts.ts'

/* rs4244285, by which CYP2C19*2 is known, and a place that no table names. */
const star2 = { pos: 94_781_859, id: 'rs4244285', ref: 'G', alt: 'A' }
const elsewhere = { pos: 1_000, ref: 'T', alt: 'C' }
const others = (readings: Awaited<ReturnType<typeof read>>) =>
  readings.flatMap(reading => (reading.kind === 'other' ? [reading.type] : []))

describe('a line at a place that a table names', () => {
  it('is a fact that leads back to it', async () => {
    const text = file(['S1'], line({ ...star2, format: 'GT:DP:GQ:AD' }, '0/1:30:99:14,16'))
    const [found] = variantsIn(await read(text))
    expect(found).toMatchObject({
      patient: ada,
      standing: { is: 'happened' },
      concept: { codes: [{ code: 'rs4244285' }], text: '10:94781859 G>A' },
      build: 'GRCh38',
      chromosome: '10',
      position: 94_781_859,
      genotype: '0/1',
      state: 'variant',
      depth: 30,
      quality: 99,
      alleleDepths: '14,16',
      place: { position: 'line 4' },
    })
    const { offset, length } = found!.place
    expect(text.slice(offset, offset + length)).toContain('rs4244285')
  })
  it.each([
    ['0/0', 'reference', 'absent'],
    ['0|1', 'variant', 'happened'],
    ['1', 'variant', 'happened'],
    ['./.', 'no-call', 'unknown'],
    ['./1', 'no-call', 'unknown'],
    ['.', 'no-call', 'unknown'],
  ])('says of %s: %s', async (genotype, state, is) => {
    const [found] = variantsIn(await read(file(['S1'], line(star2, genotype))))
    expect([found?.state, found?.standing.is]).toEqual([state, is])
    // Nobody counts as having what was looked for and is not there.
    expect(found?.concept.codes.length).toBe(state === 'variant' ? 1 : 0)
  })
  it('is uncertain where it failed a filter', async () => {
    const [found] = variantsIn(await read(file(['S1'], line({ ...star2, filter: 'q10' }, '0/1'))))
    expect(found?.standing).toEqual({ is: 'uncertain', because: { element: 'FILTER', word: 'q10' } })
  })
  it('keeps what else is wrong in it, and costs nothing of it', async () => {
    const readings = await read(file(['S1'], line({ ...star2, info: 'DP=many' }, '0/1')))
    expect([variantsIn(readings)[0]?.unread, rejectsIn(readings)]).toEqual([
      [{ path: 'INFO DP', text: 'DP=many' }],
      [],
    ])
  })
  it('is one of a block that covers it', async () => {
    const block = { pos: 94_781_000, ref: 'C', alt: '<NON_REF>', info: 'END=94782000' }
    const [found] = variantsIn(await read(file(['S1'], line(block, '0/0'))))
    expect([found?.state, found?.until]).toEqual(['reference', 94_782_000])
  })
  it('is found by its bare name too', async () => {
    expect(variantsIn(await read(file(['S1'], line({ ...star2, at: '10' }, '0/1')))).length).toBe(1)
  })
})

describe('a line elsewhere', () => {
  it('is counted and stays in the file', async () => {
    const readings = await read(file(['S1'], line(elsewhere, '0/1')))
    expect([variantsIn(readings), others(readings).at(-1)]).toEqual([
      [],
      'variant at no position that is kept',
    ])
  })
  it('is kept of those who have what its annotation calls pathogenic', async () => {
    const info = 'CLNSIG=Likely_pathogenic'
    const text = file(['S1', 'S2'], line({ ...elsewhere, info }, '0/1', '0/0'))
    const answers = answersFor([
      ['S1', ada],
      ['S2', 'Patient/ben@clinic'],
    ])
    const found = variantsIn(await read(text, answers))
    expect(found.map(({ patient, notes }) => [patient, notes])).toEqual([[ada, ['Likely_pathogenic']]])
  })
  it.each(['CLNSIG=Conflicting_interpretations_of_pathogenicity', 'CLNSIG=Benign', 'NOTE=not_pathogenic'])(
    'is not kept where it says %s',
    async info => {
      expect(variantsIn(await read(file(['S1'], line({ ...elsewhere, info }, '0/1'))))).toEqual([])
    },
  )
})

describe('a file of several samples', () => {
  it('says of each person what her own column says, and nothing of nobody', async () => {
    const answers = answersFor([
      ['S1', ada],
      ['S2', null],
      ['S3', 'Patient/eve@clinic'],
    ])
    const found = variantsIn(await read(file(['S1', 'S2', 'S3'], line(star2, '0/0', '1/1', '0/1')), answers))
    expect(found.map(({ patient, genotype }) => [patient, genotype])).toEqual([
      [ada, '0/0'],
      ['Patient/eve@clinic', '0/1'],
    ])
  })
})

describe('a line that is broken', () => {
  it.each([
    ['too few columns', 'chr10\t1', 'columns'],
    [
      'a position that is none',
      line({ ...star2, id: '.', ref: 'G' }, '0/1').replace('94781859', '9x'),
      'POS',
    ],
    ['a reference of no bases', line({ ...star2, ref: '.' }, '0/1'), 'REF'],
    ['a genotype of no allele', line(star2, '0/7'), 'FORMAT GT'],
    ['a genotype that is none', line(star2, 'A/G'), 'FORMAT GT'],
  ])('with %s is set aside by its number, and the next is read', async (_what, broken, part) => {
    const readings = await read(
      file(['S1'], broken, line({ ...star2, pos: 94_781_860 }, '0/0'), line(star2, '0/1')),
    )
    expect(rejectsIn(readings)[0]).toEqual(['line 4', 'vcf.line', { part }])
    expect(variantsIn(readings).length).toBe(1)
  })
  it('tells twice what another told, and is set aside', async () => {
    const readings = await read(file(['S1'], line(star2, '0/1'), line(star2, '1/1')))
    expect([variantsIn(readings).length, rejectsIn(readings)[0]?.slice(0, 2)]).toEqual([
      1,
      ['line 5', 'vcf.twice'],
    ])
  })
  it('of the head costs no line below it', async () => {
    const text = file(['S1'], line(star2, '0/1')).replace(GRCH38, '##INFO=<ID=DP,Number=N,Type=Integer>')
    const readings = await read(text)
    expect(rejectsIn(readings)).toEqual([['line 2', 'vcf.head', { part: 'INFO DP, Number' }]])
    expect(variantsIn(readings).length).toBe(1)
  })
})

describe('however a file is written and comes', () => {
  const text = file(
    ['S1'],
    ...Array.from({ length: 450 }, (_, n) => line({ ...elsewhere, pos: 1_000 + n }, '0/1')),
    line(star2, '0/1'),
  )
  it('with CR at its ends, or without a last end, it says the same', async () => {
    const [own, returns, open] = await Promise.all(
      [text, text.replaceAll('\n', '\r\n'), text.slice(0, -1)].map(each => read(each)),
    )
    const told = (readings: typeof own) => [
      variantsIn(readings!).map(({ place, ...each }) => ({ ...each, at: place.position })),
      readings!.length,
    ]
    expect(told(returns)).toEqual(told(own))
    expect(told(open)).toEqual(told(own))
  })
  it('in chunks of any size it is cut alike, and no byte is lost', async () => {
    const whole = (await piecesOf(text)).map(({ place }) => place)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3_000 }), async size => {
        expect((await piecesOf(text, size)).map(({ place }) => place)).toEqual(whole)
      }),
      { numRuns: 15 },
    )
    expect(whole.reduce((sum, { length }) => sum + length, 0)).toBe(Buffer.byteLength(text))
  })
  it('each line is read by itself as it is read among others', async () => {
    const among = await read(text)
    const [fact] = variantsIn(among)
    const { offset, length } = fact!.place
    const bytes = Buffer.from(text).subarray(offset, offset + length)
    const alone = [...vcf.read({ place: fact!.place, bytes }, situationOf(answersFor([['S1', ada]])))]
    expect(variantsIn(alone)).toEqual([fact])
  })
  it('a line longer than an entry may be is a piece without its bytes, and the next is read', async () => {
    const long = `${file([], line(elsewhere))}${'A'.repeat(5_000)}\n${line(elsewhere)}\n`
    const found = []
    for await (const piece of cutLines(chunked(Buffer.from(long), 100), { entryBytes: 2_000 }))
      found.push(piece)
    expect(found.map(({ bytes, place }) => bytes.length === place.length)).toContain(false)
    expect(found.reduce((sum, { place }) => sum + place.length, 0)).toBe(long.length)
    expect(Buffer.from(found.at(-1)!.bytes).toString()).toContain('1000')
  })
})

describe('the build of a genome', () => {
  const head = (...lines: readonly string[]) =>
    samplesIn(chunked(Buffer.from(['##fileformat=VCFv4.2', ...lines, columns('S1'), ''].join('\n'))))
  it.each([
    [[GRCH38], 'GRCh38'],
    [['##contig=<ID=1,length=249250621>'], 'GRCh37'],
    [['##reference=file:///data/human_g1k_v37.fasta'], 'GRCh37'],
    [['##contig=<ID=chr1,assembly=hg38>'], 'GRCh38'],
    [[GRCH38, '##reference=hg19.fa'], undefined],
    [['##contig=<ID=chr1,length=1000>'], undefined],
    [[], undefined],
  ])('is by %j: %s', async (lines, build) => {
    expect((await head(...lines)).build).toBe(build)
  })
})

describe('a file of which nobody said whose it is', () => {
  const settle = (text: string, answers = {}) =>
    settleVariants({ bytes: () => chunked(Buffer.from(text)), answers })
  it('waits, and names its samples', async () => {
    expect(await settle(file(['S1', 'S2'], line(star2, '0/1', '0/0')))).toMatchObject({
      is: 'open',
      reason: { key: 'vcf.whose', values: { samples: ['S1', 'S2'], of: 2, build: 'GRCh38' } },
    })
    expect(await settle(file(['S1']).replace(GRCH38, '##source=x'))).toMatchObject({
      reason: { key: 'vcf.whose-and-build' },
    })
  })
  it('is read once that is said, or where it has no sample', async () => {
    const answers = answersFor([['S1', ada]])
    expect(await settle(file(['S1']), answers)).toEqual({ is: 'settled', answers })
    expect((await settle(file([]))).is).toBe('settled')
  })
})

describe('the parts of a file', () => {
  it('are its head and its chromosomes, each with what became of its lines', async () => {
    const text = file(['S1'], line({ ...elsewhere, at: 'chr1' }, '0/1'), 'chr1\tx', line(star2, '0/1'))
    const situation = situationOf(answersFor([['S1', ada]]))
    const parts = (await piecesOf(text)).flatMap(piece => [...vcf.parts!(piece, situation)])
    expect(
      parts.map(({ name, entries, read: isRead, kept, lost }) => [name, entries, isRead, kept, lost]),
    ).toEqual([
      ['##', 3, 0, 3, 0],
      ['1', 2, 0, 1, 1],
      ['10', 1, 1, 0, 0],
    ])
  })
})
