import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { root } from './run.ts'

/*
 * Makes `resources/pgx/*.json` of allele definitions and phenotype tables as they are published:
 * `node test/tasks/pgx-tables.ts FOLDER`, where FOLDER holds `allele-definitions` and `phenotypes`.
 */
const genes = 'CYP2C19 CYP2C9 DPYD TPMT NUDT15 SLCO1B1 NAT2 UGT1A1 VKORC1 CYP3A5 IFNL3'.split(' ')
/** Genes of which a variation that no table names says nothing of their function. */
const otherIsReference = new Set(['DPYD', 'TPMT', 'NUDT15'])

interface Variant {
  readonly position: number
  readonly rsid: string | null
  readonly chromosomeHgvsName: string
  readonly cpicToVcfAlleleMap: Readonly<Record<string, string>>
  readonly ref: string
  readonly alts: readonly string[]
}
interface NamedAllele {
  readonly name: string
  readonly reference: boolean
  readonly cpicAlleles: ReadonlyArray<string | null>
  readonly corePositions: readonly number[]
}
interface Definition {
  readonly version: string
  readonly gene: string
  readonly chromosome: string
  readonly genomeBuild: string
  readonly variants: readonly Variant[]
  readonly namedAlleles: readonly NamedAllele[]
  readonly suballelesMap: Readonly<Record<string, string>>
}
interface Phenotypes {
  readonly version: string
  readonly namedAlleles: ReadonlyArray<{
    name: string
    activityValue: string | null
    functionValue: string | null
  }>
  readonly diplotypes: ReadonlyArray<{
    phenotype: string
    activityScore: string | null
    diplotypekey: Readonly<Record<string, number>>
  }>
}

const bases: Readonly<Record<string, string>> = { R: 'AG', Y: 'CT', S: 'CG', W: 'AT', K: 'GT', M: 'AC' }
const isNumber = (text: string | null | undefined) =>
  text !== undefined && text !== null && /^[\d.]+$/.test(text)

/** The last base of the stretch along which an insertion or a deletion may be written, by its HGVS name. */
function slidesTo({ position, ref, alts, chromosomeHgvsName: hgvs }: Variant): number | undefined {
  if (ref.length === 1 && alts.every(alt => alt.length === 1)) return undefined
  const repeat = /^g\.(\d+)([ACGT]+)\[(\d+)\]/.exec(hgvs)
  if (repeat) {
    const [, start, unit, times] = repeat
    const change = (alts[0]!.length - ref.length) / unit!.length
    return Number(start) + unit!.length * (Number(times) - change) - 1
  }
  const named = /^g\.(\d+)(?:_(\d+))?(del|dup|ins)/.exec(hgvs)
  if (!named) throw new Error(`${hgvs} at ${position} is not understood`)
  const [, start, end, how] = named
  return Number(how === 'ins' ? start : (end ?? start))
}

function tableOf(definition: Definition, { namedAlleles, diplotypes }: Phenotypes) {
  const { variants, suballelesMap } = definition
  const known = new Map(namedAlleles.map(each => [each.name, each]))
  const said = (name: string) => {
    const found = known.get(suballelesMap[name] ?? name)
    const activity = found?.activityValue
    return {
      ...(found?.functionValue && { function: found.functionValue }),
      ...(isNumber(activity) && { activity: Number(activity) }),
    }
  }
  const key = (name: string) => said(name).activity ?? said(name).function ?? ''
  const pairs = new Map<string, { of: Array<string | number>; phenotype: string; score?: number }>()
  for (const { phenotype, activityScore, diplotypekey } of diplotypes) {
    const names = Object.entries(diplotypekey).flatMap(([name, times]) => Array<string>(times).fill(name))
    const of = names.map(key).toSorted((one, other) => String(one).localeCompare(String(other), 'en'))
    const row = { of, phenotype, ...(isNumber(activityScore) && { score: Number(activityScore) }) }
    const before = pairs.get(JSON.stringify(of))
    if (before && JSON.stringify(before) !== JSON.stringify(row))
      throw new Error(`${definition.gene}: ${names.join('/')} is told otherwise than its functions tell`)
    pairs.set(JSON.stringify(of), row)
  }
  return {
    gene: definition.gene,
    build: definition.genomeBuild.replace(/\..*/, ''),
    chromosome: definition.chromosome.replace('chr', ''),
    version: definition.version.slice(0, '2026-11-29'.length),
    otherIsReference: otherIsReference.has(definition.gene),
    positions: variants.map(each => ({
      at: each.position,
      ...(each.rsid && { rsid: each.rsid }),
      ref: each.ref,
      alts: each.alts,
      ...(slidesTo(each) !== undefined && { slidesTo: slidesTo(each) }),
    })),
    alleles: definition.namedAlleles.map(({ name, reference, cpicAlleles, corePositions }) => ({
      name,
      ...(suballelesMap[name] && { of: suballelesMap[name] }),
      ...((reference || corePositions.length === variants.length) && { isWhole: true }),
      ...said(name),
      is: Object.fromEntries(
        cpicAlleles.flatMap((allele, at) => {
          if (allele === null) return []
          const { cpicToVcfAlleleMap, ref } = variants[at]!
          const one = cpicToVcfAlleleMap[allele]
          const any = one === undefined ? [...(bases[allele] ?? '')] : [one]
          if (any.length === 0) throw new Error(`${definition.gene} ${name}: ${allele} is not understood`)
          // Of a whole sequence only what is not the genome's own need be said.
          return reference && any.length === 1 && any[0] === ref ? [] : [[at, any.join('|')]]
        }),
      ),
    })),
    phenotypes: [...pairs.values()],
  }
}

const read = <T>(at: string): T => JSON.parse(gunzipSync(readFileSync(at)).toString('utf8')) as T
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Which folder holds allele-definitions and phenotypes?')
for (const gene of genes) {
  const definition = read<Definition>(path.join(folder, 'allele-definitions', `${gene}_translation.json.gz`))
  const phenotypes = read<Phenotypes>(path.join(folder, 'phenotypes', `${gene}.json.gz`))
  const table = tableOf(definition, phenotypes)
  writeFileSync(path.join(root, 'resources/pgx', `${gene}.json`), `${JSON.stringify(table)}\n`)
}
