import type { Moment } from '../../../../shared/domain/moment.ts'
import { readTime } from '../hl7v2/read-time.ts'
import type { Leaf, Node } from './node.ts'

/** A whole day with the zone of whoever wrote it: the day stands as it is in every calendar. */
const dayWithZone = /^(\d{8})[+-]\d{4}$/

/** Reads a TS: as exact as it is written, and with a zone only where one is written. */
export const momentIn = (text: string): Moment | undefined => readTime(dayWithZone.exec(text)?.[1] ?? text)

/** A time in an attribute; one that cannot be read is left unread and costs nothing else. */
export function momentOf(node: Node | undefined, unread: Leaf[]): Moment | undefined {
  const text = node?.attribute('value') ?? ''
  if (text === '') return undefined
  const moment = momentIn(text)
  const zone = dayWithZone.test(text)
  if (!moment || zone) unread.push({ path: `${node!.name}@value`, text })
  return moment
}

export interface Span {
  readonly start?: Moment
  readonly end?: Moment
}
/** An interval (IVL_TS), or one moment at which something was. */
export function spanOf(node: Node | undefined, unread: Leaf[]): Span {
  if (!node) return {}
  const start =
    momentOf(node, unread) ?? momentOf(node.child('low'), unread) ?? momentOf(node.child('center'), unread)
  const end = momentOf(node.child('high'), unread)
  return { ...(start && { start }), ...(end && { end }) }
}
