import { z } from 'zod'
import { message, say, term, type Message } from '../words/message.ts'
import { answer, interval } from './answer.ts'
import { asked } from './asked.ts'
import { designId } from './question.ts'

/**
 * An experience card: what this casebook answered to a question on one day. Immutable; its id is the SHA-256 of its
 * canonical JSON without the id, which holds keys and numbers but no sentence of ours. A rerun is a new card that
 * names the one before and what changed.
 */
export const card = z.strictObject({
  format: z.literal('casebook-card/2'),
  id: z.string().length(64),
  question: asked,
  questionHash: z.string().length(64),
  /** Hash of the people and columns the answer stands on. */
  frameHash: z.string().length(64),
  method: z.strictObject({ design: designId, version: z.string() }),
  answered: z.string(), // ISO day
  answer,
  /**
   * How many people began in each year; the gate tells peers no more than the first and last year that eleven
   * reach.
   */
  accrual: z.array(z.strictObject({ year: z.int(), people: z.int() })).optional(),
  previous: z.string().optional(),
  changed: message.optional(), // since the previous card
})
export type Card = z.infer<typeof card>

/** What a list of cards shows. */
export const cardLine = z.strictObject({
  id: z.string(),
  title: term,
  questionHash: z.string(),
  answered: z.string(),
  kind: z.enum(['estimate', 'not-estimable']),
  people: z.int(),
  events: z.int(),
  /** Outcomes in 100 people, exposed minus comparator; null where there is no answer. */
  difference: interval.nullable(),
  /** The first reason why there is no answer; null where there is one. */
  reason: message.nullable(),
  /** How far it has gone. */
  sharing: z.enum(['private', 'published', 'withdrawn']),
})
export type CardLine = z.infer<typeof cardLine>

/** How many sentences of a reading are its answer; those that follow say how far to trust it. */
export const SENTENCES_IN_BRIEF = 3

/** A card in brief: what a chart shows of one that concerns its patient. */
export const cardBrief = z.strictObject({
  id: z.string().length(64),
  title: term,
  answered: z.string(), // ISO day
  /** The labels of the two arms. */
  exposure: term,
  comparator: term,
  people: z.int(),
  /** How often its estimand was answered here, and by how many ways of comparing. */
  looks: z.int().nonnegative(),
  variants: z.int().nonnegative(),
  /** When an earlier answer was shown; null where none was. ISO day. */
  shownBefore: z.string().nullable(),
  /** Outcomes in 100 people, exposed minus comparator; null where there is no answer. */
  difference: interval.nullable(),
  /** The answer; empty where there is none. */
  reading: z.array(message).max(SENTENCES_IN_BRIEF),
  /** How far to trust it. */
  doubts: z.array(message),
  /** The first reason why there is no answer; null where there is one. */
  reason: message.nullable(),
})
export type CardBrief = z.infer<typeof cardBrief>

/** What the line says of its answer. */
export const headline = ({ difference, reason }: Pick<CardLine, 'difference' | 'reason'>): Message =>
  difference
    ? say('card-line.difference', difference)
    : say('card-line.no-answer', { reason: reason ?? say('diagnostics.not-computed') })
