import { choice, term, text, type Area } from '../values.ts'

/** Cards, what peers answered, and what would leave. */
export const pageEvidence = {
  'evidence.published': {},
  'evidence.shared': {},
  'evidence.none': {},
  'evidence.ask': {},
  'evidence.none-why': {},
  'evidence.mine': {},
  'evidence.question': {},
  'evidence.answer': {},
  'evidence.people': {},
  'evidence.outcomes': {},
  'evidence.answered': {},
  'evidence.sharing': {},
  'evidence.state': { sharing: choice('private', 'published', 'withdrawn') },
  'evidence.publish': {},
  'evidence.withdraw': {},
  'evidence.share-question': {},
  'evidence.all-sites': { title: term },
  'evidence.approve-publish': {},
  'evidence.approve-share': {},
  'receipt.title': {},
  'receipt.refused': {},
  'receipt.rule': { rule: text, reason: text, remedy: text },
  'receipt.exact': {},
  'receipt.keep': {},
} as const satisfies Area
