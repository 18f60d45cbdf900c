import type { Concept, Value } from '../../../../../shared/domain/fact.ts'
import type { ReferenceRange } from '../../../../../shared/domain/facts/value.ts'
import { elements, given, isElement, listed, text, type Element } from '../json.ts'
import { leaveUnread, type Mapping } from '../mapping.ts'
import { readMoment } from '../../../border/read-moment.ts'
import { amountOf, boundsOf, periodOf, quantityOf, rangeOf, ratioOf, seriesOf } from './amounts.ts'
import { attachmentOf } from './attachments.ts'
import { codingOf, conceptOf, conceptsOf } from './concepts.ts'
import { keep, members, restOf } from './members.ts'
import { referenceOf } from './references.ts'

type Read = (value: unknown, at: string, mapping: Mapping) => Value | undefined

const asCode = (concept: Concept | undefined): Value | undefined => concept && { kind: 'code', concept }
const asText: Read = value => (typeof value === 'string' ? { kind: 'text', text: value } : undefined)
const asTime: Read = value => {
  if (typeof value !== 'string') return undefined
  const moment = readMoment(value)
  return { kind: 'time', text: value, ...(moment && { moment }) }
}
const asNumber: Read = value =>
  typeof value === 'number' && Number.isFinite(value)
    ? { kind: 'quantity', value, text: String(value) }
    : undefined

/** By the type in the name of a choice: `valueQuantity` ends in Quantity. */
const readers: Readonly<Record<string, Read>> = {
  Quantity: quantityOf,
  Age: quantityOf,
  Duration: quantityOf,
  Count: quantityOf,
  Distance: quantityOf,
  CodeableConcept: (value, at, mapping) => asCode(conceptOf(value, at, mapping)),
  Coding: (value, at, mapping) => asCode(codingOf(value, at, mapping)),
  Boolean: value => (typeof value === 'boolean' ? { kind: 'boolean', value } : undefined),
  Integer: asNumber,
  Decimal: asNumber,
  PositiveInt: asNumber,
  UnsignedInt: asNumber,
  String: asText,
  Code: asText,
  Id: asText,
  Markdown: asText,
  Uri: asText,
  Url: asText,
  Uuid: asText,
  Oid: asText,
  Canonical: asText,
  Base64Binary: asText,
  DateTime: asTime,
  Date: asTime,
  Instant: asTime,
  Time: asTime,
  Period: periodOf,
  Range: rangeOf,
  Ratio: ratioOf,
  SampledData: seriesOf,
  Attachment: (value, at, mapping) => {
    const attachment = attachmentOf(value, at, mapping)
    return attachment && { kind: 'attachment', attachment }
  },
  Reference: (value, at, mapping) => (isElement(value) ? referenceOf(value, at, mapping) : undefined),
}

/** The value of a choice by its member's name; a type without a form among values is kept by its members. */
export function valueNamed(
  member: string,
  stem: string,
  value: unknown,
  at: string,
  mapping: Mapping,
): Value | undefined {
  const type = member.slice(stem.length)
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined
  if (read) {
    const before = mapping.unread.length
    const found = read(value, at, mapping)
    if (!found && mapping.unread.length === before && value !== undefined) leaveUnread(value, at, mapping)
    return found
  }
  keep(value, at, mapping)
  return undefined
}

/** value[x] and the like. Where a source gives two, the first is the value, and the other is left unread. */
export function choiceOf(holder: Element, stem: string, at: string, mapping: Mapping): Value | undefined {
  let value: Value | undefined
  for (const member in holder) {
    if (!member.startsWith(stem) || member.length === stem.length) continue
    const path = at === '' ? member : `${at}.${member}`
    if (value) leaveUnread(holder[member], path, mapping)
    else value = valueNamed(member, stem, holder[member], path, mapping)
  }
  return value
}

const rangeMembers = members('low high text:text type appliesTo age')

function referenceRanges(value: unknown, at: string, mapping: Mapping): ReferenceRange[] {
  return elements(value).map(range => {
    restOf(range, rangeMembers, at, mapping)
    return {
      ...given({
        low: amountOf(range['low'], `${at}.low`, mapping),
        high: amountOf(range['high'], `${at}.high`, mapping),
        text: text(range['text']),
        type: conceptOf(range['type'], `${at}.type`, mapping),
        age: range['age'] === undefined ? undefined : boundsOf(range['age'], `${at}.age`, mapping),
      }),
      appliesTo: conceptsOf(range['appliesTo'], `${at}.appliesTo`, mapping),
    }
  })
}

/** What an Observation and its components share. `path` is '' or `component.`. */
export function measuredOf(holder: Element, path: '' | 'component.', mapping: Mapping) {
  const at = path === '' ? '' : 'component'
  return {
    ...given({
      value: choiceOf(holder, 'value', at, mapping),
      absent: conceptOf(holder['dataAbsentReason'], `${path}dataAbsentReason`, mapping),
    }),
    ranges:
      holder['referenceRange'] === undefined
        ? []
        : referenceRanges(listed(holder['referenceRange']), `${path}referenceRange`, mapping),
    interpretations: conceptsOf(holder['interpretation'], `${path}interpretation`, mapping),
  }
}
