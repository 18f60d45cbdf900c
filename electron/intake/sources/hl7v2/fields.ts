import type { Amount, Concept, Fact } from '../../../../shared/domain/fact.ts'
import type { BusinessId, Unread } from '../../../../shared/domain/facts/common.ts'
import type { Moment } from '../../../../shared/domain/moment.ts'
import type { Segment } from './message.ts'
import { readTime } from './read-time.ts'
import { systemOf } from './systems.ts'

const plainNumber = /^[+-]?\d{0,15}(?:\.\d{0,15})?$/
/** The number that a text says with a decimal point, as HL7 has it. A comma may part thousands or tenths: none. */
export function numberIn(text: string): number | undefined {
  return plainNumber.test(text) && /\d/.test(text) ? Number(text) : undefined
}

const OID_TYPE = 'ISO'
const isOid = /^\d+(?:\.\d+)+$/

/** Who gives a number out: its object identifier or address where it has one, else its name. */
function authorityOf(space: string, id: string, type: string): string {
  if (id !== '') return type === OID_TYPE || isOid.test(id) ? `urn:oid:${id}` : id
  return space
}

/**
 * The fields of a segment as they are asked for. It keeps account: what was asked for and could not be read is
 * `unread`, and what nobody asked for is told by `rest`.
 */
export class Fields {
  readonly segment: Segment
  readonly unread: Unread[] = []
  private readonly sender: string
  private readonly asked = new Set<number>()

  /** `sender`: whose local codes they are. */
  constructor(segment: Segment, sender: string) {
    this.segment = segment
    this.sender = sender
  }

  path(field: number): string {
    return `${this.segment.name}-${field}`
  }
  /** Notes that a field says something for which there is no place. */
  leave(field: number, text = this.segment.whole(field)): void {
    if (text !== '') this.unread.push({ path: this.path(field), text })
  }
  repetitions(field: number): string[] {
    this.asked.add(field)
    return this.segment.repetitions(field)
  }
  text(field: number, component = 1): string {
    this.asked.add(field)
    return this.segment.text(field, component)
  }
  whole(field: number): string {
    this.asked.add(field)
    return this.segment.whole(field)
  }
  /** A time; one that cannot be read is left unread and costs nothing else. */
  moment(field: number): Moment | undefined {
    const text = this.text(field)
    if (text === '') return undefined
    const moment = readTime(text)
    if (!moment) this.leave(field)
    return moment
  }
  number(field: number): number | undefined {
    const text = this.text(field)
    const value = text === '' ? undefined : numberIn(text)
    if (value === undefined) this.leave(field)
    return value
  }
  /** A number with its unit in another field, where it has one. */
  amount(field: number, unitField: number): Amount | undefined {
    const value = this.number(field)
    const unit = unitField === 0 ? '' : this.text(unitField)
    return value === undefined ? undefined : { value, text: this.text(field), ...(unit !== '' && { unit }) }
  }
  /** What a coded repetition says (CE, CWE, CNE, IS, ID): its code, another for the same, and its words. */
  conceptOf(repetition: string, ownSystem?: string): Concept | undefined {
    const part = (number: number) => this.segment.clear(this.segment.part(repetition, number))
    const codes = [1, 4].flatMap(at => {
      const [code, display, name] = [part(at), part(at + 1), part(at + 2)]
      if (code === '') return []
      const system = name === '' && ownSystem !== undefined ? ownSystem : systemOf(name, this.sender)
      return [{ system, code, ...(display !== '' && { display }) }]
    })
    const text = part(9) || part(2) || part(5)
    if (codes.length === 0 && text === '') return undefined
    return { codes, ...(text !== '' && { text }) }
  }
  /** `ownSystem`: the system of codes that name none, where the standard gives the field a table of its own. */
  concepts(field: number, ownSystem?: string): Concept[] {
    return this.repetitions(field).flatMap(each => this.conceptOf(each, ownSystem) ?? [])
  }
  concept(field: number, ownSystem?: string): Concept | undefined {
    const [first, ...more] = this.concepts(field, ownSystem)
    if (more.length > 0) this.leave(field)
    return first
  }
  /** Numbers of people (CX). */
  numbers(field: number, label?: string): BusinessId[] {
    return this.repetitions(field).flatMap(each => {
      const part = (number: number, sub = 1) => this.segment.clear(this.segment.part(each, number, sub))
      const value = part(1)
      const kind = part(5) || label
      const system = authorityOf(part(4), part(4, 2), part(4, 3))
      return value === '' ? [] : [{ system, value, ...(kind !== undefined && { label: kind }) }]
    })
  }
  /** Numbers of things (EI). */
  entities(field: number, label?: string): BusinessId[] {
    return this.repetitions(field).flatMap(each => {
      const part = (number: number) => this.segment.clear(this.segment.part(each, number))
      const value = part(1)
      const system = authorityOf(part(2), part(3), part(4))
      return value === '' ? [] : [{ system, value, ...(label !== undefined && { label }) }]
    })
  }
  /** People by their names (XCN), given names first; by their number where they have no name. */
  people(field: number, role: Fact['parties'][number]['role'], as?: string): Fact['parties'] {
    return this.repetitions(field).flatMap(each => {
      const part = (number: number) => this.segment.clear(this.segment.part(each, number))
      const name =
        [part(6), part(3), part(4), part(2), part(5)].filter(word => word !== '').join(' ') || part(1)
      return name === '' ? [] : [{ role, name, ...(as !== undefined && { as }) }]
    })
  }
  /** Places and organisations (PL, XON) by their parts. */
  place(field: number, role: Fact['parties'][number]['role']): Fact['parties'] {
    return this.repetitions(field).flatMap(each => {
      const name = this.segment
        .components(each)
        .map((_, at) => this.segment.clear(this.segment.part(each, at + 1)))
        .filter(word => word !== '')
        .join(', ')
      return name === '' ? [] : [{ role, name }]
    })
  }
  /** What nobody asked for, each field under its number in the standard. The first field counts segments. */
  rest(...passed: number[]): Fact['qualifiers'] {
    const left: Fact['qualifiers'] = []
    for (let field = 1; field <= this.segment.length; field++) {
      const text = this.asked.has(field) || passed.includes(field) ? '' : this.segment.whole(field)
      if (text !== '') left.push({ name: this.path(field), value: { kind: 'text', text } })
    }
    return left
  }
}
