import { allelesIn } from '../../../../shared/domain/pgx/variant-read.ts'
import { isOfType, reservedFormat, reservedInfo, valuesExpected, type Declared } from './declared.ts'

/** A line of variants, taken apart. What a sample says is taken apart where it is asked for. */
export interface BodyLine {
  readonly chromosome: string
  readonly position: number
  readonly ids: readonly string[]
  readonly reference: string
  readonly alternates: readonly string[]
  readonly filters: readonly string[]
  readonly info: string
  readonly format: readonly string[]
  readonly samples: readonly string[]
}
/** What must be known of a file to look at its lines; nothing where a line is looked at by itself. */
export interface Knowing {
  readonly version: number
  readonly samples: number
  readonly info: ReadonlyMap<string, Declared>
  readonly format: ReadonlyMap<string, Declared>
}

const COLUMNS = 8
const allele = /^(?:[ACGTN]+|\*|\.|<[^<>\s,]{1,500}>)$/i
const breakend =
  /^(?:[ACGTN]*[[\]](?:<[^<>\s]{1,200}>|[^\s:<>[\],]{1,200}):\d{1,15}[[\]][ACGTN]*|\.[ACGTN]+|[ACGTN]+\.)$/i
const isBreakend = (text: string) =>
  breakend.test(text) && !(/[[\]]/.test(text) && /^[[\]]/.test(text) === /[[\]]$/.test(text))

/** Takes a line apart; answers the column that is not written as the specification asks where there is one. */
export function bodyLine(
  text: string,
  { samples, version }: Pick<Knowing, 'samples' | 'version'>,
): BodyLine | string {
  const columns = text.split('\t')
  if (columns.length < COLUMNS) return 'columns'
  const [chrom, pos, id, ref, alt, qual, filter, info, format] = columns as [string, ...string[]]
  if (!/^(?:<[^\s,<>]{1,300}>|[^\s,<>]{1,300})$/.test(chrom) || (version >= 4.3 && /[<>*]/.test(chrom)))
    return 'CHROM'
  if (!/^\d{1,15}$/.test(pos!)) return 'POS'
  if (!/^[^\s;]+(?:;[^\s;]+)*$/.test(id!)) return 'ID'
  if (!/^[ACGTN]+$/i.test(ref!)) return 'REF'
  const alternates = alt === '.' ? [] : alt!.split(',')
  if (!alternates.every(each => (allele.test(each) && each !== '.') || isBreakend(each))) return 'ALT'
  if (!/^(?:\.|\d{1,400}(?:\.\d{0,400})?(?:[eE][+-]?\d{1,5})?|\+?inf(?:inity)?|nan)$/i.test(qual!))
    return 'QUAL'
  if (!/^[^\s;]+(?:;[^\s;]+)*$/.test(filter!)) return 'FILTER'
  const filters = filter === '.' ? [] : filter!.split(';').filter(each => each !== 'PASS')
  if (filters.some(each => each === '0' || each === '.')) return 'FILTER'
  const given = columns.slice(COLUMNS + 1)
  if (given.length !== samples && !(samples === 0 && columns.length === COLUMNS)) return 'columns'
  return {
    chromosome: chrom,
    position: Number(pos),
    ids: id === '.' ? [] : id!.split(';'),
    reference: ref!,
    alternates,
    filters,
    info: info!,
    format: format === undefined || format === '.' || format === '' ? [] : format.split(':'),
    samples: given,
  }
}

const sizes: ReadonlySet<string> = new Set('AC AF AN BQ DP END MQ MQ0 NS'.split(' '))
const cigar = /^(?:\d{1,9}[MIDNSHPX=])+$/

/** The key of INFO that is not written as it is declared. */
export function faultInInfo(
  { info, alternates }: BodyLine,
  { info: declared }: Pick<Knowing, 'info'>,
): string | undefined {
  if (info === '.') return undefined
  const counts = { alternates: alternates.length, copies: 2 }
  for (const each of info.split(';')) {
    const at = each.indexOf('=')
    const key = at < 0 ? each : each.slice(0, at)
    if (!/^[^\s,;=]+$/.test(key)) return 'INFO'
    const as = declared.get(key) ?? reservedInfo.get(key)
    const reserved = reservedInfo.get(key)
    if (reserved?.type === 'Flag') {
      if (at >= 0 && !/^[01]$/.test(each.slice(at + 1))) return `INFO ${key}`
      continue
    }
    if (as?.type === 'Flag' && at >= 0 && as.number === 0) return `INFO ${key}`
    if (!as || as.type === 'Flag') continue
    if (at < 0) return `INFO ${key}`
    const value = each.slice(at + 1)
    // In quotes a comma parts nothing.
    const values = value.startsWith('"') ? [value] : value.split(',')
    // What is counted by genotypes has no number where there is no sample; nor has anything without alternates.
    const isOpen = as.number === 'G' || (alternates.length === 0 && typeof as.number !== 'number')
    const expected = isOpen ? undefined : valuesExpected(as, counts)
    const isAbsent = values.length === 1 && values[0] === '.'
    if (expected !== undefined && !isAbsent && declared.has(key) && values.length !== expected)
      return `INFO ${key}`
    if (!values.every(each => isOfType(each, as.type))) return `INFO ${key}`
    if (sizes.has(key) && values.some(one => one.startsWith('-'))) return `INFO ${key}`
    if (key === 'AA' && values.length > 1) return 'INFO AA'
    if (key === 'CIGAR' && !values.every(one => one === '.' || cigar.test(one))) return 'INFO CIGAR'
  }
  return undefined
}

/** The key of FORMAT that is not as it should be; `GT` where the genotype of a sample means nothing. */
export function faultInSamples(
  line: BodyLine,
  { format: declared, version }: Pick<Knowing, 'format' | 'version'>,
) {
  const { format, samples, alternates } = line
  if (samples.length === 0) return undefined
  const name = version >= 4.3 ? /^[A-Za-z_][\w.%]*$/ : /^[A-Za-z\d.]+$/
  if (!format.every(key => name.test(key)) || format.indexOf('GT') > 0 || format.length === 0) return 'FORMAT'
  for (const sample of samples) {
    const values = sample.split(':')
    if (values.length > format.length) return 'FORMAT'
    const alleles = format[0] === 'GT' ? allelesIn(values[0]!) : undefined
    if (
      format[0] === 'GT' &&
      (!alleles || alleles.some(each => each !== null && alternates.length > 0 && each > alternates.length))
    )
      return 'FORMAT GT'
    const counts = { alternates: alternates.length, copies: alleles?.length ?? 2 }
    for (let at = format[0] === 'GT' ? 1 : 0; at < values.length; at++) {
      const key = format[at]!
      const as = declared.get(key) ?? reservedFormat.get(key)
      if (!as || values[at] === '.') continue
      const parts = values[at]!.split(',')
      const expected = alternates.length === 0 ? undefined : valuesExpected(as, counts)
      if (expected !== undefined && parts.length !== expected && parts.some(each => each !== '.'))
        return `FORMAT ${key}`
      if (!parts.every(each => isOfType(each, as.type))) return `FORMAT ${key}`
    }
  }
  return undefined
}
