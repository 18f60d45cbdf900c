import { studentCdf, studentQuantile } from '../foundations/student.ts'
import { requireLevel } from '../meta/arguments.ts'
import type { EmpiricalNull } from './empirical-null.ts'

/** An effect less the systematic error that negative controls showed, with that error's spread in its doubt. */
export interface CalibratedEffect {
  readonly estimate: number
  readonly standardError: number
  readonly lower: number
  readonly upper: number
  /** Two-sided, of no effect. */
  readonly p: number
}

/**
 * Calibration of an effect by an empirical null distribution.
 *
 * estimate = y - m, standard error = sqrt(s^2 + d^2): systematic error is taken to be as large where there is an effect
 * as where there is none. `known` null: normal limits and p, as published. `estimated` adds the error of m and takes
 * Student's t with 2 V^2 / (error of d^2)^2 degrees of freedom, V the whole variance (Satterthwaite): d from a dozen
 * controls is itself a guess, and an interval that forgets it is too short. The degrees are bounded below by the
 * number of controls less 1. With many controls the two agree.
 * Source: Schuemie et al. 2014, Stat Med 33:209 (p); Schuemie et al. 2018, PNAS 115:2571 (interval);
 * Satterthwaite 1946, Biometrics Bull 2:110. Checked against: figures printed by the R package EmpiricalCalibration;
 * coverage over simulated sets of controls. On the estimates' scale.
 * Errors: RangeError for an estimate that is not finite, a standard error not above 0, a level outside 0 to 1.
 */
export function calibratedEffect(
  { estimate: found, standardError: error }: { readonly estimate: number; readonly standardError: number },
  { controls, mean, standardDeviation, errorOfMean, errorOfVariance }: EmpiricalNull,
  { level = 0.95, nullIs = 'estimated' }: { level?: number; nullIs?: 'known' | 'estimated' } = {},
): CalibratedEffect {
  requireLevel('calibratedEffect', level)
  if (!Number.isFinite(found)) throw new RangeError(`calibratedEffect: estimate ${found} is not finite.`)
  if (!(error > 0 && error < Infinity))
    throw new RangeError(`calibratedEffect: standard error ${error} is not a finite number above 0.`)
  const known = nullIs === 'known'
  const variance = error ** 2 + standardDeviation ** 2 + (known ? 0 : errorOfMean ** 2)
  const freedom =
    known || errorOfVariance === 0
      ? Infinity
      : Math.max(controls - 1, (2 * variance ** 2) / errorOfVariance ** 2)
  const standardError = Math.sqrt(variance)
  const estimate = found - mean
  const reach = studentQuantile((1 - level) / 2, freedom, true) * standardError
  return {
    estimate,
    standardError,
    lower: estimate - reach,
    upper: estimate + reach,
    p: Math.min(1, 2 * studentCdf(Math.abs(estimate) / standardError, freedom, true)),
  }
}
