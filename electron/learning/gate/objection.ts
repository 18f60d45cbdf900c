import type { Verdict } from '../../../shared/domain/summary.ts'

/** One rule that stands in the way: its number in docs/PRIVACY.md, why, and what would help. */
export type Objection = Extract<Verdict, { kind: 'refused' }>['rules'][number]
