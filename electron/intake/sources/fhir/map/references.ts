import type { Value } from '../../../../../shared/domain/fact.ts'
import type { Element } from '../json.ts'
import type { Mapping } from '../mapping.ts'
import { namedBy, type Named } from '../names.ts'
import { members, restOf } from './members.ts'

const withoutTarget = members('reference type display identifier')
const withTarget = members('reference type display', 'identifier')

/** What a Reference names, with nothing of it dropped: an identifier beside a literal reference is kept. */
export function readReference(
  reference: Element,
  expected: string | undefined,
  at: string,
  mapping: Mapping,
): Named {
  restOf(reference, reference['reference'] === undefined ? withoutTarget : withTarget, at, mapping)
  return namedBy(reference, expected, mapping)
}

/** A reference that has no role among a fact's links, as words: its display, and what it points at. */
export function referenceOf(value: Element, at: string, mapping: Mapping): Value | undefined {
  const { identity, words } = readReference(value, undefined, at, mapping)
  const own = [words, identity].filter(each => each !== undefined)
  return own.length === 0 ? undefined : { kind: 'text', text: own.join(' ') }
}
