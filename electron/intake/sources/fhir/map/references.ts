import type { Value } from '../../../../../shared/domain/fact.ts'
import { isElement, type Element } from '../json.ts'
import type { Mapping } from '../mapping.ts'
import { namedBy, type Named } from '../names.ts'
import { keep, members, restOf } from './members.ts'

const referenceMembers = members('reference:text type:text display:text identifier:part')

/** What a Reference names. What its name does not hold, an identifier beside it or its type, is kept. */
export function readReference(
  reference: Element,
  expected: string | undefined,
  at: string,
  mapping: Mapping,
): Named {
  restOf(reference, referenceMembers, at, mapping)
  const named = namedBy(reference, expected, mapping)
  const { identifier, type } = reference
  if (identifier !== undefined) {
    const isName = reference['reference'] === undefined && named.identity !== undefined
    if (isName && isElement(identifier)) restOf(identifier, identifierMembers, `${at}.identifier`, mapping)
    else if (isElement(identifier)) keep(identifier, `${at}.identifier`, mapping)
  }
  if (typeof type === 'string' && !named.identity?.startsWith(type)) keep(type, `${at}.type`, mapping)
  return named
}
const identifierMembers = members('system:text value:text', 'type use period assigner')

/** A reference that has no role among a fact's links, as words: its display, and what it points at. */
export function referenceOf(value: Element, at: string, mapping: Mapping): Value | undefined {
  const { identity, words } = readReference(value, undefined, at, mapping)
  const own = [words, identity].filter(each => each !== undefined)
  return own.length === 0 ? undefined : { kind: 'text', text: own.join(' ') }
}
