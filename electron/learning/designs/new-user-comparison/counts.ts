import { gaps, numberOfGap, type Answer, type Missing } from '../../../../shared/domain/answer.ts'
import type { Frame } from '../../../../shared/domain/frame.ts'
import { say, type Message } from '../../../../shared/words/message.ts'
import type { Asked } from '../../../../shared/domain/asked.ts'
import { endedBy } from '../../cohorts/ends.ts'
import { comparedIn } from './compared.ts'
import type { Findings, Standing } from './diagnostics.ts'
import { warningsOf } from './read-aloud.ts'

/** What can be said of a frame before anything is modelled. */
export interface Counted {
  readonly people: Answer['people']
  readonly events: Answer['events']
  readonly notRecorded: Answer['notRecorded']
  readonly attrition: Answer['attrition']
  readonly warnings: Message[]
  /** What the checks can look at so far; nothing that a model would say. */
  readonly findings: Findings
}

/** Counts people, outcomes and gaps. */
export function countsOf(asked: Asked, frame: Frame): Counted {
  const question = comparedIn(asked)
  const rows = [...frame.exposed.keys()]
  const inArm = (arm: 0 | 1) => rows.filter(row => frame.exposed[row] === arm)
  const [exposed, comparator] = [inArm(1), inArm(0)]
  const [outcome, left] = [endedBy(frame, 'outcome'), endedBy(frame, 'left')]
  const withEvent = (arm: readonly number[]) => arm.filter(row => outcome[row] === 1).length
  const isStopped = endedBy(frame, 'extract').map((each, row) => each | left[row]!)
  const standing = (arm: readonly number[]): Standing => ({
    followedPercent: percentOf(arm.filter(row => left[row] === 0).length, arm.length),
    atRisk: arm.filter(row => frame.timeDays[row]! >= question.horizonDays).length,
    stopped: arm.filter(row => isStopped[row] === 1).length,
  })
  const people = { exposed: exposed.length, comparator: comparator.length }
  const events = { exposed: withEvent(exposed), comparator: withEvent(comparator) }
  const notRecorded = frame.covariates
    .map(({ label, values, gaps: why }) => ({
      label,
      percent: percentOf(values.filter(Number.isNaN).length, frame.rows),
      ...reasonsOf(why),
    }))
    .filter(each => each.percent > 0)
  return {
    people,
    events,
    notRecorded,
    attrition: frame.attrition,
    warnings: [...warningsOf(question.trial), ...warningsOfFrame(frame)],
    findings: {
      exposedLabel: question.exposure.label,
      comparatorLabel: question.comparator.label,
      people,
      events,
      exposed: standing(exposed),
      comparator: standing(comparator),
      mostNotRecorded: notRecorded.toSorted((one, other) => other.percent - one.percent)[0] ?? null,
      separating: [],
      propensityFitted: true,
      largestDifference: null,
      unmodelled: null,
      controls: null,
      flexible: null,
      loss: null,
      equipoise: null,
      effectiveSample: null,
      detectableRiskRatio: null,
    },
  }
}

/** Why numbers are missing, where it is not only that nobody recorded one. */
function reasonsOf(why: Uint8Array): Pick<Answer['notRecorded'][number], 'why'> {
  const found = gaps
    .filter((gap): gap is Missing => gap !== 'none')
    .map(gap => ({
      gap,
      percent: percentOf(why.filter(each => each === numberOfGap(gap)).length, why.length),
    }))
    .filter(({ percent }) => percent > 0)
  return found.every(({ gap }) => gap === 'never') ? {} : { why: found }
}

/** What the store does not have, or not exactly. */
const warningsOfFrame = ({ matched, roughOutcomes }: Frame): Message[] => [
  ...matched.filter(({ codes }) => codes === 0).map(({ label }) => say('study.no-code-here', { label })),
  ...(roughOutcomes > 0 ? [say('study.rough-outcomes', { people: roughOutcomes })] : []),
]

/** Of nobody, 0 %. */
const percentOf = (part: number, all: number) => (all === 0 ? 0 : (100 * part) / all)
