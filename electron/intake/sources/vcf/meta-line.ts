import { reservedFormat, reservedInfo, type Cardinality, type Declared, type ValueType } from './declared.ts'

/** What a line `##KEY=<...>` says, name by name, as far as it can be taken apart. */
export interface MetaLine {
  readonly key: string
  /** What stands behind `=`, where it is no list. */
  readonly value: string
  readonly members: ReadonlyMap<string, string>
  readonly order: readonly string[]
  /** What of it is not written as the specification asks, in its own terms; undefined for nothing. */
  readonly fault: string | undefined
}

const member = /([^\s=,<>"]{1,200})=("(?:[^"\\]|\\.){0,20000}"|\[[^\]]{0,20000}\]|[^,"<>]{0,20000})(,|$)/y

/** The members between `<` and `>`; undefined where they are not of the form `name=value,...`. */
function membersIn(text: string): Array<[string, string]> | undefined {
  const found: Array<[string, string]> = []
  member.lastIndex = 0
  while (member.lastIndex < text.length) {
    const match = member.exec(text)
    if (!match) return undefined
    found.push([match[1]!, match[2]!])
    if (match[3] === ',' && member.lastIndex === text.length) return undefined
  }
  return found.length === 0 ? undefined : found
}

const isQuoted = (text: string | undefined) => text !== undefined && text.length > 1 && text.startsWith('"')
const types: ReadonlySet<string> = new Set(['Integer', 'Float', 'Flag', 'Character', 'String'])
export const cardinalityOf = (text: string | undefined): Cardinality | undefined => {
  if (text === 'A' || text === 'R' || text === 'G' || text === '.') return text
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
const known: Readonly<Record<string, ReadonlyMap<string, Declared>>> = {
  INFO: reservedInfo,
  FORMAT: reservedFormat,
}
/** Of INFO, 4.3 does not settle whether it is a whole number. */
const mayBeEither: ReadonlySet<string> = new Set(['INFO MQ'])

interface Line {
  readonly key: string
  readonly members: ReadonlyMap<string, string>
  readonly order: readonly string[]
  readonly version: number
}

const inOrder = (wanted: readonly string[], { order }: Line) =>
  wanted.every((name, at) => order.indexOf(name) === at)

function faultOfDeclaration(line: Line): string | undefined {
  const { key, members, version } = line
  const id = members.get('ID')!
  const part = (name: string) => `${key} ${id}, ${name}`
  const number = cardinalityOf(members.get('Number'))
  const type = members.get('Type')
  if (number === undefined || (number === 'R' && version < 4.2)) return part('Number')
  if (type === undefined || !types.has(type) || (key === 'FORMAT' && type === 'Flag')) return part('Type')
  if (!isQuoted(members.get('Description'))) return part('Description')
  for (const name of ['Source', 'Version'])
    if (members.has(name) && !isQuoted(members.get(name))) return part(name)
  if (!inOrder(['ID', 'Number', 'Type', 'Description'], line)) return `${key} ${id}`
  const reserved = known[key]?.get(id)
  if (!reserved) return undefined
  if (reserved.type !== type && !mayBeEither.has(`${key} ${id}`)) return part('Type')
  return reserved.number === number ? undefined : part('Number')
}

const structural = /^(?:DEL|INS|DUP|INV|CNV|NON_REF|\*)(?::[^\s,<>":]{1,200})*$/
const symbol = /^[^\s,<>"]{1,200}$/
const plainWord = /^[0-9A-Za-z!#$%&+./:;?@^_|~-][0-9A-Za-z!#$%&*+./:;=?@^_|~-]{0,500}$/

type Check = (line: Line) => string | undefined
function withDescription({ key, members }: Line): string | undefined {
  return isQuoted(members.get('Description')) ? undefined : `${key} ${members.get('ID')}, Description`
}
const checks: Readonly<Record<string, Check>> = {
  INFO: faultOfDeclaration,
  FORMAT: faultOfDeclaration,
  FILTER: line => (inOrder(['ID', 'Description'], line) ? withDescription(line) : 'FILTER'),
  ALT: line => {
    const id = line.members.get('ID')!
    const isIupac = line.version >= 4.3 && /^[A-Z]$/.test(id)
    if (!structural.test(id) && !isIupac) return 'ALT, ID'
    return inOrder(['ID', 'Description'], line) ? withDescription(line) : `ALT ${id}`
  },
  contig: ({ members, version }) => {
    const id = members.get('ID')!
    if (!plainWord.test(id) || (version >= 4.3 && id.includes('*'))) return 'contig, ID'
    const length = members.get('length')
    return length === undefined || /^\d{1,15}$/.test(length) ? undefined : 'contig, length'
  },
  META: line => {
    const { members } = line
    const id = members.get('ID')!
    if (cardinalityOf(members.get('Number')) === undefined) return `META ${id}, Number`
    if (!types.has(members.get('Type') ?? '')) return `META ${id}, Type`
    if (members.has('Values') && !members.get('Values')!.startsWith('[')) return `META ${id}, Values`
    return inOrder(['ID', 'Number', 'Type'], line) ? undefined : `META ${id}`
  },
  SAMPLE: ({ members, version }) => {
    if (/[\s*]/.test(members.get('ID')!)) return 'SAMPLE, ID'
    if (version >= 4.3) return undefined
    const missing = ['Genomes', 'Mixture', 'Description'].find(name => !members.has(name))
    const quoted = ['Genomes', 'Mixture'].find(name => members.get(name)?.includes('"'))
    const name = missing ?? quoted
    return name === undefined ? undefined : `SAMPLE, ${name}`
  },
  PEDIGREE: ({ members }) =>
    [...members.values()].every(each => /^[\w.-]{1,500}$/.test(each)) ? undefined : 'PEDIGREE',
}

/** An address whose host is a name or four numbers. Nothing is ever fetched from it. */
const isAddress = (text: string) =>
  /^[a-z][a-z\d+.-]{0,20}:\/{2,3}[^\s<>]{1,2000}$/i.test(text) &&
  /[a-z.]/i.test(text.split('/')[2]?.split(':')[0] || 'x')

/** A line of a file's head that begins with `##`. `version`: that of its format, such as 4.2. */
export function metaLine(text: string, version: number): MetaLine {
  const at = text.indexOf('=')
  const key = text.slice(2, at < 0 ? undefined : at)
  const value = at < 0 ? '' : text.slice(at + 1)
  const none = { key, value, members: new Map<string, string>(), order: [] }
  if (at < 0 || key === '' || value === '' || /\s/.test(key)) return { ...none, fault: text.slice(0, 40) }
  const check = Object.hasOwn(checks, key) ? checks[key] : undefined
  if (key === 'pedigreeDB' && !(/^<[^<>]+>$/.test(value) && isAddress(value.slice(1, -1))))
    return { ...none, fault: key }
  if (key === 'assembly' && value.includes('://') && !isAddress(value)) return { ...none, fault: key }
  const isList = value.startsWith('<') && value.endsWith('>')
  if (!isList) return { ...none, fault: check || value.startsWith('<') ? key : undefined }
  const members = membersIn(value.slice(1, -1))
  if (!members) return { ...none, fault: check ? key : undefined }
  const line = { key, members: new Map(members), order: members.map(([name]) => name), version }
  if (!check) return { ...line, value, fault: undefined }
  const id = line.members.get('ID')
  const isNamed = id !== undefined && symbol.test(id)
  // Until 4.2 a pedigree named nobody in particular.
  const needsName = key !== 'PEDIGREE' || version >= 4.3
  const fault = needsName && !isNamed ? `${key}, ID` : check(line)
  return { ...line, value, fault }
}

/** What a line of INFO or FORMAT declares. */
export function declaredIn({ members }: MetaLine): Declared | undefined {
  const number = cardinalityOf(members.get('Number'))
  const type = members.get('Type')
  return number === undefined || type === undefined || !types.has(type)
    ? undefined
    : { number, type: type as ValueType }
}
