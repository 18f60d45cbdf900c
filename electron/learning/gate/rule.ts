import type { Card } from '../../../shared/domain/card.ts'
import type { QuestionOrigin } from '../../../shared/contract/knowledge.ts'
import type { CasebookKind } from '../../../shared/domain/doors.ts'
import type { Asked } from '../../../shared/domain/asked.ts'
import type { Receipt, Summary } from '../../../shared/domain/summary.ts'
import type { Trial } from '../../../shared/domain/trial.ts'
import type { Objection } from './objection.ts'

/**
 * An earlier release of the same question, withdrawn or not: what was told stays told. `released` begins with its
 * ISO day.
 */
export interface EarlierRelease {
  readonly released: string
  readonly withdrawn: boolean
  readonly summary: Summary
}

/** What is before the gate at each stage on the way out. */
export interface Stages {
  /** The casebook that it comes from, before anything else is looked at. */
  casebook: CasebookKind
  /** What the question of a card means, or one that would itself be shared. */
  question: Trial
  /** A question that would itself be shared. */
  sharedQuestion: Asked
  /** The card itself, before anything is made of it. */
  card: { readonly card: Card; readonly origin: QuestionOrigin }
  /** What was made of it, as it would leave. */
  summary: Summary
  /** The same beside all earlier releases of the question, oldest first. */
  history: {
    readonly release: Summary
    /** Day of the answer. */
    readonly answered: string
    readonly earlier: readonly EarlierRelease[]
    /** Those of them whose bytes are the same. */
    readonly repeats: readonly EarlierRelease[]
  }
  /** The receipt beside the hash that a person approved. */
  approval: { readonly receipt: Receipt; readonly approvedSha256: string }
}
export type Stage = keyof Stages

/** Why something may not leave, and what would help. */
export type Reason = Omit<Objection, 'rule'>
/** One rule of docs/PRIVACY.md: what it looks at, and what it has against it. Pure. */
export interface Rule {
  readonly number: number
  /** As the table in docs/PRIVACY.md calls it. */
  readonly name: string
  readonly judge: { readonly [S in Stage]?: (subject: Stages[S]) => readonly Reason[] }
}
