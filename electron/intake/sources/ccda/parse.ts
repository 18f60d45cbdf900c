import { SaxesParser } from 'saxes'
import { say, type Message } from '../../../../shared/words/message.ts'
import { limits, type Limits } from '../../budgets.ts'
import { beyondBounds } from '../beyond-bounds.ts'
import { Node } from './node.ts'

const [V3, SDTC] = ['urn:hl7-org:v3', 'urn:hl7-org:sdtc'] as const
type Spaces = ReadonlyMap<string, string>

/** What a text was read as; `broken`: why it was not read to its end. What stands before that was. */
export type Parsed =
  | { readonly top: Node; readonly broken?: Message }
  | { readonly refused: Message; readonly remedy: Message }

/** What the parser says of a document type. */
const DOCTYPE = 'inappropriately located doctype declaration.'

class Refused extends Error {
  readonly said: Message
  readonly remedy: Message
  constructor(said: Message, remedy: Message) {
    super(said.key)
    this.said = said
    this.remedy = remedy
  }
}
/** Ends the reading where the text is no XML any more. */
class Broken extends Error {}

/** Where the elements of several documents may stand side by side, XML's own declaration may not. */
const declaration = /^\s{0,1000}<\?xml\s[^?]{0,1000}\?>/

const splitName = (name: string): readonly [prefix: string, local: string] => {
  const at = name.indexOf(':')
  return at < 0 ? ['', name] : [name.slice(0, at), name.slice(at + 1)]
}

/** An element by its own name where it is HL7 v3's, as every fragment's is that names no namespace. */
function nameIn(name: string, spaces: Spaces): string {
  const [prefix, local] = splitName(name)
  const space = spaces.get(prefix)
  if (space === V3 || (space === undefined && prefix === '')) return local
  if (space === SDTC || prefix === 'sdtc') return `sdtc:${local}`
  return `${prefix === '' ? 'other' : prefix}:${local}`
}

/** The attributes of an element, but for those that bind namespaces; a type is called so under every prefix. */
function attributesIn(written: Readonly<Record<string, string>>): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [name, value] of Object.entries(written)) {
    const [prefix, local] = splitName(name)
    if (name === 'xmlns' || prefix === 'xmlns' || local === 'schemaLocation') continue
    found[prefix !== '' && local === 'type' ? 'xsi:type' : name] = value
  }
  return found
}
/** The namespaces that an element binds, beside those of its surroundings. */
function spacesIn(written: Readonly<Record<string, string>>, outer: Spaces): Spaces {
  const bound = Object.entries(written).filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
  if (bound.length === 0) return outer
  return new Map([...outer, ...bound.map(([name, uri]) => [name.slice('xmlns:'.length), uri] as const)])
}

/**
 * Reads XML into a tree. Nothing is resolved: a document type, with which entities and addresses come, is refused, and
 * an entity that XML itself does not have ends the reading. Of a text that breaks off, or is none from some place on,
 * what stood before is there, and each element that was still open says that it is cut.
 *
 * @param length the bytes of the entry
 * @returns the element above all elements of the text
 */
export function parseXml(text: string, length: number, bounds: Limits = limits): Parsed {
  const top = new Node('', {})
  let open = top
  const spaces: Spaces[] = [new Map()]
  let [values, longestText] = [0, 0]
  const parser = new SaxesParser({ fragment: true, position: true })

  function within(): void {
    const shape = { depth: spaces.length - 1, values, longestText, isClosed: true }
    const beyond = beyondBounds(length, shape, bounds)
    if (beyond) throw new Refused(beyond.reason, beyond.remedy)
  }
  function add(words: string): void {
    values++
    longestText = Math.max(longestText, words.length)
    if (open !== top || words.trim() !== '') open.content.push(words)
  }
  parser.on('error', ({ message }) => {
    // Side by side no elements may have a document type, so that the parser itself stops before it.
    if (message.endsWith(DOCTYPE)) throw new Refused(say('ccda.doctype'), say('ccda.doctype-remedy'))
    throw new Broken()
  })
  parser.on('opentag', ({ name, attributes }) => {
    const written = attributes as Record<string, string>
    const bound = spacesIn(written, spaces.at(-1)!)
    const node = new Node(nameIn(name, bound), attributesIn(written), open)
    open.content.push(node)
    open = node
    spaces.push(bound)
    values += 1 + Object.keys(written).length
    within()
  })
  parser.on('closetag', () => {
    open = open.parent ?? top
    spaces.pop()
  })
  parser.on('text', add)
  parser.on('cdata', add)
  try {
    parser.write(text.replace(declaration, '')).close()
    within()
    return { top }
  } catch (error) {
    if (error instanceof Refused) return { refused: error.said, remedy: error.remedy }
    if (!(error instanceof Broken)) throw error
    for (let each: Node | undefined = open; each !== undefined; each = each.parent) each.isCut = true
    return { top, broken: say('ccda.broken', { line: parser.line }) }
  }
}
