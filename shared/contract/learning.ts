import { z } from 'zod'
import { card, cardBrief, cardLine } from '../domain/card.ts'
import { pooled } from '../domain/evidence.ts'
import { most } from '../domain/most.ts'
import { asked } from '../domain/asked.ts'
import { conceptSet } from '../domain/concepts/concept-set.ts'
import { libraryTopic } from '../domain/library-topic.ts'
import { verdict } from '../domain/summary.ts'
import { message, term } from '../words/message.ts'
import { fault } from '../errors.ts'
import { questionOrigin } from './knowledge.ts'
import { contract, method, progress } from './define.ts'
import { decisionBookMethods } from './learning-decisions.ts'
import { alikeMethods } from './learning-alike.ts'
import { placeFor } from './place.ts'

const hash = z.string().length(64)
const requestId = z.string().max(most.nameCharacters)

/** A study that runs or has run. It outlives the view that began it. */
export const study = z.strictObject({
  job: z.int(),
  /** The title of its question. */
  label: term,
  questionHash: hash,
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  progress,
  /** The card it made. */
  cardId: hash.nullable(),
  fault: fault.nullable(),
})
export type Study = z.infer<typeof study>

/** learning, to the window: questions, answers, cards, the gate, pooled evidence. */
export const learning = contract('learning', {
  ...alikeMethods,
  ...decisionBookMethods,
  /** Questions that ship with Casebook, that peers shared, and that were built here. */
  questions: method({
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({
        question: asked,
        hash,
        origin: questionOrigin,
        looks: z.int(),
        /** Of those that ship: the heading that it stands under. */
        topic: libraryTopic.optional(),
      }),
    ),
  }),
  /** The question in a file, of either format. Nothing is asked or kept by this. */
  questionIn: method({ input: z.strictObject({ path: placeFor('import') }), output: asked }),
  /** The concept sets that ship with Casebook: what questions are built of by name. */
  concepts: method({ input: z.strictObject({}), output: z.array(conceptSet) }),
  /** The question as one sentence, and what is missing or unwise in it. */
  readAloud: method({
    input: z.strictObject({ question: asked }),
    output: z.strictObject({ sentence: message, warnings: z.array(message), hash }),
  }),
  /**
   * Registers the question and begins to answer it; the answer is kept as a card. The same request again answers
   * the same job.
   */
  start: method({
    input: z.strictObject({ requestId, question: asked }),
    output: z.strictObject({ job: z.int() }),
  }),
  /** Studies of this session, the newest last. */
  jobs: method({ input: z.strictObject({}), output: z.array(study) }),
  /** Follows a study to its end. Cancelling this call stops the watching, not the study. */
  watch: method({
    input: z.strictObject({ job: z.int() }),
    output: study.extend({ card: card.nullable() }),
    progress: study,
  }),
  cancel: method({ input: z.strictObject({ job: z.int() }), output: z.strictObject({}) }),
  /** The three in one call, for who waits: cancelling it cancels the study. */
  ask: method({ input: z.strictObject({ question: asked }), output: card, progress }),
  cards: method({ input: z.strictObject({}), output: z.array(cardLine) }),
  card: method({ input: z.strictObject({ id: hash }), output: card }),
  /** What the gate says of a card: the exact bytes, or why not. Nothing is released. */
  previewRelease: method({ input: z.strictObject({ id: hash }), output: verdict }),
  /** Releases exactly the approved bytes; `conflict` if the gate would now make others. */
  publish: method({
    input: z.strictObject({ requestId, id: hash, receiptSha256: hash }),
    output: z.strictObject({ outbox: z.int() }),
  }),
  withdraw: method({ input: z.strictObject({ id: hash }), output: z.strictObject({}) }),
  /** The definition of a question built here, without its labels, as it would go to peers. */
  previewQuestion: method({ input: z.strictObject({ hash }), output: verdict }),
  shareQuestion: method({
    input: z.strictObject({ requestId, hash, receiptSha256: hash }),
    output: z.strictObject({ outbox: z.int() }),
  }),
  pool: method({ input: z.strictObject({ questionHash: hash }), output: pooled, progress }),
  /** Every question with a card of mine or a peer's summary. */
  pools: method({ input: z.strictObject({}), output: z.array(pooled) }),
  /**
   * The cards that stand and concern this patient, with where she stands in them.
   */
  cardsFor: method({
    input: z.strictObject({ patient: z.int() }),
    output: z.array(
      z.strictObject({
        card: cardBrief,
        questionHash: hash,
        arm: z.enum(['exposed', 'comparator', 'none']),
        /** Whether her record lets her begin either treatment today as its people did. */
        eligible: z.boolean(),
        /** How far to trust it; none where there is no answer. */
        doubts: z.array(message),
        /** That an answer was shown here before and is hidden now; null where none was. */
        hidden: message.nullable(),
        /** What has changed since somebody decided beside it, until it was looked at. */
        revised: message.nullable(),
        /** What all sites say together; null where too few have answered. */
        pooled: message.nullable(),
      }),
    ),
  }),
})
