import { count, decimal, messageValue, term, type Area } from '../values.ts'

/** A study while it runs, who is in it, and what is told of its card in one line. */
export const study = {
  'study.waiting': {},
  'study.finding-people': {},
  'study.looking-up': {},
  'study.completing': {},
  'study.weighting': {},
  'study.comparing': {},
  'study.done': {},
  'study.cancelled': {},
  'study.unknown-job': { job: count },

  'study.began': { exposure: term, comparator: term },
  'study.observed-before': { days: count },
  'study.new-users': { days: count },
  'study.not-both': {},
  'study.start-known': {},
  'study.in-population': {},
  'study.plausible': {},
  'study.no-outcome-before': { outcome: term, days: count },
  'study.no-outcome-ever': { outcome: term },
  'study.order-known': {},

  'study.more-people': { people: count },
  'study.fewer-people': { people: count },
  'study.same-people': {},
  'study.still-none': { people: messageValue },
  'study.now-one': { people: messageValue },
  'study.now-none': { people: messageValue },
  'study.still-the-same': { people: messageValue, now: decimal(1) },
  'study.went-to': { people: messageValue, before: decimal(1), now: decimal(1) },

  'study.my-patients': {},
  'study.too-few-sites': { sites: count, needed: count },
  'study.meet-peers': {},
  'study.answer-and-meet': {},
  'study.not-recorded-in': { label: term, percent: decimal(0) },
} as const satisfies Area
