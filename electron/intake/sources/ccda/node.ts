/** An attribute that says what an element is made of, and nothing of the person. */
const structural = new Set([
  'classCode',
  'moodCode',
  'typeCode',
  'determinerCode',
  'contextControlCode',
  'contextConductionInd',
  'inversionInd',
  'independentInd',
  'seperatableInd',
  'nullFlavor',
  'xsi:type',
  'operator',
  'institutionSpecified',
  'codeSystemName',
  'codeSystemVersion',
  'mediaType',
  'representation',
  'unsorted',
  'use',
  'assigningAuthorityName',
  'displayable',
  'ID',
  'xml:lang',
])

/** A value that nobody asked for, and where it stands below what was read. */
export interface Leaf {
  readonly path: string
  readonly text: string
}

/**
 * An element of a document. It keeps account of what was asked of it: whatever it says that nobody asked for is told by
 * `leaves`, so that nothing is dropped without a word.
 */
export class Node {
  /** Its name in HL7 v3's namespace; that of another namespace has a prefix: `sdtc:deceasedInd`. */
  readonly name: string
  readonly parent: Node | undefined
  /** Elements and texts, in the order in which they stand. */
  readonly content: Array<Node | string> = []
  /** Whether the text broke off before it was closed. */
  isCut = false
  private readonly attributes: Readonly<Record<string, string>>
  private readonly asked = new Set<string>()
  private isTextAsked = false
  private isPassed = false

  constructor(name: string, attributes: Readonly<Record<string, string>>, parent?: Node) {
    this.name = name
    this.attributes = attributes
    this.parent = parent
  }

  /** The text of an attribute without blanks around it; '' where it is not there. */
  attribute(name: string): string {
    this.asked.add(name)
    return (Object.hasOwn(this.attributes, name) ? this.attributes[name]! : '').trim()
  }
  get id(): string {
    return Object.hasOwn(this.attributes, 'ID') ? this.attributes['ID']!.trim() : ''
  }
  /** Why there is no value, in HL7's word; '' where there may be one. */
  get nullFlavor(): string {
    return this.attribute('nullFlavor')
  }
  get elements(): Node[] {
    return this.content.filter(each => typeof each !== 'string')
  }
  all(name: string): Node[] {
    return this.elements.filter(each => each.name === name)
  }
  /** The first child of a name, or below it of the next name, and so on. */
  child(...path: readonly string[]): Node | undefined {
    const [name, ...below] = path
    const found = this.elements.find(each => each.name === name)
    return below.length === 0 ? found : found?.child(...below)
  }
  /** All that lies below a path of names. */
  every(...path: readonly string[]): Node[] {
    const [name, ...below] = path
    const found = this.all(name!)
    return below.length === 0 ? found : found.flatMap(each => each.every(...below))
  }
  /** Its own text, with blanks as one. */
  get text(): string {
    this.isTextAsked = true
    return this.ownText()
  }
  private ownText(): string {
    const texts = this.content.filter(each => typeof each === 'string')
    return texts.join(' ').replaceAll(/\s+/g, ' ').trim()
  }
  /** The template ids that it says it follows. */
  get templates(): string[] {
    return this.all('templateId').map(each => each.attribute('root'))
  }

  /** Takes it and all below it as asked for: what it says is read elsewhere, or is known to lie in the source alone. */
  pass(): void {
    this.isPassed = true
  }

  /** What nobody asked for. `at`: how this element is called there. */
  leaves(at: string): Leaf[] {
    if (this.isPassed || this.name === 'templateId') return []
    const found: Leaf[] = []
    for (const [name, value] of Object.entries(this.attributes))
      if (!this.asked.has(name) && !structural.has(name) && value.trim() !== '')
        found.push({ path: `${at}@${name}`, text: value.trim() })
    const text = this.isTextAsked ? '' : this.ownText()
    if (text !== '') found.push({ path: at, text })
    for (const each of this.elements) found.push(...each.leaves(`${at}/${each.name}`))
    return found
  }
}

/** Itself and all elements below it, in their order. */
export function* nodesIn(node: Node): Generator<Node> {
  yield node
  for (const each of node.elements) yield* nodesIn(each)
}
