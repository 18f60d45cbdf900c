import type { Value } from '../../../../../shared/domain/fact.ts'
import { isElement, listed, type Element } from '../json.ts'
import { leaveUnread, type Mapping } from '../mapping.ts'
import { periodOf, quantityOf, rangeOf, ratioOf, seriesOf } from './amounts.ts'
import { attachmentOf } from './attachments.ts'
import { codingOf, conceptOf } from './concepts.ts'
import { members, putAside, restOf } from './members.ts'
import { referenceOf } from './references.ts'
import { valueNamed } from './values.ts'

/** Sees to all that was put aside while a resource was mapped, and to what comes up on the way. */
export function settle(mapping: Mapping): void {
  for (const { value, name, how, at } of mapping.aside) {
    const path = (own: string) => (at === '' ? own : `${at}.${own}`)
    if (name === 'extension') extensionsOf(value, at, '', mapping)
    else if (name.startsWith('_')) besidePrimitive(value, path(name.slice(1)), mapping)
    else if (how === 'kept') keepByShape(value, path(name), mapping)
    else leaveUnread(value, path(name), mapping)
  }
  mapping.aside.length = 0
}

const none = members('')
/** `_birthDate` and the like hold what is said of a primitive value: its extensions. */
function besidePrimitive(value: unknown, at: string, mapping: Mapping): void {
  for (const each of listed(value)) if (isElement(each)) restOf(each, none, at, mapping)
}

/** Extensions as qualifiers: an own one by its URL, one of an inner element by that element's path and its URL. */
function extensionsOf(list: unknown, at: string, outer: string, mapping: Mapping): void {
  for (const each of listed(list)) {
    const url = isElement(each) ? each['url'] : undefined
    if (!isElement(each) || typeof url !== 'string') {
      leaveUnread(each, outer || (at === '' ? 'extension' : `${at}.extension`), mapping)
      continue
    }
    const own = outer === '' ? url : `${outer}#${url}`
    oneExtension(each, at === '' || outer !== '' ? own : `${at} ${url}`, at, mapping)
  }
}

function oneExtension(extension: Element, name: string, at: string, mapping: Mapping): void {
  for (const member in extension) {
    if (member === 'url' || member === 'id') continue
    const content = extension[member]
    if (member === 'extension') extensionsOf(content, at, name, mapping)
    else if (member.startsWith('_')) besidePrimitive(content, name, mapping)
    else if (member.startsWith('value')) {
      const value = valueNamed(member, 'value', content, name, mapping)
      if (value) mapping.qualifiers.push({ name, value })
    } else leaveUnread(content, name, mapping)
  }
}

/** Keeps a value by its shape, as a qualifier of this name; an element of no known shape by its members. */
function keepByShape(value: unknown, name: string, mapping: Mapping): void {
  if (Array.isArray(value)) {
    for (const each of value) keepByShape(each, name, mapping)
    return
  }
  const read = byShape(value, name, mapping)
  if (read) mapping.qualifiers.push({ name, value: read })
  else if (isElement(value))
    for (const member in value) putAside(value[member], member, 'kept', name, mapping)
  else if (value !== null) leaveUnread(value, name, mapping)
}

function byShape(value: unknown, name: string, mapping: Mapping): Value | undefined {
  if (typeof value === 'string') return { kind: 'text', text: value }
  if (typeof value === 'boolean') return { kind: 'boolean', value }
  if (typeof value === 'number')
    return Number.isFinite(value) ? { kind: 'quantity', value, text: String(value) } : undefined
  return isElement(value) ? elementByShape(value, name, mapping) : undefined
}

function elementByShape(value: Element, name: string, mapping: Mapping): Value | undefined {
  const { code } = value
  if ('coding' in value || (typeof value['text'] === 'string' && Object.keys(value).length === 1)) {
    const concept = conceptOf(value, name, mapping)
    return concept && { kind: 'code', concept }
  }
  if ('origin' in value && 'data' in value) return seriesOf(value, name, mapping)
  if ('reference' in value && typeof value['reference'] === 'string') return referenceOf(value, name, mapping)
  if (typeof value['value'] === 'number') return quantityOf(value, name, mapping)
  if (typeof code === 'string' && 'system' in value && !('value' in value)) {
    const concept = codingOf(value, name, mapping)
    return concept && { kind: 'code', concept }
  }
  if (isPeriod(value)) return periodOf(value, name, mapping)
  if (isElement(value['low']) || isElement(value['high'])) return rangeOf(value, name, mapping)
  if (isElement(value['numerator']) || isElement(value['denominator'])) return ratioOf(value, name, mapping)
  if (typeof value['contentType'] === 'string') {
    const attachment = attachmentOf(value, name, mapping)
    return attachment && { kind: 'attachment', attachment }
  }
  return undefined
}

const isPeriod = ({ start, end }: Element) => {
  const isText = (each: unknown) => each === undefined || typeof each === 'string'
  return (start ?? end) !== undefined && isText(start) && isText(end)
}
