import { atOnce, PIECE, type InSteps } from '../foundations/in-steps.ts'
import { codesOf, rowsOf, sizesOf } from './codes.ts'
import { eventStepsInSteps, pickRows, stepsUntil, type EventSteps, type FollowUp } from './event-steps.ts'
import { quadraticTest, type QuadraticTest } from './quadratic-test.ts'

export interface LogRankGroup {
  /** Its number among those given. */
  readonly group: number
  readonly people: number
  /** Sum of weighted events, and what it would be if all groups had the same hazard. */
  readonly observed: number
  readonly expected: number
}
export interface LogRank {
  /** The groups that occur, ascending. */
  readonly groups: readonly LogRankGroup[]
  /** Of observed minus expected, group by group. */
  readonly covariance: readonly Float64Array[]
  readonly test: QuadraticTest
}

export interface LogRankOptions {
  /** Groups are compared within strata only; their observed and expected events are then added. */
  readonly strata?: ArrayLike<number>
  /** Weight S(t-)^rho: 0 the log-rank test, 1 Peto and Peto's, which looks at early differences. */
  readonly rho?: number
}

/**
 * Log-rank test and its weighted kin (Fleming and Harrington's G^rho) for any number of groups, also stratified.
 *
 * At each event time, with d events among n at risk, of whom n_g in group g, observed d_g is compared with d n_g / n;
 * weight w = S(t-)^rho with the Kaplan-Meier curve of all groups together (within the stratum). Covariance
 * sum of w^2 d (n - d) / (n - 1) (n_g / n) (1{g = h} - n_h / n); the statistic (O - E)' C^-1 (O - E) is chi-square with
 * one degree of freedom less than there are groups with expected events; a covariance of lower rank takes its rank.
 * Ties: see `eventSteps`, within the stratum. Missing values: none allowed.
 * Source: Mantel 1966; Peto & Peto 1972, JRSS A 135:185; Harrington & Fleming 1982, Biometrika 69:553.
 * Checked against: survival::survdiff. Any unit. Not estimable where no time compares two groups.
 * Errors: RangeError as `eventSteps`; for groups or strata that are not numbers; for rho that is not finite,
 * or below 0 with delayed entry, where the common curve may be 0 early.
 */
export const logRank = (
  followUp: Omit<FollowUp, 'weights'>,
  group: ArrayLike<number>,
  options?: LogRankOptions,
): LogRank => atOnce(logRankInSteps(followUp, group, options))

export function* logRankInSteps(
  followUp: Omit<FollowUp, 'weights'>,
  group: ArrayLike<number>,
  { strata, rho = 0 }: LogRankOptions = {},
): InSteps<LogRank> {
  if (!Number.isFinite(rho) || (rho < 0 && followUp.start))
    throw new RangeError(`logRank: rho ${rho} cannot be used here.`)
  const people = followUp.time.length
  const groups = yield* codesOf(group, people, 'logRank', 'group')
  const size = groups.names.length
  const sums: Sums = {
    observed: new Float64Array(size),
    expected: new Float64Array(size),
    covariance: groups.names.map(() => new Float64Array(size)),
  }
  if (!strata) yield* addStratum(sums, followUp, groups.of, rho)
  else
    for (const rows of rowsOf(yield* codesOf(strata, people, 'logRank', 'strata')))
      yield* addStratum(
        sums,
        pickRows(followUp, rows),
        rows.map(row => groups.of[row]!),
        rho,
      )

  const { observed, expected, covariance } = sums
  const count = sizesOf(groups)
  return {
    groups: groups.names.map((name, g) => ({
      group: name,
      people: count[g]!,
      observed: observed[g]!,
      expected: expected[g]!,
    })),
    covariance,
    test: quadraticTest(
      observed.map((value, g) => value - expected[g]!),
      covariance,
    ),
  }
}

interface Sums {
  readonly observed: Float64Array
  readonly expected: Float64Array
  readonly covariance: readonly Float64Array[]
}

function* addStratum(
  { observed, expected, covariance }: Sums,
  followUp: Omit<FollowUp, 'weights'>,
  group: Uint32Array,
  rho: number,
): InSteps<void> {
  const size = observed.length
  const steps = yield* eventStepsInSteps(followUp, 'logRank')
  const { atRisk, events } = steps
  const { risk, died } = yield* byGroup(followUp, steps, group, size)
  let survival = 1
  for (let from = 0; from < events.length; from += PIECE) {
    yield
    for (let step = from; step < Math.min(events.length, from + PIECE); step++) {
      const d = events[step]!
      if (d === 0) continue
      const n = atRisk[step]!
      const weight = rho === 0 ? 1 : survival ** rho
      const spread = n > 1 ? (weight * weight * d * (n - d)) / (n - 1) : 0
      for (let g = 0; g < size; g++) {
        const share = risk[step * size + g]! / n
        observed[g]! += weight * died[step * size + g]!
        expected[g]! += weight * d * share
        const row = covariance[g]!
        for (let h = 0; h < size; h++)
          row[h]! += spread * share * ((g === h ? 1 : 0) - risk[step * size + h]! / n)
      }
      survival *= (n - d) / n
    }
  }
}

/** People at risk and events by step and group, the groups of a step side by side. */
function* byGroup(
  { time, event, start }: Omit<FollowUp, 'weights'>,
  { times, stepOf }: EventSteps,
  group: Uint32Array,
  size: number,
): InSteps<{ risk: Float64Array; died: Float64Array }> {
  const risk = new Float64Array(times.length * size)
  const died = new Float64Array(times.length * size)
  for (let from = 0; from < time.length; from += PIECE) {
    yield
    for (let row = from; row < Math.min(time.length, from + PIECE); row++) {
      const place = stepOf[row]! * size + group[row]!
      risk[place]!++
      if (event[row] !== 0) died[place]!++
      // Somebody who starts late is missing from all steps up to the start: taken out at the last of these.
      const missed = start ? stepsUntil(times, start[row]!) : 0
      if (missed > 0) risk[(missed - 1) * size + group[row]!]!--
    }
  }
  yield
  for (let place = risk.length - size - 1; place >= 0; place--) risk[place]! += risk[place + size]!
  return { risk, died }
}
