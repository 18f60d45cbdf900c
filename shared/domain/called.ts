import { say, type Message, type Term } from '../words/message.ts'
import type { Bound } from './measures/condition.ts'
import type { Condition } from './measures/condition.ts'
import { printedUnit } from './printed-unit.ts'
import { setNamed, setsOf, type Occurrence, type Trial } from './trial.ts'

const comparisons = { '<': 'below', '<=': 'atMost', '>=': 'atLeast', '>': 'above' } as const

const bounds = (within: readonly Bound[], unit: string): Message[] =>
  within.map(({ comparator, threshold }) =>
    say('question.bound', { comparator: comparisons[comparator], threshold, unit: printedUnit(unit) }),
  )

/** What a set of a trial is called. */
export const setCalled = (asked: Pick<Trial, 'concepts'>, id: string): Term =>
  setNamed(setsOf(asked), id).label

/** What something that can happen, or be so of somebody, is called. */
function called(asked: Pick<Trial, 'concepts'>, it: Occurrence | Condition): Term {
  if (it.is === 'died') return say('question.death')
  const label = setCalled(asked, it.concept)
  if (it.is === 'recorded') return label
  const within = bounds(it.within, it.unit)
  return it.is === 'change'
    ? say('question.change-within', { label, bounds: within })
    : say('question.result-within', { label, bounds: within })
}

/** What a condition of a trial is called, with what turns it round. */
export function conditionCalled(asked: Pick<Trial, 'concepts'>, it: Condition): Term {
  const concept = called(asked, it)
  return 'not' in it && it.not ? say('question.not', { concept }) : concept
}

/** What a trial compares, in words: its two treatments and its outcome. */
export interface Called {
  readonly exposure: Term
  readonly comparator: Term
  readonly outcome: Term
}
export function calledIn(asked: Trial): Called {
  const { strategies, outcome, death } = asked.estimand
  const happens = called(asked, outcome)
  return {
    exposure: setCalled(asked, strategies[0].initiate),
    comparator: setCalled(asked, strategies[1].initiate),
    outcome:
      death === 'composite' && outcome.is !== 'died'
        ? say('question.or-death', { outcome: happens })
        : happens,
  }
}
