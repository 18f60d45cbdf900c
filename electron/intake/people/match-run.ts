import type { Client } from '../../../shared/contract/define.ts'
import type { ingest as ingestContract } from '../../../shared/contract/ingest.ts'
import type { KnownPeople } from './known-people.ts'
import type { MatchModel } from './model.ts'

type Phase = 'intake.preparing-people' | 'intake.comparing-people' | 'intake.joining-people'

/** What every step of one run of the matcher stands on. */
export interface MatchRun {
  readonly ingest: Client<typeof ingestContract>
  /** Under which people are compared in this run. */
  readonly version: number
  readonly model: MatchModel
  /** How many people there are. */
  readonly count: number
  readonly known: KnownPeople
  /** Who is compared with everybody else. */
  readonly compared: ReadonlySet<number>
  readonly signal: AbortSignal
  report(phase: Phase, done: number, of: number): void
}
