import { decodeBy, type Decode } from './charset.ts'

/** What parts a message, as its own header says. '' for one that it does not have. */
export interface Separators {
  readonly field: string
  readonly component: string
  readonly repetition: string
  readonly escape: string
  readonly sub: string
}

/** What an escape that names a separator or a line end stands for. */
const meanings = ({ field, component, repetition, escape, sub }: Separators) =>
  ({ F: field, S: component, R: repetition, E: escape, T: sub, P: '#', H: '', N: '' }) as Readonly<
    Record<string, string>
  >
const hex = /^X(?:[\dA-Fa-f]{2})+$/
/** Commands of formatted text that begin a line, with or without a number. */
const newLine = /^\.(?:br|sp|ce)[+-]?\d{0,4}$/
const layout = /^\.(?:in|ti|sk|fi|nf)[+-]?\d{0,4}$/
/** No escape is longer, but one that holds bytes. */
const LONGEST = 100_000

/** A segment of a message: three letters, and fields that are cut when they are asked for. Fields count from 1. */
export class Segment {
  readonly name: string
  /** How many of its name stand before it in the message, and itself. */
  readonly number: number
  private readonly fields: readonly string[]
  private readonly by: Separators
  private readonly decode: Decode
  /** What was cut last into components, one of which is asked for after the other. */
  private cut = ''
  private parts: readonly string[] = ['']

  constructor(line: string, number: number, by: Separators, decode: Decode) {
    this.name = line.slice(0, 3)
    this.number = number
    this.by = by
    this.decode = decode
    const fields = line.split(by.field)
    // Of a header the separator itself is the first field.
    this.fields = this.name === 'MSH' ? [fields[0]!, by.field, ...fields.slice(1)] : fields
  }

  /** Where it stands, in the standard's own way to say it. */
  get at(): string {
    return `${this.name} ${this.number}`
  }
  /** How many fields it has. */
  get length(): number {
    return this.fields.length - 1
  }
  /** A field as written, without blanks around it; '' where there is none or it says that there is none (`""`). */
  raw(field: number): string {
    const written = this.fields[field]?.trim() ?? ''
    return written === '""' ? '' : written
  }
  /** The repetitions of a field as written. One that says nothing is kept as '', so that places do not move. */
  repetitions(field: number): string[] {
    const raw = this.raw(field)
    if (raw === '') return []
    return this.by.repetition === '' ? [raw] : raw.split(this.by.repetition)
  }
  /** The components of a repetition as written. */
  components(repetition: string): readonly string[] {
    if (repetition !== this.cut)
      this.parts = this.by.component === '' ? [repetition] : repetition.split(this.by.component)
    this.cut = repetition
    return this.parts
  }
  /** A component in clear text, its first part where it has several; '' for none. Both count from 1. */
  text(field: number, component = 1, repetition = 0): string {
    return this.clear(this.part(this.repetitions(field)[repetition] ?? '', component))
  }
  /** A component of a repetition as written, its first part where it has several. */
  part(repetition: string, component: number, sub = 1): string {
    const written = this.components(repetition)[component - 1] ?? ''
    const hasParts = this.by.sub !== '' && written.includes(this.by.sub)
    const found = (hasParts ? written.split(this.by.sub) : [written])[sub - 1]?.trim() ?? ''
    return found === '""' ? '' : found
  }
  /** A whole field in clear text: a separator in it that was not escaped is one of its letters. */
  whole(field: number): string {
    return this.clear(this.raw(field))
  }

  /** What a text says once its escapes are taken off. One that is none, or that only its sender knows, stays. */
  clear(written: string): string {
    const { escape } = this.by
    if (escape === '' || !written.includes(escape)) return written
    const known = meanings(this.by)
    let clear = ''
    let from = 0
    for (;;) {
      const begin = written.indexOf(escape, from)
      const end = begin < 0 ? -1 : written.indexOf(escape, begin + 1)
      if (end < 0) return clear + written.slice(from)
      const said = written.slice(begin + 1, end)
      const meant = said.length > LONGEST ? undefined : (known[said] ?? this.command(said))
      clear += written.slice(from, begin)
      // What is no escape may end where one begins.
      if (meant === undefined) clear += escape + said
      else clear += meant
      from = meant === undefined ? end : end + 1
    }
  }
  private command(said: string): string | undefined {
    if (newLine.test(said)) return '\n'
    if (layout.test(said)) return ''
    return hex.test(said)
      ? this.decode(Buffer.from(said.slice(1), 'hex')).replaceAll(/\r\n?/g, '\n')
      : undefined
  }
}

/** A message, its segments in order; what belongs to none of them stands in `outside`. */
export interface Message {
  readonly segments: readonly Segment[]
  /** Whether words stand behind its last segment, past an empty line. */
  readonly hasWords: boolean
}
/** Why bytes are no message. */
export type NoMessage = 'header' | 'charset' | 'two-in-one'

const codes = /^[^\w\s"']{1,6}$/

/** What parts a message, by its first bytes; undefined where they do not say it. */
function separatorsOf(head: string): Separators | undefined {
  const field = head[3] ?? ''
  const end = head.indexOf(field, 4)
  const marks = end < 0 ? '' : head.slice(4, end)
  if (!head.startsWith('MSH') || !codes.test(marks)) return undefined
  const [component = '', repetition = '', ...rest] = marks
  // Old messages leave out the escape: then the third mark parts the parts of components.
  const [escape = '', sub = ''] = rest.length > 1 || rest[0] === '\\' ? rest : ['', ...rest]
  return { field, component, repetition, escape, sub }
}

/** Nothing behind it is looked for before the set is known. */
const LONGEST_HEADER = 4_096
const latin1 = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
const isName = /^[A-Z][A-Z\d]{2}$/

/** Cuts the bytes of one message into its segments. */
export function parseMessage(bytes: Uint8Array): Message | NoMessage {
  // As every byte is a character of its own here, a header is found whatever the set.
  const head = latin1(bytes.subarray(0, LONGEST_HEADER)).split(/[\r\n]/, 1)[0]!
  const by = separatorsOf(head)
  if (!by) return 'header'
  const named = head.split(by.field)[17] ?? ''
  const decode = decodeBy(bytes, named.split(by.repetition || '~')[0]!.trim() || named)
  if (!decode) return 'charset'
  const lines: string[] = []
  // Lines that are none of their own are the rest of the one before, unless nothing but words follows.
  let rest: string[] = []
  for (const line of decode(bytes).split(/\r\n|\r|\n/)) {
    const plain = line.trimStart()
    const isSegment =
      isName.test(plain.slice(0, 3)) && (plain[3] === by.field || plain.trimEnd().length === 3)
    if (!isSegment) {
      if (plain.includes('MSH' + head.slice(3, 8))) return 'two-in-one'
      rest.push(line)
      continue
    }
    if (rest.some(each => each.trim() !== '')) lines.push([lines.pop()!, ...rest].join('\n'))
    rest = []
    lines.push(plain)
  }
  const gap = rest.findIndex(line => line.trim() === '')
  const broken = gap < 0 ? rest : rest.slice(0, gap)
  if (broken.length > 0) lines.push([lines.pop()!, ...broken].join('\n'))
  const counts = new Map<string, number>()
  const segments = lines.map(line => {
    const name = line.slice(0, 3)
    const number = (counts.get(name) ?? 0) + 1
    counts.set(name, number)
    return new Segment(line, number, by, decode)
  })
  return { segments, hasWords: rest.slice(broken.length).some(line => line.trim() !== '') }
}
