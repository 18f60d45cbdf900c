import { element, elements, text, type Element } from './json.ts'
import type { Mapping } from './mapping.ts'

/*
 * How resources and references name things. Ids are unique in one source and nowhere else, so every name ends in
 * `@source`: an id of two clinics, a UUID that was copied, or an address of a machine such as localhost never makes one
 * thing of two. A thing has one identity, `Type/id@source`, and aliases: every other form in which the same source may
 * point at it. A reference gives one name, by the form it is written in; records knows whose name that is.
 */

const literal = /^(?:(https?:\/\/\S+?)\/)?([A-Z][A-Za-z]+)\/([^/?#\s]+)(?:\/_history\/[^/]+)?$/
const conditional = /^(?:https?:\/\/[^?\s]+\/)?([A-Z][A-Za-z]+)\?(.+)$/
const urn = /^urn:(?:uuid|oid):(.+)$/i

/** What FHIR allows as an id. */
export const isId = (id: string): boolean => /^[A-Za-z0-9\-.]{1,64}$/.test(id)

/** The server in an absolute address of a resource; undefined where there is none. */
export const serverOf = (url: string | undefined): string | undefined =>
  url === undefined ? undefined : (literal.exec(url)?.[1] ?? undefined)

/** The id in a full URL: the last part of an address, or what follows `urn:uuid:`. */
export const idIn = (url: string): string | undefined => literal.exec(url)?.[3] ?? urn.exec(url)?.[1]

const urnOf = (url: string) => url.toLowerCase()
const byIdentifier = (type: string, system: string, value: string) => `${type}?identifier=${system}|${value}`

/** Every name but `own` by which the source may speak of a resource. */
export function aliasesOf(
  type: string,
  own: string,
  fullUrl: string | undefined,
  resource: Element,
  scope: string,
): string[] {
  const names: string[] = []
  if (fullUrl !== undefined) {
    if (urn.test(fullUrl)) names.push(urnOf(fullUrl))
    else names.push(fullUrl)
    const match = literal.exec(fullUrl)
    if (match) {
      const short = `${match[2]}/${match[3]}`
      if (fullUrl.includes('/_history/')) names.push(match[1] === undefined ? short : `${match[1]}/${short}`)
      names.push(short)
    } else {
      const id = idIn(fullUrl)
      if (id !== undefined) names.push(`${type}/${id}`)
    }
  }
  const identifiers = resource['identifier'] ?? resource['masterIdentifier']
  if (identifiers !== undefined)
    for (const each of elements(identifiers)) {
      const value = text(each['value'])
      if (value !== undefined) names.push(byIdentifier(type, text(each['system']) ?? '', value))
    }
  if (names.length === 0) return names
  return [...new Set(names)].filter(name => name !== own).map(name => `${name}@${scope}`)
}

/** What a reference says: the name of its target in this source, the target's type, and its words. */
export interface Named {
  identity?: string
  type?: string
  words?: string
}

const decoded = (query: string) => {
  try {
    return decodeURIComponent(query.replaceAll('+', ' '))
  } catch {
    return query // a lone percent sign: the name as it was written
  }
}

function conditionalName(type: string, query: string): string {
  const match = /^identifier=([^&]*)$/.exec(query)
  if (!match) return `${type}?${query}`
  const token = decoded(match[1]!)
  return `${type}?identifier=${token.includes('|') ? token : `|${token}`}`
}

/** What a literal reference such as `Patient/1` points at; undefined where it is none of R4's forms. */
export function pointedAt(
  target: string,
  type: string | undefined,
  { scope, base, container }: Pick<Mapping, 'scope' | 'base' | 'container'>,
): { identity: string; type: string | undefined } {
  if (target.startsWith('#'))
    return { identity: `${container}${target === '#' ? '' : target}@${scope}`, type }
  if (urn.test(target)) return { identity: `${urnOf(target)}@${scope}`, type }
  const match = literal.exec(target)
  if (match) {
    const [, server, named, id] = match
    const foreign = server !== undefined && base !== undefined && server !== base
    const name = foreign ? `${server}/${named}/${id}` : `${named}/${id}`
    return { identity: `${name}@${scope}`, type: named }
  }
  const search = conditional.exec(target)
  if (search) return { identity: `${conditionalName(search[1]!, search[2]!)}@${scope}`, type: search[1] }
  return { identity: `${target}@${scope}`, type }
}

/** What a Reference names. `expected` is what it can point at, where it does not say. */
export function namedBy(reference: unknown, expected: string | undefined, mapping: Mapping): Named {
  const holder = element(reference)
  if (!holder) return {}
  const named: Named = {}
  const words = text(holder['display'])
  if (words !== undefined) named.words = words
  const type = text(holder['type']) ?? expected
  if (type !== undefined) named.type = type
  const target = text(holder['reference'])
  if (target !== undefined) {
    const found = pointedAt(target, type, mapping)
    named.identity = found.identity
    if (found.type !== undefined) named.type = found.type
    return named
  }
  const identifier = element(holder['identifier'])
  const value = text(identifier?.['value'])
  if (value !== undefined && type !== undefined)
    named.identity = `${byIdentifier(type, text(identifier?.['system']) ?? '', value)}@${mapping.scope}`
  return named
}

/** The contained resource that a reference such as #m1 points at. */
export function contained(resource: Element, reference: unknown): Element | undefined {
  const target = text(element(reference)?.['reference'])
  return target?.startsWith('#') ? containedBy(resource).get(target.slice(1)) : undefined
}
/** By id, each resource's own: a resource may contain, and point at, ten thousand. */
const byId = new WeakMap<Element, ReadonlyMap<unknown, Element>>()
function containedBy(resource: Element): ReadonlyMap<unknown, Element> {
  const known = byId.get(resource)
  if (known) return known
  const list = resource['contained']
  const found = new Map<unknown, Element>()
  for (const each of Array.isArray(list) ? elements(list) : [])
    if (!found.has(each['id'])) found.set(each['id'], each)
  byId.set(resource, found)
  return found
}
