import { createReadStream, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { plainPackings } from '../../electron/intake/containers/registry.ts'
import { unpack } from '../../electron/intake/containers/unpack.ts'
import { vcf } from '../../electron/intake/sources/vcf/index.ts'
import { samplesIn } from '../../electron/intake/sources/vcf/settle.ts'
import type { Reading } from '../../electron/intake/sources/source.ts'
import { fact } from '../../shared/domain/fact.ts'
import { callGene, type GeneCall } from '../../shared/domain/pgx/call-gene.ts'
import { geneTables } from '../../shared/domain/pgx/gene-table.ts'
import { sharedFolder } from '../fixtures/shared.ts'
import { answersFor, rejectsIn, situationOf, variantsIn } from '../fixtures/vcf-parts.ts'

/* Files of variants of other projects, only where they are: each figure that their folders state is looked at. */
const folder = path.join(sharedFolder() ?? '', 'data/vcf')
const isHere = sharedFolder() !== undefined
const stated = <T>(at: string): T => JSON.parse(readFileSync(path.join(folder, at), 'utf8')) as T

async function readFile(at: string): Promise<Reading[]> {
  const unpacked = await unpack(() => createReadStream(path.join(folder, at)), plainPackings)
  const { samples, build } = await samplesIn(unpacked.bytes())
  const answers = answersFor(
    samples.map(name => [name, `Patient/${name}@elsewhere`]),
    build ?? 'GRCh38',
  )
  const found: Reading[] = []
  for await (const piece of vcf.pieces(unpacked.bytes(), 'vcf'))
    found.push(...vcf.read(piece, situationOf(answers)))
  return found
}

interface Suite {
  readonly files: Record<string, { readonly valid: boolean; readonly faultArea: string | null }>
}
/* A file without a last line end is whole: what is written in it is all there. */
const isGoodHere = (name: string) => /no_newline|failed__failed_compressed/.test(name)
/* What no packing that is taken off here takes off: such a file waits, under its name. */
const isPackedOtherwise = (name: string) => /compressed\//.test(name) && !name.endsWith('.gz')

describe.skipIf(!isHere)('the suite of a validator', () => {
  const { files } = isHere ? stated<Suite>('validator-suite/expected.json') : { files: {} }
  it('has every bad file named bad, with its line, and every good one read', async () => {
    const wrong: unknown[] = []
    let [good, bad] = [0, 0]
    for (const [name, { valid }] of Object.entries(files)) {
      if (isPackedOtherwise(name)) continue
      const readings = await readFile(`validator-suite/${name}`)
      const flagged = variantsIn(readings).flatMap(({ unread }) => unread)
      const rejects = rejectsIn(readings)
      const isGood = rejects.length === 0 && flagged.length === 0
      if (isGood !== (valid || isGoodHere(name))) wrong.push([name, valid, rejects.slice(0, 2)])
      if (isGood) good++
      else bad++
      for (const [position] of rejects)
        expect([name, position]).toEqual([name, expect.stringMatching(/^line \d+$/)])
    }
    expect(wrong).toEqual([])
    expect(good + bad).toBe(405)
  })
})

interface Pharmcat {
  readonly 'pharmcat.example.vcf calls': Record<string, { diplotype: string; phenotype: string }>
  readonly 'files': Record<string, { readonly expectedDiplotypes?: Record<string, readonly string[]> }>
}
async function callsIn(at: string): Promise<GeneCall[]> {
  const lines = variantsIn(await readFile(at)).map(each => ({ ...each, phaseSet: each.phaseSet ?? '' }))
  return geneTables.flatMap(table => callGene(table, lines) ?? [])
}
const named = ({ alleles }: { alleles: readonly [string, string] }) => alleles.join('/')
/* Two names make one pair in either order. */
const sorted = (pair: string) => pair.split('/').toSorted().join('/')

describe.skipIf(!isHere)('PharmCAT', () => {
  const { files, 'pharmcat.example.vcf calls': example } = isHere
    ? stated<Pharmcat>('pharmcat/expected.json')
    : { 'files': {}, 'pharmcat.example.vcf calls': {} }
  it('states no pair that is not among those found', async () => {
    const missing: unknown[] = []
    let n = 0
    for (const [name, { expectedDiplotypes = {} }] of Object.entries(files))
      for (const [gene, pairs] of Object.entries(expectedDiplotypes)) {
        const call = (await callsIn(`pharmcat/${name}`)).find(each => each.gene === gene)
        const found = [...(call?.best ?? []), ...(call?.others ?? [])].map(named).map(sorted)
        for (const pair of pairs) {
          n++
          if (!found.includes(sorted(pair)))
            missing.push([name, gene, pair, found.slice(0, 5), call?.unusable, call?.by])
        }
      }
    expect(missing).toEqual([])
    expect(n).toBe(26)
  })
  it('calls its example as it is called here', async () => {
    const calls = await callsIn('pharmcat/other/pharmcat.example.vcf')
    for (const { gene, best, absent } of calls)
      expect([gene, best.map(named), best.map(({ phenotype = '' }) => phenotype), absent]).toEqual([
        gene,
        [example[gene]!.diplotype],
        [example[gene]!.phenotype.trim()],
        [],
      ])
    expect(calls.length).toBe(geneTables.length)
  })
})

describe.skipIf(!isHere)('whatever comes from elsewhere', () => {
  it('says nothing that the store would not take', async () => {
    for (const name of [
      'pharmcat/haplotype/cyp2c19/s1s2.vcf',
      'pharmcat/other/test.g.vcf.bgz',
      'vcf2fhir/NB6TK328_filtered.vcf',
    ])
      for (const each of variantsIn(await readFile(name)))
        expect([name, fact.safeParse(each).error]).toEqual([name, undefined])
  })
})
