import type { Concept, Fact } from '../../../../shared/domain/fact.ts'
import { commonOf, conceptOf, idsOf, numberOf, type Said, type Sent, type Where } from './base.ts'
import { Nested } from './nested.ts'
import type { Leaf, Node } from './node.ts'
import { spanOf, type Span } from './times.ts'
import { amountOf } from './values.ts'

/** A clinical statement as it is read: it is asked, and what it says beside is told with it. */
export class Statement {
  readonly node: Node
  readonly where: Where
  readonly sent: Sent
  readonly nested: Nested
  readonly unread: Leaf[] = []
  /** What stands around it: a concern, which says whether it is attended to; an organizer, which says when it was. */
  readonly concern: Node | undefined

  constructor(node: Node, where: Where, sent: Sent, concern?: Node) {
    this.node = node
    this.where = where
    this.sent = sent
    this.concern = concern
    this.nested = new Nested(node)
  }
  concept(...path: readonly string[]): Concept | undefined {
    return conceptOf(this.node.child(...path), this.sent)
  }
  concepts(...path: readonly string[]): Concept[] {
    return this.node.every(...path).flatMap(each => conceptOf(each, this.sent) ?? [])
  }
  /** What its words say where no code does. */
  inWords(): Concept | undefined {
    const text = this.sent.narrative.wordsOf(this.node.child('text'))
    return text === '' ? undefined : { codes: [], text }
  }
  /** The concept of each nested statement that is this to it: its value, or its code where it has none. */
  valuesOf(role: Parameters<Nested['take']>[0]): Concept[] {
    return this.nested.take(role).flatMap(each => {
      const value = conceptOf(each.child('value'), this.sent)
      const code = conceptOf(each.child('code'), this.sent)
      const text = this.sent.narrative.wordsOf(each.child('text'))
      settle(each)
      return value ?? (text === '' ? (code ?? []) : { codes: [], text })
    })
  }
  /** Words of nested statements: comments and instructions. */
  wordsOf(role: Parameters<Nested['take']>[0]): string[] {
    return this.nested.take(role).flatMap(each => {
      const text = this.sent.narrative.wordsOf(each.child('text'))
      const code = conceptOf(each.child('code'), this.sent)
      settle(each)
      const words = text || (role === 'comment' ? '' : (code?.text ?? code?.codes[0]?.display ?? ''))
      return words === '' ? [] : [words]
    })
  }
  /** When it was: by its own time, else by that of the organizer around it. */
  span(): Span {
    const organizer = this.concern?.name === 'organizer' ? this.concern : undefined
    const own = this.node.child('effectiveTime')
    return spanOf(own && own.nullFlavor === '' ? own : organizer?.child('effectiveTime'), this.unread)
  }
  /** How old she was, where a nested observation says so. */
  age() {
    const [age] = this.nested.take('age')
    if (!age) return {}
    const amount = amountOf(age.child('value'), this.unread)
    settle(age)
    return amount ? { age: amount } : {}
  }
  common(said: Omit<Said, 'where' | 'unread'>) {
    const common = commonOf(this.node, { ...said, where: this.where, unread: this.unread }, this.sent)
    const notes = [...common.notes, ...this.wordsOf('comment')]
    return { ...common, notes, ...this.age() }
  }
}

/** What every nested statement says of itself and adds nothing: its number, kind, state, writer and time. */
function settle(node: Node): void {
  for (const name of [
    'id',
    'code',
    'statusCode',
    'author',
    'informant',
    'performer',
    'text',
    'interpretationCode',
  ])
    for (const each of node.all(name)) each.pass()
  node.child('effectiveTime')?.pass()
}

/** What a statement came to: a fact, and what of it is told by statements of their own. */
export type Outcome =
  | { readonly fact: Fact; readonly own: readonly Node[] }
  /** It stands around others, and says nothing itself. */
  | { readonly around: readonly Node[] }
  /** Sound, and kept in the source alone. */
  | { readonly left: string }
  /** An element without which nobody can say what it means. */
  | { readonly lacks: string }

/** A fact with all that nobody asked of its statement. */
export function told(statement: Statement, fact: Fact): Outcome {
  for (const each of statement.nested.references)
    for (const id of idsOf(each.all('id')))
      fact.qualifiers.push({ name: `${each.name}/id`, value: { kind: 'text', text: numberOf(id) } })
  const own = statement.nested.rest()
  fact.unread.push(...statement.node.leaves(statement.node.name))
  return { fact, own }
}

export type Read = (statement: Statement) => Outcome
