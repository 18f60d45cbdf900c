import { z } from 'zod'
import { card, cardLine } from '../domain/card.ts'
import { pooled } from '../domain/evidence.ts'
import { question } from '../domain/question.ts'
import { verdict } from '../domain/summary.ts'
import { questionOrigin } from './knowledge.ts'
import { contract, method, progress } from './define.ts'

const hash = z.string().length(64)

/** learning, to the window: questions, answers, cards, the gate, pooled evidence. */
export const learning = contract('learning', {
  /** Questions that ship with Casebook, that peers shared, and that were built here. */
  questions: method({
    input: z.strictObject({}),
    output: z.array(z.strictObject({ question, hash, origin: questionOrigin, looks: z.int() })),
  }),
  /** The question as one sentence, and what is missing or unwise in it. */
  readAloud: method({
    input: z.strictObject({ question }),
    output: z.strictObject({ sentence: z.string(), warnings: z.array(z.string()), hash }),
  }),
  /** Registers the question, answers it, keeps the answer as a card. */
  ask: method({ input: z.strictObject({ question }), output: card, progress }),
  cards: method({ input: z.strictObject({}), output: z.array(cardLine) }),
  card: method({ input: z.strictObject({ id: hash }), output: card }),
  /** What the gate says of a card: the exact bytes, or why not. Nothing is released. */
  previewRelease: method({ input: z.strictObject({ id: hash }), output: verdict }),
  /** Releases exactly the approved bytes; `conflict` if the gate would now make others. */
  publish: method({
    input: z.strictObject({ requestId: z.string(), id: hash, receiptSha256: hash }),
    output: z.strictObject({ outbox: z.int() }),
  }),
  withdraw: method({ input: z.strictObject({ id: hash }), output: z.strictObject({}) }),
  /** The definition of a question built here, without its labels, as it would go to peers. */
  previewQuestion: method({ input: z.strictObject({ hash }), output: verdict }),
  shareQuestion: method({
    input: z.strictObject({ requestId: z.string(), hash, receiptSha256: hash }),
    output: z.strictObject({ outbox: z.int() }),
  }),
  pool: method({ input: z.strictObject({ questionHash: hash }), output: pooled, progress }),
  /** Every question with a card of mine or a peer's summary. */
  pools: method({ input: z.strictObject({}), output: z.array(pooled) }),
  /** The newest cards that concern this patient, with where she stands in them; none where answers are not yet safe to act on. */
  cardsFor: method({
    input: z.strictObject({ patient: z.int() }),
    output: z.array(
      z.strictObject({ card, arm: z.enum(['exposed', 'comparator', 'none']), pooled: pooled.nullable() }),
    ),
  }),
})
