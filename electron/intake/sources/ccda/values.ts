import type { Amount, Concept, Value } from '../../../../shared/domain/fact.ts'
import type { ReferenceRange } from '../../../../shared/domain/facts/value.ts'
import { bytesOf, wordsIn } from '../fhir/map/attachments.ts'
import { numberIn } from '../hl7v2/fields.ts'
import { conceptOf, type Sent } from './base.ts'
import type { Leaf, Node } from './node.ts'
import { momentOf, spanOf } from './times.ts'

/** A whole that has no unit is counted in ones (UCUM). */
const UNITY = '1'

/** A number with its unit (PQ, REAL, INT). What is no number is left unread. */
export function amountOf(node: Node | undefined, unread: Leaf[]): Amount | undefined {
  const text = node?.attribute('value') ?? ''
  if (!node || text === '') return undefined
  const unit = node.attribute('unit')
  const value = numberIn(text)
  if (value === undefined) {
    unread.push({ path: `${node.name}@value`, text: unit === '' ? text : `${text} ${unit}` })
    return undefined
  }
  // The standard asks for UCUM here; whether it is some is found where units are.
  return { value, text, ...(unit !== '' && unit !== UNITY && { unit }) }
}

type Comparator = NonNullable<Amount['comparator']>
const isOpen = (bound: Node) => bound.attribute('inclusive') === 'false'
const bounded = (amount: Amount, bound: Node, [open, closed]: readonly [Comparator, Comparator]): Value => ({
  kind: 'quantity',
  ...amount,
  comparator: isOpen(bound) ? open : closed,
})
/** Two bounds are a range; one alone is a comparator: above 11 and `>11` are the same. */
function intervalOf(node: Node, unread: Leaf[]): Value | undefined {
  const [from, to] = [node.child('low'), node.child('high')]
  const [low, high] = [amountOf(from, unread), amountOf(to, unread)]
  if (low && high) {
    for (const bound of [from!, to!]) isOpen(bound)
    return { kind: 'range', low, high }
  }
  if (low) return bounded(low, from!, ['>', '>='])
  if (high) return bounded(high, to!, ['<', '<='])
  const middle = amountOf(node.child('center'), unread)
  return middle && { kind: 'quantity', ...middle }
}

const compared = /^([<>]=?|~)\s{0,3}([+-]?[\d.]{1,30})$/
const titre = /^(\d{1,6})\s?:\s?(\d{1,9})$/
/** A text that means a number by its own form: `<0.5`, `1:160`. Any other stays the text that it is. */
function inWords(text: string): Value {
  const [, sign, digits = ''] = compared.exec(text) ?? []
  const value = numberIn(digits)
  if (sign !== undefined && value !== undefined)
    return { kind: 'quantity', value, text: digits, comparator: sign as Comparator }
  const [, one, other] = titre.exec(text) ?? []
  if (one === undefined) return { kind: 'text', text }
  const part = (written: string) => ({ value: Number(written), text: written })
  return { kind: 'ratio', numerator: part(one), denominator: part(other!) }
}

function ratioOf(node: Node, unread: Leaf[]): Value | undefined {
  const numerator = amountOf(node.child('numerator'), unread)
  const denominator = amountOf(node.child('denominator'), unread)
  if (!numerator && !denominator) return undefined
  return { kind: 'ratio', ...(numerator && { numerator }), ...(denominator && { denominator }) }
}

const BASE64 = 'B64'
/** Bytes that stand in an element (ED), or where its sender says that they lie, which is never fetched. */
export function attachmentOf(node: Node, unread: Leaf[]) {
  const url = node.child('reference')?.attribute('value') ?? ''
  const contentType = node.attribute('mediaType')
  const typed = contentType === '' ? {} : { contentType }
  const data = node.text
  if (node.attribute('representation') !== BASE64)
    return {
      ...typed,
      ...(url !== '' && { url }),
      ...(data !== '' && { text: data, size: Buffer.byteLength(data) }),
    }
  const bytes = bytesOf(data)
  if (!bytes || data === '') {
    if (data !== '') unread.push({ path: node.name, text: data.slice(0, 200) })
    return { ...typed, ...(url !== '' && { url }) }
  }
  const text = wordsIn(bytes, contentType === '' ? undefined : contentType)
  return { ...typed, ...(text !== undefined && { text }), size: bytes.byteLength }
}

type Reads = (node: Node, sent: Sent, unread: Leaf[]) => Value | undefined
const code: Reads = (node, sent) => {
  const concept = conceptOf(node, sent)
  return concept && { kind: 'code', concept }
}
const quantity: Reads = (node, _sent, unread) => {
  const amount = amountOf(node, unread)
  return amount && { kind: 'quantity', ...amount }
}
const words: Reads = (node, { narrative }) => {
  const text = narrative.wordsOf(node)
  return text === '' ? undefined : inWords(text)
}
const time: Reads = (node, _sent, unread) => {
  const moment = momentOf(node, [])
  const text = node.attribute('value')
  if (!moment && text !== '') unread.push({ path: 'value@value', text })
  return text === '' ? undefined : { kind: 'time', text, ...(moment && { moment }) }
}
/** HL7 v3's data types of a value. */
const readers: Readonly<Record<string, Reads>> = {
  PQ: quantity,
  REAL: quantity,
  INT: quantity,
  MO: quantity,
  IVL_PQ: (node, _sent, unread) => intervalOf(node, unread) ?? quantity(node, _sent, unread),
  IVL_REAL: (node, _sent, unread) => intervalOf(node, unread),
  IVL_INT: (node, _sent, unread) => intervalOf(node, unread),
  CD: code,
  CE: code,
  CV: code,
  CO: code,
  CS: code,
  ST: words,
  ED: (node, sent, unread) =>
    node.attribute('representation') === BASE64
      ? { kind: 'attachment', attachment: attachmentOf(node, unread) }
      : words(node, sent, unread),
  BL: node => {
    const text = node.attribute('value')
    return text === '' ? undefined : { kind: 'boolean', value: text === 'true' }
  },
  TS: time,
  IVL_TS: (node, _sent, unread) => {
    const span = spanOf(node, unread)
    return span.start || span.end ? { kind: 'period', ...span } : undefined
  },
  RTO: (node, _sent, unread) => ratioOf(node, unread),
  RTO_PQ_PQ: (node, _sent, unread) => ratioOf(node, unread),
}

/** What a value says, by the type it says it has; by what it holds where it says none. */
export function valueOf(node: Node, sent: Sent, unread: Leaf[]): Value | undefined {
  const type = node.attribute('xsi:type').replace(/^\w{1,30}:/, '')
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined
  if (read) return read(node, sent, unread)
  return quantity(node, sent, unread) ?? code(node, sent, unread) ?? words(node, sent, unread)
}

/** The ranges of a result, as written beside what they mean. */
export function rangesOf(node: Node, sent: Sent, unread: Leaf[]): ReferenceRange[] {
  return node.every('referenceRange', 'observationRange').flatMap(range => {
    const text = sent.narrative.wordsOf(range.child('text'))
    const value = range.child('value')
    const [low, high] = [amountOf(value?.child('low'), unread), amountOf(value?.child('high'), unread)]
    const type = conceptOf(range.child('interpretationCode'), sent)
    const said = value && !low && !high ? sent.narrative.wordsOf(value) : ''
    const written = text || said
    if (!low && !high && written === '') return []
    return [
      {
        ...(low && { low }),
        ...(high && { high }),
        ...(written !== '' && { text: written }),
        ...(type && { type }),
        appliesTo: [] as Concept[],
      },
    ]
  })
}
