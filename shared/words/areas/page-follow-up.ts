import { choice, count, text, type Area } from '../values.ts'

const told = choice('reached', 'moved', 'died', 'declined')

/** Who is due and who is lost. */
export const pageFollowUp = {
  'follow-up.has-none': {},
  'follow-up.open': {},
  'follow-up.back': {},
  'follow-up.of': {},
  'follow-up.planned': {},
  'follow-up.list': {},
  'follow-up.who': {},
  'follow-up.why': {},
  'follow-up.on': {},
  'follow-up.due': {},
  'follow-up.seen': {},
  'follow-up.told': {},
  'follow-up.say': {},
  'follow-up.never': {},
  'follow-up.state': { is: choice('coming', 'due', 'lost', 'ended'), days: count, until: count },
  'follow-up.telling': { is: told },
  'follow-up.told-on': { is: told, date: text },
  'follow-up.keys': {},
  'follow-up.said': { name: text, is: told },
  'follow-up.take-back': {},
  'follow-up.taken-back': { name: text },
  'follow-up.nobody': {},
  'follow-up.more': { shown: count, of: count },
  'follow-up.known': { numerator: count, denominator: count, percent: text },
  'follow-up.nobody-known': {},
  'follow-up.bounds': { unseen: count, lower: text, upper: text },
  'follow-up.all-seen': {},
  'follow-up.coming': { coming: count },
  'follow-up.why-measure': {},
  'follow-up.why-planned': {},
} as const satisfies Area
