import { createHash } from 'node:crypto'
import type { Concept, Fact, Place, Standing } from '../../../../shared/domain/fact.ts'
import type { BusinessId, Unread } from '../../../../shared/domain/facts/common.ts'
import type { Moment } from '../../../../shared/domain/moment.ts'
import { Fields } from './fields.ts'
import type { Segment } from './message.ts'
import { countOf } from './read-time.ts'

/** What all that a message says shares. */
export interface Sent {
  readonly scope: string
  readonly place: Place
  /** The message's type and what brought it about, such as ORU and R01. */
  readonly type: string
  readonly trigger: string
  /** Who sent it: local codes are theirs. */
  readonly sender: string
  readonly controlId: string
  /** When it was sent. */
  readonly at: Moment | undefined
  /** Milliseconds of the day on which the file first came. */
  readonly received: number
}
/** Whom a part of a message is about: what she is called, and her visit where it has a number. */
export interface About {
  readonly called: string
  readonly visit?: string
}

const hashed = (parts: readonly string[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)

/** What a thing is called wherever it comes again: by whose it is, what it is, and the numbers it bears. */
export const nameOf = (kind: string, parts: readonly string[], { scope }: Pick<Sent, 'scope'>): string =>
  `${kind}/${hashed(parts)}@${scope}`

export const fieldsOf = (segment: Segment, { sender }: Sent): Fields => new Fields(segment, sender)
export const placeOf = (segment: Segment, { place }: Sent): Place => ({
  ...place,
  position: `${place.position}, ${segment.at}`,
})

const isoOf = ({ clock, offsetMinutes }: Moment): string | undefined =>
  offsetMinutes === null ? undefined : new Date(clock - offsetMinutes * 60_000).toISOString()

/**
 * Which of several versions is newer, by the clock of the sender. What a message was sent for counts before what it
 * says in passing: an admission tells of the visit, and a result sent later that leaves half of it out does not.
 */
export function versionOf(
  changed: Moment | undefined,
  isOwn = true,
): { versionId?: string; updated?: string } {
  const count = countOf(changed)
  if (!changed || count === undefined) return {}
  const updated = isoOf(changed)
  return { versionId: `${isOwn ? 2 : 1}${count}`, ...(updated !== undefined && { updated }) }
}

/** The members of an object that are there. */
export type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }
export function given<T extends object>(members: T): Given<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Given<T>
}

interface SaidOf {
  readonly about: About
  readonly identity: string
  readonly concept: Concept
  readonly standing: Standing
  readonly status: string
  readonly ids?: BusinessId[]
  readonly changed: Moment | undefined
  readonly isOwn?: boolean
  readonly start?: Moment | undefined
  readonly end?: Moment | undefined
  readonly known?: Moment | undefined
  readonly recorded?: Moment | undefined
}

const HOUR = 3_600_000
/** More than a day, in any zone, after the day on which the file came. */
export const isAhead = ({ clock, offsetMinutes }: Moment, { received }: Pick<Sent, 'received'>): boolean =>
  clock - (offsetMinutes ?? 0) * 60_000 > received + 38 * HOUR
export const mayBeAhead: ReadonlySet<Standing['is']> = new Set<Standing['is']>([
  'planned',
  'not-done',
  'uncertain',
  'unknown',
])

/** What every kind of fact has. A thing that claims to have happened after its file came keeps its time unread. */
export function commonOf(fields: Fields, said: SaidOf, sent: Sent) {
  const { about, identity, concept, standing, status, ids = [], changed, isOwn } = said
  const { start, end, known, recorded } = said
  const ahead = start && !mayBeAhead.has(standing.is) && isAhead(start, sent)
  const unread: Unread[] = fields.unread
  if (ahead)
    unread.push({
      path: `${fields.segment.name} time`,
      text: new Date(start.clock).toISOString().slice(0, -1),
    })
  return {
    identity,
    aliases: [],
    patient: about.called,
    concept,
    standing,
    about: 'patient' as const,
    status,
    ids,
    reasons: [] as Concept[],
    modifiers: [] as Fact['modifiers'],
    parties: [] as Fact['parties'],
    links: [] as Fact['links'],
    qualifiers: [] as Fact['qualifiers'],
    notes: [] as string[],
    ...given({ start: ahead ? undefined : start, end, known, recorded }),
    ...versionOf(changed, isOwn),
    unread,
    place: placeOf(fields.segment, sent),
  }
}
