import { say } from '../../../../shared/words/message.ts'
import type { Node } from '../ccda/node.ts'
import { parseXml } from '../ccda/parse.ts'
import type { Cut, Drawn, Field } from './article-format.ts'
import { textOf } from './decode.ts'
import { tidy } from './identifiers.ts'

/** Behind the name of an element stands a blank, a line's end, or its own end. */
const behindName = new Set([...' \t\r\n/>'].map(sign => sign.charCodeAt(0)))

function startOf(bytes: Buffer, name: string, from: number): number {
  for (let at = bytes.indexOf(`<${name}`, from); at >= 0; at = bytes.indexOf(`<${name}`, at + 1))
    if (behindName.has(bytes[at + name.length + 1] ?? 0)) return at
  return -1
}

/**
 * The elements of a name, each by itself, so that one that is broken costs no other and no document type comes along.
 * One without an end goes to the next, or to the end of the file.
 */
export function* elementsIn(given: Uint8Array, name: string): Generator<Cut> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  const end = `</${name}>`
  let from = startOf(bytes, name, 0)
  let closing = bytes.indexOf(end)
  while (from >= 0) {
    const next = startOf(bytes, name, from + 1)
    // Looked for once and not anew for each that has none.
    if (closing >= 0 && closing < from) closing = bytes.indexOf(end, from)
    const isClosed = closing >= 0 && (next < 0 || closing < next)
    const open = next < 0 ? bytes.length : next
    yield { from, to: isClosed ? closing + end.length : open }
    from = next
  }
}

/** The element of a record, or why it cannot be read. */
export function elementOf(bytes: Uint8Array, name: string): Node | Exclude<Drawn, { work: unknown }> {
  const parsed = parseXml(textOf(bytes), bytes.length)
  if ('refused' in parsed) return { reason: parsed.refused, remedy: parsed.remedy }
  const found = parsed.top.child(name)
  return parsed.broken || !found
    ? { reason: say('articles.no-xml'), remedy: say('articles.cut-remedy') }
    : found
}

/** All words of an element and of what marks them up, in their order; `without`: elements that are none of them. */
export function wordsIn(node: Node | undefined, without: readonly string[] = []): string {
  const parts: string[] = []
  const take = (each: Node): void => {
    for (const part of each.content) {
      if (typeof part === 'string') parts.push(part)
      else if (!without.includes(part.name)) take(part)
    }
  }
  if (node) take(node)
  return tidy(parts.join(''))
}

/** What became of the elements of a record. */
export const fatesOf = (nodes: readonly Node[], read: ReadonlySet<string>, kept: ReadonlySet<string>) =>
  nodes.map(({ name }): Field => {
    if (read.has(name)) return { name, fate: 'read' }
    return { name, fate: kept.has(name) ? 'kept' : 'unknown' }
  })
