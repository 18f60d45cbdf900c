import type { CasebookKind } from './doors.ts'

/** What an answer from one's own patients is meant for stands beside it wherever it goes. */
export const NOT_VALIDATED = 'not validated as a medical device'

/** What has to be said beside an answer of such a casebook; null where its people are invented. */
export const caveatOf = (casebook: CasebookKind): typeof NOT_VALIDATED | null =>
  casebook === 'own' ? NOT_VALIDATED : null
export type Caveat = ReturnType<typeof caveatOf>
