import { lookUp } from '../../../../shared/domain/table.ts'
import type { Node } from './node.ts'

/** Elements that are clinical statements. */
export const statements = new Set([
  'act',
  'encounter',
  'observation',
  'observationMedia',
  'organizer',
  'procedure',
  'regionOfInterest',
  'substanceAdministration',
  'supply',
])
/** The clinical statement in an entry, a component or a relation. */
export const statementIn = (relation: Node): Node | undefined =>
  relation.elements.find(({ name }) => statements.has(name))

export interface Relation {
  readonly type: string
  readonly relation: Node
  readonly statement: Node
}

/** What a nested statement is to the one around it, by the templates of C-CDA 1.1 and 2.1, and of CCD before them. */
const roles = {
  '2.16.840.1.113883.10.20.22.4.9': 'reaction',
  '2.16.840.1.113883.10.20.1.54': 'reaction',
  '2.16.840.1.113883.10.20.22.4.8': 'severity',
  '2.16.840.1.113883.10.20.1.55': 'severity',
  '2.16.840.1.113883.10.20.22.4.145': 'criticality',
  '2.16.840.1.113883.10.20.22.4.28': 'state',
  '2.16.840.1.113883.10.20.22.4.6': 'state',
  '2.16.840.1.113883.10.20.1.39': 'state',
  '2.16.840.1.113883.10.20.1.47': 'state',
  '2.16.840.1.113883.10.20.1.50': 'state',
  '2.16.840.1.113883.10.20.1.57': 'state',
  '2.16.840.1.113883.10.20.22.4.64': 'comment',
  '2.16.840.1.113883.10.20.1.40': 'comment',
  '2.16.840.1.113883.10.20.22.4.19': 'indication',
  '2.16.840.1.113883.10.20.22.4.31': 'age',
  '2.16.840.1.113883.10.20.1.38': 'age',
  '2.16.840.1.113883.10.20.22.4.47': 'death',
  '2.16.840.1.113883.10.20.22.4.53': 'refusal',
  '2.16.840.1.113883.10.20.22.4.17': 'supply',
  '2.16.840.1.113883.10.20.22.4.20': 'instruction',
  '2.16.840.1.113883.10.20.1.49': 'instruction',
  '2.16.840.1.113883.10.20.22.4.143': 'priority',
  '2.16.840.1.113883.10.20.22.4.113': 'prognosis',
} as const
export type Role = (typeof roles)[keyof typeof roles]

const roleOf = ({ statement, type }: Relation): Role | undefined => {
  for (const template of statement.templates) {
    const role = lookUp(roles, template)
    if (role !== undefined) return role
  }
  return type === 'MFST' ? 'reaction' : undefined
}

const namesOnly = new Set(['id', 'templateId'])
/** Whether a statement says nothing but which other one it is. */
const isReference = ({ elements }: Node) =>
  elements.some(({ name }) => name === 'id') &&
  elements.every(({ name, nullFlavor }) => namesOnly.has(name) || (name === 'code' && nullFlavor !== ''))

/** The statements inside another one. Each is taken by what it is to it; the others are statements of their own. */
export class Nested {
  /** Those that only say which other statement they are. */
  readonly references: readonly Node[]
  private readonly left: Set<Relation>

  constructor(node: Node) {
    const relations = [...node.all('entryRelationship'), ...node.all('component')].flatMap(relation => {
      relation.child('sequenceNumber')?.pass()
      const statement = statementIn(relation)
      return statement ? [{ type: relation.attribute('typeCode'), relation, statement }] : []
    })
    this.references = relations.map(each => each.statement).filter(isReference)
    this.left = new Set(relations.filter(each => !isReference(each.statement)))
  }
  /** Takes all that are this to the statement around them; what is denied is a statement of its own. */
  take(role: Role): Node[] {
    return this.where(each => roleOf(each) === role && each.statement.attribute('negationInd') !== 'true')
  }
  where(isSo: (relation: Relation) => boolean): Node[] {
    return [...this.left].filter(isSo).map(each => {
      this.left.delete(each)
      return each.statement
    })
  }
  /** Those that nobody took: what they say is told of them, and not of the statement around them. */
  rest(): Node[] {
    return [...this.left].map(({ relation, statement }) => {
      relation.pass()
      return statement
    })
  }
}
