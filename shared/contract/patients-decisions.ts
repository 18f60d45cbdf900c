import { z } from 'zod'
import { decision, decisionChoices } from '../domain/decisions/decision.ts'
import { most } from '../domain/most.ts'
import { method } from './define.ts'

const patient = z.int().positive()
const written = z.int().positive()
const requestId = z.string().min(8).max(64)

/** The part of `patients` for what was decided beside an answer. It is of her record, and never leaves by the gate. */
export const decisionMethods = {
  /**
   * Keeps what was decided for her beside an answer as it stands. Whether she is of the people it is about is found
   * out here. A later decision by the same question takes the place of an earlier one; both stay. A repeated request
   * changes nothing. `refused` where the card holds no answer.
   */
  decide: method({
    input: z.strictObject({
      requestId,
      patient,
      card: z.string().length(64),
      choice: z.enum(decisionChoices),
      /** By whoever decides. */
      today: z.iso.date(),
    }),
    output: z.strictObject({ decision: written }),
  }),
  /** Why it was decided so, in words. `not-found` once it was taken back. */
  explainDecision: method({
    input: z.strictObject({ decision: written, reason: z.string().max(most.lineCharacters) }),
    output: z.strictObject({}),
  }),
  /** Takes a decision back: it counts no more, and what it took the place of stands again. */
  takeBackDecision: method({
    input: z.strictObject({ decision: written }),
    output: z.strictObject({}),
  }),
  /** What was decided for her and stands, the newest first, with what became of her. */
  decisions: method({
    roles: ['clinician', 'assistant'] as const,
    input: z.strictObject({ patient, today: z.iso.date() }),
    output: z.array(decision),
  }),
} as const
