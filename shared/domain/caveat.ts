import type { CasebookKind } from './doors.ts'

/** What stands beside every answer that could be taken for advice, until a later version has been shown to be safe. */
export const TRIAL = 'trial: not yet safe to act on'

/** What has to be said beside an answer of such a casebook; null where its people are invented. */
export const caveatOf = (casebook: CasebookKind): typeof TRIAL | null => (casebook === 'own' ? TRIAL : null)
export type Caveat = ReturnType<typeof caveatOf>
