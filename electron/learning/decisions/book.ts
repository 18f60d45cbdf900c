import {
  decisionChoices,
  decisionResults,
  expectedPer100,
  type CountedDecision,
  type DecisionBook,
  type DecisionResult,
} from '../../../shared/domain/decisions/decision.ts'
import { forecastStates, type ForecastState, type Graded } from '../../../shared/domain/measures/forecast.ts'
import type { Called } from '../../../shared/domain/called.ts'
import { say, type Message, type Term } from '../../../shared/words/message.ts'
import { gradeOf } from '../outcomes/forecasts/grade.ts'
import { ENOUGH } from '../outcomes/forecasts/reading.ts'
import { observedExpected } from '../stats/monitoring/observed-expected.ts'

type Arm = DecisionBook['arms'][number]

/** What counts: only what is over, since what happens early is known early. */
const resultOf = ({ came }: CountedDecision): DecisionResult => (came.isOver ? came.is : 'waiting')
/** A death before the outcome is an end without it, as the risks of the answers count it. */
const isKnown = (result: DecisionResult) => ['happened', 'none', 'died'].includes(result)

function armOf(all: readonly CountedDecision[], choice: Arm['choice'], called: Called): Arm {
  const own = all.filter(each => each.choice === choice)
  const results = own.map(resultOf)
  const known = own.filter(each => isKnown(resultOf(each)))
  const risks = known.flatMap(({ stood }) => expectedPer100(choice, stood) ?? [])
  const compares = choice === 'exposed' || choice === 'comparator'
  const expected = compares ? risks.reduce((sum, per100) => sum + per100 / 100, 0) : null
  const happened = known.filter(each => resultOf(each) === 'happened').length
  const found = expected === null ? undefined : observedExpected(happened, expected)
  const treatments = { exposed: called.exposure, comparator: called.comparator, neither: null, other: null }
  return {
    choice,
    treatment: treatments[choice],
    decisions: own.length,
    came: Object.fromEntries(
      decisionResults.map(is => [is, results.filter(each => each === is).length]),
    ) as Arm['came'], // every result has a number
    expected,
    happened,
    known: known.length,
    ratio: found?.kind === 'fitted' ? { value: found.ratio, ...found.exact } : null,
  }
}

function armWords({ treatment, known, happened, expected, ratio }: Arm, outcome: Term): Message[] {
  if (treatment === null || expected === null || known === 0) return []
  return [
    say('decided.compared', { treatment, known, happened, outcome, expected }),
    ...(ratio ? [say('decided.ratio', { ratio: ratio.value, lower: ratio.lower, upper: ratio.upper })] : []),
    ...(known < ENOUGH ? [say('decided.few', { known, least: ENOUGH })] : []),
  ]
}

/** What was decided beside the answers to one question, counted: what was expected by them, and what came. */
export function bookOf(
  all: readonly CountedDecision[],
  { questionHash, title, called }: { questionHash: string; title: Term; called: Called },
): DecisionBook {
  const arms = decisionChoices.map(choice => armOf(all, choice, called))
  const results = all.map(resultOf)
  const notCounted = (['waiting', 'unseen', 'unknown'] as const).flatMap(is => {
    const n = results.filter(each => each === is).length
    return n === 0 ? [] : [say('decided.not-counted', { n, is })]
  })
  const eligible = all.filter(each => each.eligible).length
  return {
    questionHash,
    title,
    decisions: all.length,
    eligible,
    arms,
    reading: [
      say('decided.counted', { decisions: all.length, eligible }),
      ...arms.flatMap(arm => armWords(arm, called.outcome)),
      ...notCounted,
      ...(results.some(isKnown) ? [say('decided.no-cause')] : []),
    ],
  }
}

const states = {
  happened: 'happened',
  none: 'did-not',
  died: 'did-not',
  waiting: 'waiting',
  unseen: 'unknown',
  unknown: 'unknown',
} as const satisfies Record<DecisionResult, ForecastState>

/**
 * The risks that the answers told, as the forecasts they were, over all questions: whether what they said of 10 in 100
 * came to 10 in 100. Null where neither treatment of any answer was ever chosen.
 */
export function calibrationOf(all: readonly CountedDecision[]): Graded | null {
  const told = all.flatMap(each => {
    const per100 = expectedPer100(each.choice, each.stood)
    return per100 === undefined ? [] : [{ ...each, expected: per100 / 100 }]
  })
  if (told.length === 0) return null
  return gradeOf({
    expected: Float64Array.from(told, ({ expected }) => expected),
    state: Uint8Array.from(told, each => forecastStates.indexOf(states[resultOf(each)])),
    member: Uint32Array.from(told, ({ member }) => member),
    risk: new Float64Array(told.length).fill(NaN),
    replaced: 0,
  })
}
