import { z } from 'zod'
import { roles } from './caller.ts'
import { contract, method } from './define.ts'

/** The name of a draft of a note. */
export const NOTE_DRAFT = 'chart.note'

/** Longer than any note, with what JSON adds to it. */
const MOST_CHARACTERS = 500_000

const which = { name: z.string().min(1).max(60), about: z.string().max(120) }
const patient = z.int().positive()
const body = z.string().max(MOST_CHARACTERS)

/**
 * records, to the window: what somebody has half typed. Each call is about the caller's own drafts and nobody else's.
 */
export const drafts = contract('drafts', {
  /**
   * Keeps what was typed. `version` is the one that was typed on: where another window has kept a text since, that text
   * is set aside and answered, never overwritten.
   */
  keep: method({
    roles,
    input: z.strictObject({
      ...which,
      patient: patient.optional(),
      body,
      version: z.int().nonnegative(),
      /** The window that types, by a name it has given itself. */
      writer: z.string().min(8).max(64),
    }),
    output: z.strictObject({
      version: z.int(),
      kept: z.string(),
      setAside: z.strictObject({ aside: z.int(), body, kept: z.string() }).nullable(),
    }),
  }),
  /** All of them, and whose they are. */
  list: method({
    roles,
    input: z.strictObject({}),
    output: z.strictObject({
      person: z.string(),
      drafts: z.array(
        z.strictObject({
          ...which,
          /** 0 for what was typed last, else the number of a text that was set aside. */
          aside: z.int(),
          /** Whom it is about, and the chart on which she stands today. */
          patient: patient.nullable(),
          chart: patient.nullable(),
          body,
          kept: z.string(),
          version: z.int(),
        }),
      ),
    }),
  }),
  /** It was sent, signed or thrown away. */
  drop: method({
    roles,
    input: z.strictObject({ ...which, aside: z.int().nonnegative() }),
    output: z.strictObject({}),
  }),
})
