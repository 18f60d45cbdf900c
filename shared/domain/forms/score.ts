import type { Term } from '../../words/message.ts'
import type { Statement } from '../entry.ts'
import { SCORE_UNIT, type OutcomeForm } from './form.ts'

/** What was answered: the score of each item by its key. What has no answer is not here. */
export type Answers = Readonly<Record<string, number>>

/** How a form stands. */
export interface Scored {
  /** Items without an answer, in their order. */
  readonly open: readonly string[]
  /** The sum of all; null while an item is open: nothing is put in its place. */
  readonly total: number | null
  /** What such a total is called; null where there is none, or the form has no such words. */
  readonly band: Term | null
  /** What must be told at once of what was answered so far. */
  readonly tells: readonly Term[]
}

/** Scores what was answered. Pure. */
export function scoreOf(form: OutcomeForm, answers: Answers): Scored {
  const open = form.items.map(({ key }) => key).filter(key => answers[key] === undefined)
  const sum = form.items.reduce((all, { key }) => all + (answers[key] ?? 0), 0)
  const total = open.length === 0 ? sum : null
  const reached = (item: string | undefined, least: number) =>
    // What is answered so far can only grow: a sum that has got there is told before the last answer.
    item === undefined ? sum >= least : (answers[item] ?? 0) >= least
  return {
    open,
    total,
    band: total === null ? null : (form.bands.findLast(({ from }) => total >= from)?.label ?? null),
    tells: form.tells.filter(({ item, least }) => reached(item, least)).map(({ says }) => says),
  }
}

/**
 * What a filled form states: its total as a result by which measures find it, and what was answered as one result of
 * parts. A form that is not whole states its answers alone. `name`: what something is called in the reader's language.
 */
export function statedByForm(form: OutcomeForm, answers: Answers, name: (term: Term) => string): Statement[] {
  const { total } = scoreOf(form, answers)
  const whole: Statement[] =
    total === null
      ? []
      : [
          {
            is: 'measurement',
            key: 'total',
            what: { text: name(form.total.label), codes: form.total.codes },
            value: String(total),
            unit: SCORE_UNIT,
            parts: [],
          },
        ]
  const answered = form.items.filter(({ key }) => answers[key] !== undefined)
  // Of a single item the total is the answer.
  if (answered.length === 0 || form.items.length === 1) return whole
  const parts = answered.map(({ key, label, codes }) => ({
    what: { text: name(label), codes },
    value: String(answers[key]),
    unit: SCORE_UNIT,
  }))
  const what = { text: name(form.title), codes: form.codes }
  return [...whole, { is: 'measurement', key: 'answers', what, parts }]
}
