import { z } from 'zod'
import { term } from '../../words/message.ts'
import { code } from '../facts/concept.ts'

/** UCUM's annotation of what has no unit: each answer and each total is kept in it. */
export const SCORE_UNIT = '{score}'

const codes = z.array(code).max(5).default([])
const name = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/)
const source = z.string().min(1).max(500)

const item = z.strictObject({
  /** Names it among the items of its form. */
  key: name,
  /** Its wording, verbatim: another wording is another instrument. */
  label: term,
  codes,
})

const answer = z.strictObject({
  /** What it counts. */
  score: z.int().min(0).max(100),
  /** Its wording, verbatim; absent where the number itself is the answer. */
  label: term.optional(),
})

/** What a score is called from a total on, as its authors published it. */
const band = z.strictObject({ from: z.int().min(0), label: term })

/** What must be told at once: an answer to one item, or a total, that reaches so much. */
const tell = z.strictObject({ item: name.optional(), least: z.int().min(1), says: term })

/**
 * A questionnaire whose outcome is what somebody says of herself. Every item is answered by the same answers; the total
 * is their sum, and there is none where an item has no answer: no rule for missing items is made up.
 */
export const outcomeForm = z
  .strictObject({
    format: z.literal('casebook-form/1'),
    id: name,
    title: term,
    /** What is asked above the items, verbatim. */
    stem: term,
    items: z.array(item).min(1).max(20),
    /** In the order in which they stand on paper. */
    answers: z.array(answer).min(2).max(21),
    /** The codes of the form as a whole. */
    codes,
    total: z.strictObject({ label: term, codes: z.array(code).min(1).max(5) }),
    better: z.enum(['lower', 'higher']),
    /** By so much the total must change for people to feel it; and who found that, in whom. */
    important: z.strictObject({ by: z.number().positive(), source }),
    bands: z.array(band).max(10).default([]),
    tells: z.array(tell).max(10).default([]),
    /** Who made it and where it was published; and on which terms it may be used. */
    source,
    terms: source,
  })
  .superRefine(({ items, answers, bands, tells }, { addIssue }) => {
    const fault = (path: string, message: string) => addIssue({ code: 'custom', path: [path], message })
    const keys = new Set(items.map(({ key }) => key))
    if (keys.size !== items.length) fault('items', 'Each item has a key of its own.')
    if (answers.some(({ score }, at) => at > 0 && score <= answers[at - 1]!.score))
      fault('answers', 'Each answer counts more than the one before.')
    if (bands.some(({ from }, at) => at > 0 && from <= bands[at - 1]!.from))
      fault('bands', 'Each begins above the one before.')
    if (tells.some(each => each.item !== undefined && !keys.has(each.item)))
      fault('tells', 'It names an item that is not there.')
  })
export type OutcomeForm = z.infer<typeof outcomeForm>
