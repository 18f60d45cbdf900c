import { count, decimal, term, text, type Area } from '../values.ts'

/** People like one person, and what happened to them. */
export const alikeWords = {
  'alike.not-seen': {},
  'alike.not-eligible': {},
  'alike.another-question': {},
  'alike.too-few': { exposed: count, comparator: count, least: count },
  'alike.wait-or-all': {},
  'alike.not-followed': {},
  'alike.wait': {},
  'alike.risk': {
    people: count,
    treatment: term,
    outcome: term,
    days: count,
    estimate: decimal(1),
    lower: decimal(1),
    upper: decimal(1),
  },
  'alike.association': {},
  'alike.copies': { gene: text, position: text },
  'alike.female': {},
  'alike.male': {},
  'alike.hers': { treatment: term, estimate: decimal(1), lower: decimal(1), upper: decimal(1) },
} as const satisfies Area
