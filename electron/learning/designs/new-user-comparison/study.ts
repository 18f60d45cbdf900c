import type { Answer, Diagnostic, Estimate } from '../../../../shared/domain/answer.ts'
import type { Frame } from '../../../../shared/domain/frame.ts'
import type { Question } from '../../../../shared/domain/question.ts'
import { list, warningsOf } from '../../cohorts/read-aloud.ts'
import { chainedEquations } from '../../stats/imputation/chained-equations.ts'
import { normalCdf } from '../../stats/foundations/normal.ts'
import { eValue } from '../../stats/tables/e-value.ts'
import { analyse, type Analysis } from './analysis.ts'
import { curveDaysOf, curveOf } from './curves.ts'
import { diagnose, type Findings } from './diagnostics.ts'
import { survivalEstimates } from './estimates.ts'
import { fromLog, riskPer100, symmetric } from './intervals.ts'
import { hazardOverSets, overSets } from './pooled-sets.ts'
import { readingOf } from './reading.ts'

export interface Work {
  breathe(): Promise<void> | undefined
  report(progress: { phase: string; done: number; of?: number }): void
}

/** Completed data sets made where something was not recorded (White, Royston & Wood 2011 would have one for each per cent missing). */
const IMPUTATIONS = 10
const SEED = 20_261_124

/** The smallest risk ratio that 80 % power detects at the 5 % level: exp(2.80 / sqrt(events p (1 - p))). Source: Schoenfeld 1983. */
const detectableRatio = (events: number, exposedShare: number) =>
  events > 0 ? Math.exp(2.801585 / Math.sqrt(events * exposedShare * (1 - exposedShare))) : null

/** Answers a question from its frame, or says why it cannot be answered. Never throws for data; cancelled through `breathe`. */
export async function study(question: Question, frame: Frame, { breathe, report }: Work): Promise<Answer> {
  const counted = countsOf(question, frame)
  const early: Findings = {
    ...counted.findings,
    separating: [],
    propensityFitted: true,
    largestDifference: null,
    equipoise: null,
    effectiveSample: null,
    detectableRiskRatio: null,
  }
  const hopeless = diagnose(early).filter(
    each => !each.passed && (each.id === 'sample' || each.id === 'missing'),
  )
  if (hopeless.length > 0) return withhold(counted, diagnose(early), [], hopeless)

  const gaps = frame.covariates.some(({ values }) => values.some(Number.isNaN))
  report({ phase: gaps ? 'Completing what was not recorded' : 'Making the groups alike', done: 0 })
  const outcome = [Float64Array.from(frame.exposed), Float64Array.from(frame.event), frame.timeDays]
  const sets = await chainedEquations(frame.covariates, outcome, gaps ? IMPUTATIONS : 1, SEED, breathe)

  const curveDays = curveDaysOf(question.horizonDays)
  const analyses: Analysis[] = []
  for (const columns of sets) {
    report({ phase: 'Comparing', done: analyses.length, of: sets.length })
    const result = await analyse(question, frame, columns, curveDays, breathe)
    if (result.kind !== 'analysed')
      return withhold(
        counted,
        diagnose(
          result.kind === 'separated'
            ? { ...early, separating: separatingOf(frame, columns) }
            : { ...early, propensityFitted: false },
        ),
        [],
      )
    analyses.push(result.analysis)
  }

  const balance = analyses[0]!.balance.map(({ label }, c) => ({
    label,
    before: worst(analyses.map(each => each.balance[c]!.before)),
    after: worst(analyses.map(each => each.balance[c]!.after)),
  }))
  const largest = balance.toSorted((one, other) => Math.abs(other.after) - Math.abs(one.after))[0]
  const average = (of: (analysis: Analysis) => number) =>
    analyses.reduce((sum, each) => sum + of(each), 0) / analyses.length
  const found: Findings = {
    ...counted.findings,
    separating: [],
    propensityFitted: true,
    largestDifference: largest
      ? { label: largest.label, value: Math.abs(largest.after) }
      : { label: 'nothing', value: 0 },
    equipoise: average(each => each.equipoise),
    effectiveSample: {
      exposed: average(each => each.effectiveSample.exposed),
      comparator: average(each => each.effectiveSample.comparator),
    },
    detectableRiskRatio: detectableRatio(
      counted.events.exposed + counted.events.comparator,
      counted.people.exposed / frame.rows,
    ),
  }
  const diagnostics = diagnose(found)
  const hazards = analyses.map(each => each.hazard)
  const [first] = hazards
  if (diagnostics.some(each => !each.passed)) return withhold(counted, diagnostics, balance)
  if (first === undefined || hazards.some(each => each === undefined))
    return withhold(counted, diagnostics.map(oneSided(counted)), balance)
  return estimateFrom(
    question,
    frame,
    counted,
    { diagnostics, balance, effectiveSample: found.effectiveSample! },
    analyses,
    curveDays,
    breathe,
  )
}

type Counted = ReturnType<typeof countsOf>

function countsOf(question: Question, frame: Frame) {
  const count = (arm: 0 | 1, of?: Uint8Array) =>
    frame.exposed.reduce(
      (sum, each, row) => sum + (each === arm && (of === undefined || of[row] === 1) ? 1 : 0),
      0,
    )
  const people = { exposed: count(1), comparator: count(0) }
  const events = { exposed: count(1, frame.event), comparator: count(0, frame.event) }
  const notRecorded = frame.covariates
    .map(({ label, values }) => ({
      label,
      percent:
        frame.rows === 0
          ? 0
          : (100 * values.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0)) / frame.rows,
    }))
    .filter(each => each.percent > 0)
  const followUpPercent =
    frame.rows === 0 ? 0 : (100 * frame.followedUp.reduce((sum, each) => sum + each, 0)) / frame.rows
  const findings = {
    exposedLabel: question.exposure.label,
    comparatorLabel: question.comparator.label,
    people,
    events,
    followUpPercent,
    mostNotRecorded: notRecorded.toSorted((one, other) => other.percent - one.percent)[0] ?? null,
  }
  return { people, events, notRecorded, attrition: frame.attrition, warnings: warningsOf(question), findings }
}

function withhold(
  counted: Counted,
  diagnostics: Diagnostic[],
  balance: Answer['balance'],
  because = diagnostics.filter(each => !each.passed && each.value !== null),
): Answer {
  const { people, events, notRecorded, attrition, warnings } = counted
  return {
    kind: 'not-estimable',
    people,
    events,
    notRecorded,
    attrition,
    warnings,
    diagnostics,
    balance,
    reasons: because.map(({ id, finding, remedy }) => ({ code: id, reason: finding, remedy })),
  }
}

/** Outcomes in one arm alone: enough of them in all, yet no finite hazard ratio. */
const oneSided =
  ({ events }: Counted) =>
  (each: Diagnostic): Diagnostic =>
    each.id !== 'events'
      ? each
      : {
          ...each,
          passed: false,
          value: Math.min(events.exposed, events.comparator),
          limit: 1,
          finding: `All outcomes were seen in one group (${events.exposed} and ${events.comparator}).`,
          remedy: 'A longer horizon or a broader outcome may bring outcomes in both groups.',
        }

const worst = (values: readonly number[]) =>
  values.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0)

/** The covariates whose ranges do not meet; all of them together where no single one separates the arms. */
function separatingOf(frame: Frame, columns: readonly Float64Array[]): string[] {
  const alone = frame.covariates.filter((_, c) => {
    const range = (arm: 0 | 1) =>
      columns[c]!.reduce(
        ([low, high], value, row) =>
          frame.exposed[row] === arm
            ? ([Math.min(low, value), Math.max(high, value)] as const)
            : ([low, high] as const),
        [Infinity, -Infinity] as readonly [number, number],
      )
    const [exposed, comparator] = [range(1), range(0)]
    return exposed[0] > comparator[1] || comparator[0] > exposed[1]
  })
  return alone.length > 0
    ? alone.map(each => each.label)
    : [`the combination of ${list(frame.covariates.map(each => each.label))}`]
}

async function estimateFrom(
  question: Question,
  frame: Frame,
  { people, events, notRecorded, attrition, warnings }: Counted,
  {
    diagnostics,
    balance,
    effectiveSample,
  }: {
    diagnostics: Diagnostic[]
    balance: Answer['balance']
    effectiveSample: { exposed: number; comparator: number }
  },
  analyses: readonly Analysis[],
  curveDays: readonly number[],
  breathe: Work['breathe'],
): Promise<Estimate> {
  const { horizonDays } = question
  const survival = analyses.map(each => each.survival)
  const hazard = hazardOverSets(analyses.flatMap(each => each.hazard ?? []))
  const difference = symmetric(overSets(survival.map(each => each.riskDifference)), 100)
  const ratio = fromLog(overSets(survival.map(each => each.logRiskRatio)))
  const naive = await survivalEstimates(
    frame,
    new Float64Array(frame.rows).fill(1),
    undefined,
    horizonDays,
    [],
    breathe,
  )
  const arm = (side: 'exposed' | 'comparator'): Estimate['exposed'] => ({
    label: side === 'exposed' ? question.exposure.label : question.comparator.label,
    people: people[side],
    events: events[side],
    effectiveSample: effectiveSample[side],
    riskPer100: riskPer100(overSets(survival.map(each => each[`${side}Risk`]))),
    curve: curveOf(
      frame,
      side === 'exposed' ? 1 : 0,
      curveDays,
      curveDays.map((_, k) => overSets(survival.map(each => each[`${side}Curve`][k]!))),
      horizonDays,
    ),
  })
  const answer = {
    kind: 'estimate' as const,
    people,
    events,
    notRecorded,
    attrition,
    warnings,
    diagnostics,
    balance,
    exposed: arm('exposed'),
    comparator: arm('comparator'),
    horizonDays,
    riskDifferencePer100: difference,
    numberNeeded:
      difference.lower > 0 || difference.upper < 0
        ? { people: 100 / Math.abs(difference.estimate), harm: difference.estimate > 0 }
        : null,
    restrictedMeanDifferenceDays: symmetric(overSets(survival.map(each => each.restrictedMeanDifference))),
    hazardRatio: fromLog(hazard.logHazardRatio),
    proportionalHazardsP: 2 * normalCdf(Math.sqrt(hazard.driftChiSquare), true),
    logHazardRatio: {
      estimate: hazard.logHazardRatio.value,
      standardError: Math.sqrt(hazard.logHazardRatio.variance),
      profile: [...hazard.profile],
    },
    eValue: eValue(ratio.estimate, ratio.lower, ratio.upper),
    naiveRiskDifferencePer100: symmetric(naive.riskDifference, 100),
  }
  return { ...answer, reading: readingOf(question, answer) }
}
