/** How many values a key has: a number, one for each alternate (A), each allele (R), each genotype (G), or any (.). */
export type Cardinality = number | 'A' | 'R' | 'G' | '.'
export type ValueType = 'Integer' | 'Float' | 'Flag' | 'Character' | 'String'
export interface Declared {
  readonly number: Cardinality
  readonly type: ValueType
}

const all = (keys: string, type: ValueType, number: Cardinality): Array<[string, Declared]> =>
  keys.split(' ').map(key => [key, { number, type }])

/** Keys of INFO that the specification gives a meaning to (VCF 4.3, 1.6.1). */
export const reservedInfo: ReadonlyMap<string, Declared> = new Map([
  ...all('DB H2 H3 SOMATIC VALIDATED 1000G', 'Flag', 0),
  ...all('AN DP END MQ0 NS', 'Integer', 1),
  ...all('BQ MQ', 'Float', 1),
  ...all('AA', 'String', 1),
  ...all('CIGAR', 'String', 'A'),
  ...all('AC', 'Integer', 'A'),
  ...all('AF', 'Float', 'A'),
  ...all('AD ADF ADR', 'Integer', 'R'),
])
/** The same of FORMAT (1.6.2). */
export const reservedFormat: ReadonlyMap<string, Declared> = new Map([
  ...all('GT FT', 'String', 1),
  ...all('DP GQ MQ PQ PS', 'Integer', 1),
  ...all('HQ', 'Integer', 2),
  ...all('EC', 'Integer', 'A'),
  ...all('AD ADF ADR', 'Integer', 'R'),
  ...all('PL', 'Integer', 'G'),
  ...all('GL GP', 'Float', 'G'),
  ...all('GLE', 'String', 'G'),
])

/** How many genotypes so many alleles make in so many copies. */
function genotypes(alleles: number, copies: number): number {
  let n = 1
  for (let at = 1; at <= copies; at++) n = (n * (alleles - 1 + at)) / at
  return n
}
/** How many values a key has on a line; undefined for any number. */
export function valuesExpected(
  { number }: Declared,
  { alternates, copies }: { readonly alternates: number; readonly copies: number },
): number | undefined {
  if (number === '.') return undefined
  if (number === 'A') return alternates
  if (number === 'R') return alternates + 1
  if (number === 'G') return genotypes(alternates + 1, copies)
  return number
}

const forms: Readonly<Record<Exclude<ValueType, 'Flag'>, RegExp>> = {
  Integer: /^[+-]?\d{1,20}$/,
  Float:
    /^(?:[+-]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,5})?|[+-]?(?:nan|inf|infinity))$/i,
  Character: /^.$/u,
  String: /^[^\s;]*$/,
}
/** Whether a value is of its type; `.` says that there is none. */
export const isOfType = (value: string, type: ValueType): boolean =>
  type !== 'Flag' && (value === '.' || forms[type].test(value))
