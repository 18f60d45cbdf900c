import { z } from 'zod'
import { card, cardBrief, cardLine } from '../domain/card.ts'
import { casebookKind } from '../domain/doors.ts'
import { effect } from '../domain/evidence.ts'
import { asked } from '../domain/asked.ts'
import { summary } from '../domain/summary.ts'
import { contract, method } from './define.ts'
import { changeKeeping } from './knowledge-changes.ts'
import { forecastKeeping } from './knowledge-forecasts.ts'
import { standingKeeping } from './knowledge-standing.ts'
import { knownMeasures } from './knowledge-measures.ts'

const hash = z.string().length(64)
/**
 * Where a question's definition comes from: shipped, from a peer, built here and known to nobody else, or
 * built here and shared with peers.
 */
export const questionOrigin = z.enum(['library', 'peer', 'own', 'shared'])
export type QuestionOrigin = z.infer<typeof questionOrigin>

const kept = z.strictObject({
  question: asked,
  hash,
  origin: questionOrigin,
  asked: z.string(),
  looks: z.int(),
})
const release = z.strictObject({ cardId: hash, released: z.string(), withdrawn: z.boolean(), summary })

/** All that pooling and the chart need of one question, none of it a whole card or letter: there are many. */
const dossier = z.strictObject({
  questionHash: hash,
  /** The card of this casebook that stands. */
  card: cardBrief.nullable(),
  /** Its effect; null where it holds no estimate. */
  mine: effect.nullable(),
  /** What peers have shared and this casebook has accepted, without what they withdrew: the newest of each peer. */
  peers: z.array(effect.extend({ name: z.string() })),
})
export type Dossier = z.infer<typeof dossier>

/** records, to learning: questions, cards, the ledger of releases, and what peers have shared. */
export const knowledge = contract('knowledge', {
  /** What kind of casebook this is: some doors are open in the demonstration only. */
  casebook: method({ input: z.strictObject({}), output: z.strictObject({ kind: casebookKind }) }),
  /** Registers a question before its result is seen. Its first origin stays, unless a peer shares it later. */
  keepQuestion: method({
    input: z.strictObject({ question: asked, hash, origin: questionOrigin }),
    output: z.strictObject({ origin: questionOrigin }),
  }),
  questions: method({
    input: z.strictObject({}),
    output: z.array(kept),
  }),
  /** One kept question, with how often it was answered here. */
  question: method({ input: z.strictObject({ hash }), output: kept.nullable() }),
  /** Writes a card; a card is never changed. */
  keepCard: method({ input: z.strictObject({ card }), output: z.strictObject({}) }),
  cards: method({ input: z.strictObject({}), output: z.array(cardLine) }),
  /** Every question that has a card, by its hash, in the order in which they were first asked. */
  answeredHashes: method({ input: z.strictObject({}), output: z.array(hash) }),
  card: method({ input: z.strictObject({ id: hash }), output: card }),
  /** The card that stands: the newest, or an earlier one to whose people the record came back. */
  latestCard: method({ input: z.strictObject({ questionHash: hash }), output: card.nullable() }),
  /** Every summary ever released of one question, withdrawn ones too: the union the gate judges over. */
  releasesOf: method({ input: z.strictObject({ questionHash: hash }), output: z.array(release) }),
  /**
   * Ledger entry and outbox row in one transaction; the receipt's hash must be that of `bytes`. Hash-chained. `refused`
   * where nothing may leave.
   */
  release: method({
    input: z.strictObject({
      requestId: z.string(),
      kind: z.enum(['summary', 'question']),
      cardId: hash.optional(),
      bytes: z.string(),
      receiptSha256: hash,
    }),
    output: z.strictObject({ outbox: z.int() }),
  }),
  withdraw: method({ input: z.strictObject({ cardId: hash }), output: z.strictObject({}) }),
  /** What is known of each of these questions, in their order. */
  dossiers: method({ input: z.strictObject({ questionHashes: z.array(hash) }), output: z.array(dossier) }),
  /** Every question of which a peer has shared an answer, by its hash. */
  evidenceHashes: method({ input: z.strictObject({}), output: z.array(hash) }),
  ...changeKeeping,
  ...forecastKeeping,
  ...standingKeeping,
  ...knownMeasures,
})
