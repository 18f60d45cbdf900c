import { choice, count, day, decimal, messageValue, significant, type Area } from '../values.ts'

const unit = choice('share', 'days')
const side = choice('before', 'since')
const way = choice('higher', 'lower', 'same')

/** What is said of a change in one's practice when it is looked at again. */
export const changes = {
  'change.unknown': {},
  'change.was-taken-back': {},
  'change.span': { side, from: day, to: day, counted: messageValue },
  'change.on-day': { side, on: day, counted: messageValue },
  'change.nobody-before': {},
  'change.nobody-since': {},
  'change.no-data-since': { upTo: day },
  /** Points of percent, or days. */
  'change.difference': {
    way,
    of: choice('all', 'pairs', 'fair'),
    unit,
    by: decimal(1),
    lower: decimal(1),
    upper: decimal(1),
  },
  'change.pairs': { people: count, both: count, lost: count, gained: count, neither: count },
  'change.pairs-chance': { changed: count, p: significant(2) },
  'change.in-one-span': { left: count, leftHad: count, came: count, cameHad: count },
  'change.as-expected': { direction: way, unit, expected: decimal(1) },
  'change.any-as-expected': { direction: way },
  'change.short': { direction: way, unit, expected: decimal(1), most: decimal(1) },
  'change.short-unmoved': { direction: way, unit, expected: decimal(1), most: decimal(1) },
  'change.opposite': { direction: way },
  'change.some-way': { direction: way, unit, expected: decimal(1) },
  'change.cannot-tell': { before: count, after: count },
  'change.would-tell': {},
  'change.beyond-chance': { direction: way },
  'change.held-moving': { direction: way },
  'change.held-spell': { from: day, to: day, spell: messageValue, others: messageValue },
  'change.held-year-earlier': { on: day, counted: messageValue },
  'change.not-a-trial': {},
  'change.already-moving': { direction: way },
  'change.small': { before: count, after: count },
  'change.not-recorded': { before: count, after: count },
  'change.too-early': { n: count },
  'change.same-people': {},
  'change.repeated': { events: count, people: count },
  'change.season': { days: count },
  'change.data-end': { upTo: day, days: count },
  'change.looks-back': { window: count, days: count },
  'change.looks': { n: count },
} as const satisfies Area
