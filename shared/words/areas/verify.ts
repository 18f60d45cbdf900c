import { choice, count, day, type Area } from '../values.ts'

const check = choice(
  'structure',
  'references',
  'kinds',
  'audit',
  'ledger',
  'heads',
  'notes',
  'search',
  'counts',
  'content',
  'people',
  'critical',
  'sources',
)

/** What checking the store looks at, and what it finds. */
export const verify = {
  'verify.check': { check },
  'verify.sound': { check },
  'verify.damaged': {},
  'verify.references': { broken: count },
  'verify.kinds': { kinds: count },
  'verify.audit': { line: count },
  'verify.ledger': { row: count },
  'verify.head': { head: count },
  'verify.no-heads': {},
  'verify.notes': { notes: count },
  'verify.backup': { day },
  'verify.backup-holds': {},
  'verify.backup-other': {},
  'verify.search': {},
  'verify.counts': { out: count },
  'verify.entries': { entries: count },
  'verify.sum': {},
  'verify.people': { out: count },
  'verify.critical': {},
  'verify.sources': { files: count },
  'verify.read-back': {},
  'verify.read-back-sound': { facts: count },
  'verify.read-back-other': { other: count },
} as const satisfies Area
