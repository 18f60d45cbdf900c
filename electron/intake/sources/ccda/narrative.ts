import { nodesIn, type Node } from './node.ts'

/** Elements of a narrative that stand on lines of their own. */
const onLines = new Set([
  'paragraph',
  'item',
  'tr',
  'list',
  'table',
  'caption',
  'title',
  'br',
  'footnote',
  'thead',
])
const cells = new Set(['td', 'th'])

function* wordsIn(node: Node): Generator<string> {
  if (onLines.has(node.name)) yield '\n'
  if (cells.has(node.name)) yield '\t'
  for (const each of node.content) {
    if (typeof each === 'string') yield each.replaceAll(/\s+/g, ' ')
    else yield* wordsIn(each)
  }
  if (onLines.has(node.name)) yield '\n'
}

/** The words of a part of a narrative: rows are lines, and cells are parted by a bar. */
export function narrativeOf(node: Node): string {
  node.pass()
  return [...wordsIn(node)]
    .join('')
    .split('\n')
    .map(line =>
      line
        .split('\t')
        .map(cell => cell.replaceAll(/ +/g, ' ').trim())
        .filter(cell => cell !== '')
        .join(' | '),
    )
    .filter(line => line !== '')
    .join('\n')
}

/** So many characters of what an entry refers to stand with it; all of it stands in its section. */
const REFERRED = 2_000

/** The parts of a document's narrative by the names under which entries refer to them. */
export class Narrative {
  private readonly parts = new Map<string, Node>()
  /** What was referred to before. */
  private readonly words = new Map<Node, string>()

  constructor(top: Node) {
    for (const node of nodesIn(top))
      if (node.id !== '' && !this.parts.has(node.id)) this.parts.set(node.id, node)
  }

  /** What an ED says: its own words, or those it refers to; '' for what lies nowhere in this document. */
  wordsOf(node: Node | undefined): string {
    if (!node) return ''
    const own = node.text
    const reference = node.child('reference')
    const to = reference?.attribute('value') ?? ''
    if (own !== '' || to === '') return own
    const part = to.startsWith('#') ? this.parts.get(to.slice(1)) : undefined
    if (!part) return ''
    const words = this.words.get(part) ?? narrativeOf(part).slice(0, REFERRED)
    this.words.set(part, words)
    return words
  }
}
