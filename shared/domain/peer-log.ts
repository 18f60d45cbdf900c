import { z } from 'zod'
import { message, say, type Message } from '../words/message.ts'

/** Findings about one peer that are told: a log has few gaps, or somebody makes them. */
const MOST_FINDINGS = 8

/** What is to be said of a peer: why the last meeting ended early, and what its letters' numbers show. */
export const peerNote = z.strictObject({
  key: z.string(),
  ended: message.optional(),
  findings: z.array(message).max(MOST_FINDINGS),
})
export type PeerNote = z.infer<typeof peerNote>

/** A letter as far as its place among its issuer's letters goes. */
export interface Numbered {
  readonly sequence: number
  /** The number of the letter that it takes back. */
  readonly takesBack?: number
  /** Of a succession: numbers go on at or above this, and those between are not missing. */
  readonly goesOnFrom?: number
}

/** What is known of the numbers of one issuer. */
export interface PeerLog {
  /** By sequence, each number once. */
  readonly letters: readonly Numbered[]
  /** The highest number that the issuer itself has ever listed as its own, and the one that it listed last. */
  readonly highest: number | null
  readonly listed: number | 'nothing' | null
  /** The lowest number under which it has signed two different letters. */
  readonly fork: number | null
}

export interface Arriving extends Numbered {
  /** Whether it is the letter that is kept under its number; undefined where there is none. */
  readonly same: boolean | undefined
}

/** What an arriving letter is to a log. */
export type Arrival = 'new' | 'known' | 'forks' | 'after-fork'

/**
 * A letter is believed by itself, in whatever order letters arrive; but an issuer that signs two different letters
 * under one number says two things at once, and from that number on nothing of it is believed.
 */
export function arrival(fork: number | null, { sequence, same, takesBack }: Arriving): Arrival {
  if (same === true) return 'known'
  if (same === false) return 'forks'
  // Whoever takes something back makes no claim: that holds, whatever else it has signed.
  return fork !== null && sequence >= fork && takesBack === undefined ? 'after-fork' : 'new'
}

/** Numbers that are missing: those above `after` and below `before`. */
interface Gap {
  readonly after: number
  readonly before: number
}

/** A jump of so many is no loss of letters: it is a log that begins anew (docs/formats/envelope.md, Numbers). */
export const LEAP = 1_000

/**
 * Where numbers are missing, in their order. A letter that was taken back is not handed on any more, and one that comes
 * before a succession may be lost for good; neither is missing.
 */
export function gapsOf(letters: readonly Numbered[]): Gap[] {
  const takenBack = letters.flatMap(({ sequence, takesBack }) =>
    takesBack !== undefined && takesBack < sequence ? [takesBack] : [],
  )
  const there = [...new Set([...letters.map(({ sequence }) => sequence), ...takenBack])].toSorted(
    (a, b) => a - b,
  )
  const anew = letters.flatMap(({ goesOnFrom }) => goesOnFrom ?? []).toSorted((a, b) => a - b)
  const gaps: Gap[] = []
  let last = -1
  for (const number of there) {
    // Where several successions lie between, only what follows the last of them can be missing.
    const from = anew.findLast(each => each <= number && each > last)
    const after = from === undefined ? last : from - 1
    if (number - after > 1) gaps.push({ after, before: number })
    last = number
  }
  return gaps
}

/**
 * What is to be said of a peer's log, the gravest first: that it contradicts itself, that it is shorter than before,
 * that it begins anew without saying so, and what is missing. Nothing where all is well.
 */
export function findingsOf({ letters, highest, listed, fork }: PeerLog): Message[] {
  const found: Message[] = []
  if (fork !== null) found.push(say('peer-log.fork', { number: fork }))
  if (highest !== null && listed === 'nothing') found.push(say('peer-log.empty', { before: highest }))
  else if (highest !== null && typeof listed === 'number' && listed < highest)
    found.push(say('peer-log.shorter', { before: highest, now: listed }))
  const gaps = gapsOf(letters.filter(({ sequence }) => fork === null || sequence < fork))
  const leaps = gaps.filter(each => isLeap(each))
  const lacking = gaps.filter(each => !isLeap(each))
  for (const { after, before } of leaps.slice(0, 1)) found.push(say('peer-log.leap', { after, before }))
  const room = MOST_FINDINGS - found.length
  const told = lacking.length > room ? lacking.slice(0, room - 1) : lacking
  for (const gap of told) found.push(gapInWords(gap, highest))
  const rest = lacking.slice(told.length)
  if (rest.length > 0)
    found.push(
      say('peer-log.more-gaps', {
        gaps: rest.length,
        letters: rest.reduce((sum, each) => sum + sizeOf(each), 0),
      }),
    )
  return found
}

const sizeOf = ({ after, before }: Gap) => before - after - 1
const isLeap = (gap: Gap) => sizeOf(gap) >= LEAP

/** The issuer itself has listed later letters and not these: they will not come. Else they may be on their way. */
function gapInWords(gap: Gap, highest: number | null): Message {
  const isFinal = highest !== null && highest >= gap.before
  const values = { letters: sizeOf(gap), after: gap.after, before: gap.before }
  if (gap.after < 0)
    return say(isFinal ? 'peer-log.never-came-first' : 'peer-log.not-yet-first', {
      letters: values.letters,
      before: gap.before,
    })
  return say(isFinal ? 'peer-log.never-came' : 'peer-log.not-yet', values)
}
