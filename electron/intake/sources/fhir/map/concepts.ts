import type { Code, Concept } from '../../../../../shared/domain/fact.ts'
import { isElement, listed, text, type Element } from '../json.ts'
import { leaveUnread, type Mapping } from '../mapping.ts'
import { keep, members, restOf } from './members.ts'

const conceptMembers = members('coding text:text')
const codingMembers = members('system:text code display:text', 'version userSelected')

function readCoding(coding: Element, at: string, mapping: Mapping): { code?: Code; words?: string } {
  restOf(coding, codingMembers, at, mapping)
  const [code, display] = [coding['code'], text(coding['display'])]
  if (typeof code === 'string' && code !== '') {
    const read: Code = { system: text(coding['system']) ?? '', code }
    if (display !== undefined) read.display = display
    return { code: read }
  }
  if (code !== undefined) leaveUnread(code, `${at}.code`, mapping)
  keep(coding['system'], `${at}.system`, mapping)
  return display === undefined ? {} : { words: display }
}

/**
 * A CodeableConcept with its codes in the source's order and the words beside them; undefined where it says
 * nothing.
 */
export function conceptOf(value: unknown, at: string, mapping: Mapping): Concept | undefined {
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value)) {
    for (const extra of value.slice(1)) leaveUnread(extra, at, mapping)
    return conceptOf(value[0], at, mapping)
  }
  if (!isElement(value)) {
    leaveUnread(value, at, mapping)
    return undefined
  }
  restOf(value, conceptMembers, at, mapping)
  const concept: Concept = { codes: [] }
  let words = text(value['text'])
  for (const coding of listed(value['coding'])) {
    if (!isElement(coding)) {
      leaveUnread(coding, `${at}.coding`, mapping)
      continue
    }
    const read = readCoding(coding, `${at}.coding`, mapping)
    if (read.code) concept.codes.push(read.code)
    // A coding that names no code still has its words.
    else if (read.words !== undefined && read.words !== words)
      words = words === undefined ? read.words : `${words}; ${read.words}`
  }
  if (words !== undefined) concept.text = words
  return concept.codes.length === 0 && words === undefined ? undefined : concept
}

/** Every CodeableConcept of a list. */
export const conceptsOf = (value: unknown, at: string, mapping: Mapping): Concept[] =>
  value === undefined ? [] : listed(value).flatMap(each => conceptOf(each, at, mapping) ?? [])

/** A Coding that stands alone, as a concept. */
export function codingOf(value: unknown, at: string, mapping: Mapping): Concept | undefined {
  if (value === undefined) return undefined
  if (!isElement(value)) {
    leaveUnread(value, at, mapping)
    return undefined
  }
  const { code, words } = readCoding(value, at, mapping)
  if (code) return { codes: [code] }
  return words === undefined ? undefined : { codes: [], text: words }
}

/** Several concepts as one: what they are, under every code. */
export function merged(concepts: readonly Concept[]): Concept {
  const [first, ...others] = concepts
  if (!first || others.length === 0) return first ?? { codes: [] }
  const words = [...new Set(concepts.flatMap(each => each.text ?? []))]
  return {
    codes: concepts.flatMap(each => each.codes),
    ...(words.length > 0 && { text: words.join('; ') }),
  }
}
