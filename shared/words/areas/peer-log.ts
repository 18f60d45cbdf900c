import { count, type Area } from '../values.ts'

/** What the numbers of a peer's letters show. */
export const peerLog = {
  'peer-log.fork': { number: count },
  'peer-log.shorter': { before: count, now: count },
  'peer-log.empty': { before: count },
  'peer-log.leap': { after: count, before: count },
  'peer-log.never-came': { letters: count, after: count, before: count },
  'peer-log.never-came-first': { letters: count, before: count },
  'peer-log.not-yet': { letters: count, after: count, before: count },
  'peer-log.not-yet-first': { letters: count, before: count },
  'peer-log.more-gaps': { gaps: count, letters: count },
} as const satisfies Area
