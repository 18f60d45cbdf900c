import { rmSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { geneTables } from '../../../shared/domain/pgx/gene-table.ts'
import { ada as pid, message, msh } from '../../fixtures/hl7v2-parts.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { leftIn } from '../../fixtures/left-in.ts'
import { temporaryFolder, writeIn } from '../../fixtures/temporary-folder.ts'
import { file, line } from '../../fixtures/vcf-parts.ts'

let folder = ''
let room: IntakeRoom
beforeEach(() => {
  folder = temporaryFolder()
  room = intakeRoom()
})
afterEach(() => {
  room.end()
  rmSync(folder, { recursive: true, force: true })
})

const registered = (number: string, name: string) =>
  message(msh({ type: 'ADT^A04', control: number }), pid.replace('1001', number).replace('Ada', name))
async function people(): Promise<Record<string, number>> {
  const text = registered('1001', 'Ada') + registered('1002', 'Bea')
  await room.import([writeIn(folder, 'people.hl7', text)], { source: 'Hill clinic' })
  const { rows } = await room.patients.list({ query: '', offset: 0, limit: 10 })
  return Object.fromEntries(rows.map(({ name, patient }) => [name.includes('Ada') ? 'ada' : 'bea', patient]))
}

const cyp2c19 = geneTables.find(({ gene }) => gene === 'CYP2C19')!
/** Every position of CYP2C19 but two; one sample is *1/*2, another *1/*1. */
const missing = new Set(['rs41291556', 'rs28399504'])
const lines = cyp2c19.positions
  .filter(({ rsid = '' }) => !missing.has(rsid))
  .map(({ at, rsid = '.', ref, alts }) => {
    const isOfStar2 = rsid === 'rs4244285' || rsid === 'rs12769205'
    const isOfBoth = rsid === 'rs3758581'
    const genotypes = isOfBoth ? ['1/1', '1/1'] : [isOfStar2 ? '0/1' : '0/0', '0/0']
    return line({ pos: at, id: rsid, ref, alt: alts.join(',') }, ...genotypes)
  })
const genome = file(['S1', 'S2'], ...lines, line({ pos: 133_000_000, ref: 'A', alt: 'T' }, '0/1', '0/0'))

async function brought(text: string | Uint8Array, name = 'genome.vcf') {
  const report = await room.import([writeIn(folder, name, text)], { source: 'Sequencer' })
  const waiting = await room.library.waiting({})
  return { report, waiting: waiting.find(({ path }) => path.endsWith(name)) }
}
const said = (source: number, ada: number | null, bea: number | null) => ({
  source,
  build: 'GRCh38' as const,
  samples: [
    { name: 'S1', patient: ada },
    { name: 'S2', patient: bea },
  ],
})

describe('a file of variants', () => {
  it('waits until somebody says whose its samples are, and is then on their charts', async () => {
    const { ada, bea } = await people()
    const { report, waiting } = await brought(genome)
    expect(report.files[0]).toMatchObject({ status: 'waiting', reason: { key: 'vcf.whose' } })
    const source = waiting!.source
    expect(await room.intake.samplesOf({ source })).toEqual({ build: 'GRCh38', samples: ['S1', 'S2'] })
    const read = await room.intake.readSamples(said(source, ada!, null))
    expect(read).toMatchObject({ status: 'done', stored: lines.length, quarantined: 0 })
    expect(await room.library.waiting({})).toEqual([])

    const [hers] = await room.patients.genes({ patient: ada! })
    expect(hers).toMatchObject({ sample: 'S1', build: 'GRCh38', lines: lines.length })
    expect(hers!.genes.map(({ gene }) => gene)).toEqual(['CYP2C19'])
    const [gene] = hers!.genes
    expect(gene).toMatchObject({ by: 'names', version: cyp2c19.version, others: expect.any(Array) })
    expect(gene!.best).toEqual([{ alleles: ['*1', '*2'], phenotype: 'Intermediate Metabolizer' }])
    expect(gene!.absent.map(({ position }) => position).toSorted()).toEqual([...missing].toSorted())
    expect(await room.patients.genes({ patient: bea! })).toEqual([])

    // What leads to its lines, and what was looked for and is not there.
    const facts = await room.patients.facts({ patient: ada!, kind: 'variant', offset: 0, limit: 500 })
    expect(facts.total).toBe(lines.length)
    const differing = gene!.facts.slice(0, 3).map(({ id }) => facts.rows.find(each => each.fact.id === id))
    expect(differing.every(each => each !== undefined)).toBe(true)
    expect(await room.unsound()).toEqual([])
    const check = await room.intake.readBack({ facts: 500 })
    expect(check.ok).toBe(true)
  })
  it('is read packed as it is read plain, and once', async () => {
    const { ada, bea } = await people()
    const first = await brought(gzipSync(genome), 'genome.vcf.gz')
    await room.intake.readSamples(said(first.waiting!.source, ada!, bea!))
    const again = await brought(gzipSync(genome), 'again.vcf.gz')
    expect(again.report.files[0]?.status).toBe('known')
    expect((await room.library.counts({})).facts.variant).toBe(2 * lines.length)
    expect((await room.patients.genes({ patient: bea! }))[0]!.genes[0]!.best[0]!.alleles).toEqual([
      '*1',
      '*1',
    ])
  })
  it('leaves nothing of itself when its import is undone', async () => {
    const { ada, bea } = await people()
    const before = await leftIn(room)
    const { report, waiting } = await brought(genome)
    await room.intake.readSamples(said(waiting!.source, ada!, bea!))
    await room.intake.undo({ importId: report.importId })
    expect(await leftIn(room)).toEqual(before)
    expect(await room.patients.genes({ patient: ada! })).toEqual([])
    expect(room.store.db.prepare('SELECT count(*) AS n FROM variant_call').get()).toEqual({ n: 0 })
  })
  it('tells the same after everything that can be made again was made again', async () => {
    const { ada, bea } = await people()
    const { waiting } = await brought(genome)
    await room.intake.readSamples(said(waiting!.source, ada!, bea!))
    const before = await room.patients.genes({ patient: ada! })
    const [changed] = await room.intake.readAgain({ sources: [waiting!.source] })
    expect(changed).toMatchObject({ added: 0, superseded: 0, quarantined: 0 })
    expect(await room.patients.genes({ patient: ada! })).toEqual(before)
  })
  it('is refused where other samples are named, or where nobody is here who is', async () => {
    const { ada } = await people()
    const { waiting } = await brought(genome)
    const { source } = waiting!
    const other = { ...said(source, ada!, null), samples: [{ name: 'S9', patient: ada! }] }
    await expect(room.intake.readSamples(other)).rejects.toMatchObject({ code: 'unreadable-source' })
    await expect(room.intake.readSamples(said(source, 99_999, null))).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(room.intake.samplesOf({ source: source + 99 })).rejects.toMatchObject({ code: 'not-found' })
    expect((await room.library.waiting({})).length).toBe(1)
  })
  it('has its lines told by chromosome, and its broken ones by number', async () => {
    const { ada } = await people()
    const { waiting } = await brought(`${genome}chr10\tbroken\n`)
    const { source } = waiting!
    const read = await room.intake.readSamples(said(source, ada!, null))
    expect(read.quarantined).toBe(1)
    const [aside] = await room.library.quarantine({})
    expect(aside).toMatchObject({ position: `line ${lines.length + 5}`, reason: { key: 'vcf.line' } })
    const { parts } = await room.intake.partsOfFile({ source })
    expect(
      parts?.map(({ name, entries, read: isRead, kept, lost }) => [name, entries, isRead, kept, lost]),
    ).toEqual([
      ['##', 3, 0, 3, 0],
      ['10', lines.length + 2, lines.length, 1, 1],
    ])
  })
})
