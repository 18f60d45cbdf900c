import { choice, count, day, decimal, list, messageValue, term, type Area } from '../values.ts'

const moved = { before: decimal(1), now: decimal(1) }
const way = choice('fewer', 'more')

/** What was decided beside an answer, what became of it, and what has changed since. */
export const decisions = {
  'decision.none': {},
  'decision.no-answer': {},
  'decided.counted': { decisions: count, eligible: count },
  'decided.compared': {
    treatment: term,
    known: count,
    happened: count,
    outcome: term,
    expected: decimal(1),
  },
  'decided.ratio': { ratio: decimal(2), lower: decimal(2), upper: decimal(2) },
  'decided.few': { known: count, least: count },
  'decided.not-counted': { n: count, is: choice('waiting', 'unseen', 'unknown') },
  'decided.no-cause': {},
  'reading.looks-of-variants': { looks: count, variants: count },
  'reading.always-valid': { lower: decimal(1), lowerIs: way, upper: decimal(1), upperIs: way },
  'reading.hidden-now': { shown: day, reason: messageValue },
  'revision.since': { changes: list, day },
  'revision.more-people': { people: count },
  'revision.fewer-people': { people: count },
  'revision.moved': { ...moved, is: choice('grew', 'shrank', 'same'), way },
  'revision.turned': { ...moved, way },
  'revision.told-apart': {},
  'revision.not-told-apart': {},
  'revision.hidden': { reason: messageValue },
} as const satisfies Area
