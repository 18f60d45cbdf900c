import type { Answer, Diagnostic, Estimate } from '../../../../shared/domain/answer.ts'
import type { Frame } from '../../../../shared/domain/frame.ts'
import type { Asked } from '../../../../shared/domain/asked.ts'
import { say } from '../../../../shared/words/message.ts'
import { normalCdf } from '../../stats/foundations/normal.ts'
import { chainedEquations } from '../../stats/imputation/chained-equations.ts'
import { eValue } from '../../stats/tables/e-value.ts'
import { endedBy } from '../../cohorts/ends.ts'
import type { Work } from '../design.ts'
import { analyse, type Analysis } from './analysis.ts'
import { comparedIn, type Compared } from './compared.ts'
import { calibratedBy, controlsOver, type ControlsFound } from './controls-over-sets.ts'
import { countsOf, type Counted } from './counts.ts'
import { curveDaysOf, curveOf } from './curves.ts'
import { diagnose, oneSided } from './diagnostics.ts'
import { survivalEstimates, type Estimated } from './estimates.ts'
import { balanceOver, findingsOf } from './findings.ts'
import type { HazardEstimates } from './hazard.ts'
import { fromLog, riskPer100, riskPer100Of, symmetric } from './intervals.ts'
import { lostOver } from './lost-over-sets.ts'
import { deathsOver, hazardOverSets, overSets } from './pooled-sets.ts'
import { readingOf } from './reading.ts'
import { readingOfLost } from './reading-of-lost.ts'
import { separatingOf } from './separating.ts'
import { recordedColumns } from './recorded.ts'
import { unmodelledOver } from './unmodelled.ts'
import { withhold } from './withhold.ts'

/**
 * Completed data sets made where something was not recorded (White, Royston & Wood 2011 would have one for each
 * per cent missing).
 */
const IMPUTATIONS = 10
const SEED = 20_261_124
/** Where one of these fails, no model is fitted at all. */
const hopeless: ReadonlySet<Diagnostic['id']> = new Set(['sample', 'missing'])

/**
 * Answers a question from its frame, or says why it cannot be answered. Never throws for data; cancelled through
 * `breathe`.
 */
export async function study(asked: Asked, frame: Frame, work: Work): Promise<Answer> {
  const { breathe, report } = work
  const question = comparedIn(asked)
  const counted = countsOf(asked, frame)
  const early = diagnose(counted.findings)
  const failed = early.filter(each => !each.passed && hopeless.has(each.id))
  if (failed.length > 0) return withhold(counted, early, undefined, failed)

  const gaps = frame.covariates.some(({ values }) => values.some(Number.isNaN))
  report({ phase: say(gaps ? 'study.completing' : 'study.weighting'), done: 0 })
  const outcome = [
    Float64Array.from(frame.exposed),
    Float64Array.from(endedBy(frame, 'outcome')),
    frame.timeDays,
  ]
  const sets = await chainedEquations(frame.covariates, outcome, gaps ? IMPUTATIONS : 1, SEED, breathe)

  const curveDays = curveDaysOf(question.horizonDays)
  const extra = recordedColumns(frame)
  const analyses: Analysis[] = []
  for (const columns of sets) {
    report({ phase: say('study.comparing'), done: analyses.length, of: sets.length })
    const result = await analyse({ question, frame, columns, extra, curveDays, breathe })
    if (result.kind === 'separated')
      return withhold(counted, diagnose({ ...counted.findings, separating: separatingOf(frame, columns) }))
    if (result.kind === 'not-fitted')
      return withhold(counted, diagnose({ ...counted.findings, propensityFitted: false }))
    analyses.push(result.analysis)
  }

  const balance = balanceOver(analyses)
  const unmodelled = unmodelledOver(
    analyses.map(each => each.unmodelled),
    frame,
  )
  const controls = controlsOver(
    frame,
    analyses.map(each => each.controls),
  )
  const found = findingsOf(counted, balance, analyses, { unmodelled: unmodelled.found, controls })
  const diagnostics = diagnose(found)
  const lost = lostOver(
    analyses.map(each => each.lost),
    frame,
  )
  const told = {
    balance,
    unmodelled: unmodelled.rows,
    ...(lost && { lost }),
    ...(controls && { controls: controls.told }),
  }
  const hazards = analyses.flatMap(each => each.hazard ?? [])
  if (diagnostics.some(each => !each.passed))
    return { ...withhold(counted, diagnostics, told), ...readingOfLost(question, diagnostics, lost) }
  if (hazards.length < analyses.length) return withhold(counted, oneSided(counted.events, diagnostics), told)
  return estimateFrom({
    question,
    frame,
    counted,
    diagnostics,
    told,
    controls,
    effectiveSample: found.effectiveSample,
    survival: analyses.map(each => each.survival),
    flexible: analyses.flatMap(each => each.flexible?.difference ?? []),
    hazards,
    curveDays,
    breathe,
  })
}

interface Analysed {
  readonly question: Compared
  readonly frame: Frame
  readonly counted: Counted
  readonly diagnostics: Diagnostic[]
  readonly told: Pick<Answer, 'balance' | 'unmodelled' | 'lost' | 'controls'>
  readonly controls: ControlsFound | undefined
  readonly effectiveSample: { exposed: number; comparator: number }
  /** One of each for every completed data set. */
  readonly survival: readonly Analysis['survival'][]
  /** As many, or fewer where one of them has none. */
  readonly flexible: readonly Estimated[]
  readonly hazards: readonly HazardEstimates[]
  readonly curveDays: readonly number[]
  readonly breathe: Work['breathe']
}

/** The answer from what all checks let through. */
async function estimateFrom({
  question,
  frame,
  counted: { people, events, notRecorded, attrition, warnings },
  diagnostics,
  told,
  controls,
  effectiveSample,
  survival,
  flexible,
  hazards,
  curveDays,
  breathe,
}: Analysed): Promise<Estimate> {
  const { horizonDays } = question
  const hazard = hazardOverSets(hazards)
  const calibrated = calibratedBy(controls, hazard.logHazardRatio)
  const difference = symmetric(overSets(survival.map(each => each.riskDifference)), 100)
  const ratio = fromLog(overSets(survival.map(each => each.logRiskRatio)))
  const deaths = deathsOver(survival.map(each => each.deaths))
  const naive = await survivalEstimates({
    frame,
    weight: new Float64Array(frame.rows).fill(1),
    origin: undefined,
    horizonDays,
    curveDays: [],
    breathe,
  })
  const arm = (side: 'exposed' | 'comparator'): Estimate['exposed'] => ({
    label: side === 'exposed' ? question.exposure.label : question.comparator.label,
    people: people[side],
    events: events[side],
    effectiveSample: effectiveSample[side],
    riskPer100: riskPer100(overSets(survival.map(each => each[`${side}Risk`]))),
    ...(deaths && { deathPer100: riskPer100Of(deaths[side], effectiveSample[side]) }),
    curve: curveOf({
      frame,
      arm: side === 'exposed' ? 1 : 0,
      days: curveDays,
      points: curveDays.map((_, k) => overSets(survival.map(each => each[`${side}Curve`][k]!))),
      horizonDays,
    }),
  })
  const answer = {
    kind: 'estimate' as const,
    people,
    events,
    notRecorded,
    attrition,
    warnings,
    diagnostics,
    ...told,
    exposed: arm('exposed'),
    comparator: arm('comparator'),
    horizonDays,
    riskDifferencePer100: difference,
    ...(deaths && { deathDifferencePer100: symmetric(deaths.difference, 100) }),
    numberNeeded:
      (difference.lower > 0 || difference.upper < 0) && !mayBeError(difference.estimate, calibrated)
        ? { people: 100 / Math.abs(difference.estimate), harm: difference.estimate > 0 }
        : null,
    restrictedMeanDifferenceDays: symmetric(overSets(survival.map(each => each.restrictedMeanDifference))),
    hazardRatio: fromLog(hazard.logHazardRatio),
    ...(calibrated && { calibrated }),
    proportionalHazardsP: 2 * normalCdf(Math.sqrt(hazard.driftChiSquare), true),
    logHazardRatio: {
      estimate: hazard.logHazardRatio.value,
      standardError: Math.sqrt(hazard.logHazardRatio.variance),
      profile: [...hazard.profile],
    },
    eValue: eValue(ratio.estimate, ratio.lower, ratio.upper),
    naiveRiskDifferencePer100: symmetric(naive.riskDifference, 100),
    ...(flexible.length === survival.length && {
      flexibleRiskDifferencePer100: symmetric(overSets(flexible), 100),
    }),
  }
  return { ...answer, reading: readingOf(question, answer) }
}

/** Whether a difference is no longer sure on its side once what the controls show is allowed for. */
const mayBeError = (difference: number, calibrated: Estimate['calibrated']): boolean =>
  calibrated !== undefined &&
  !(difference > 0 ? calibrated.hazardRatio.lower > 1 : calibrated.hazardRatio.upper < 1)
