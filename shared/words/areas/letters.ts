import { count, type Area } from '../values.ts'

/** Why a letter that somebody signed, or seems to have signed, is refused. */
export const letters = {
  'letters.summary-malformed': {},
  'letters.question-malformed': {},
  'letters.withdrawal-malformed': {},
  'letters.succession-malformed': {},
  'letters.not-canonical': {},
  'letters.no-envelope': {},
  'letters.bad-signature': {},
  'letters.too-long': {},
  'letters.not-json': {},
  'letters.not-announced': {},
  'letters.of-a-stranger': {},
  'letters.number-used': {},
  'letters.after-fork': { number: count },
  'letters.cut-short': { missing: count, of: count },
} as const satisfies Area
