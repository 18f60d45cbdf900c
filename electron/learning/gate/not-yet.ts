import { shut, type CasebookKind } from '../../../shared/domain/doors.ts'
import type { Verdict } from '../../../shared/domain/summary.ts'

/** Rule 0 comes before all others: from a casebook of one's own nothing leaves yet. Undefined where it does not stand in the way. */
export function notYet(casebook: CasebookKind): Verdict | undefined {
  const why = shut('release', casebook)
  return why && { kind: 'refused', rules: [{ rule: 0, ...why }] }
}
