import type { Answer, Diagnostic, Withheld } from '../../../../shared/domain/answer.ts'
import type { Counted } from './counts.ts'

/** No answer: which checks (of those in `because`) stand in its way, and what would help. */
export function withhold(
  { people, events, notRecorded, attrition, warnings }: Counted,
  diagnostics: Diagnostic[],
  told: Pick<Answer, 'balance' | 'unmodelled' | 'lost' | 'controls'> = { balance: [] },
  because: readonly Diagnostic[] = diagnostics,
): Withheld {
  return {
    kind: 'not-estimable',
    people,
    events,
    notRecorded,
    attrition,
    warnings,
    diagnostics,
    ...told,
    reasons: because.flatMap(({ id, value, finding, remedy }) =>
      // What could not be computed is no reason of its own: an earlier check is.
      remedy !== null && value !== null ? [{ code: id, reason: finding, remedy }] : [],
    ),
  }
}
