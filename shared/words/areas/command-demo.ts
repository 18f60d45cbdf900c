import { count, decimal, term, text, type Area } from '../values.ts'

/** The demonstration, told step by step. */
export const commandDemo = {
  'demo.begins': {},
  'demo.unread': {},
  'demo.practice': { name: text, people: count, facts: count, seconds: decimal(1) },
  'demo.no-library': {},
  'demo.asks': {},
  'demo.approves': {},
  'demo.invites': { north: text },
  'demo.meets': { north: text, river: text, hill: text },
  'demo.pools': {},
  'demo.no-pool': {},
  'demo.site': { site: term, estimate: decimal(2), lower: decimal(2), upper: decimal(2) },
  'demo.stands': {},
  'demo.beside': { patient: count, title: term },
  'demo.beside-nobody': {},
  'demo.took': { seconds: decimal(0) },
} as const satisfies Area
