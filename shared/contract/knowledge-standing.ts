import { z } from 'zod'
import { designId } from '../domain/question.ts'
import { method } from './define.ts'

const hash = z.string().length(64)

/** What has happened to the record since the standing questions were asked last. */
const accrual = z.strictObject({
  /** Something is just coming in or going out: nothing is to be asked before it has ended. */
  isUnderWay: z.boolean(),
  /** What the record holds, as a hash: the same as long as nothing comes, goes or moves. */
  content: z.string(),
  /** How far the record has come: handed back by `settle`. */
  mark: z.string(),
  /** `people`: these charts alone have something new. `anybody`: more, or something was taken out or joined. */
  touched: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('nobody') }),
    z.strictObject({ is: z.literal('people'), people: z.array(z.int()) }),
    z.strictObject({ is: z.literal('anybody') }),
  ]),
})
export type Accrual = z.infer<typeof accrual>

/** Part of the contract `knowledge`: answers that are asked again as data come in. */
export const standingKeeping = {
  accrual: method({ input: z.strictObject({}), output: accrual }),
  /** Everything up to this mark was asked about. */
  settle: method({ input: z.strictObject({ mark: z.string() }), output: z.strictObject({}) }),
  /** The newest card that answers a question from these very people and columns by this method; null for none. */
  cardOfFrame: method({
    input: z.strictObject({
      questionHash: hash,
      frameHash: hash,
      design: designId,
      version: z.string(),
    }),
    output: z.strictObject({ card: hash.nullable() }),
  }),
  /** An earlier card answers its question again, as the record is what it was then. */
  standAgain: method({ input: z.strictObject({ card: hash }), output: z.strictObject({}) }),
  /** Every question that was answered: the card that stands, beside which card and when something was decided last. */
  standing: method({
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({
        questionHash: hash,
        card: hash,
        /** The card whose revision was looked at last. */
        seen: hash.nullable(),
        decided: z.strictObject({ card: hash, day: z.iso.date() }).nullable(),
      }),
    ),
  }),
  /** Somebody has looked at what this card changes. */
  seeAnswer: method({ input: z.strictObject({ card: hash }), output: z.strictObject({}) }),
} as const
