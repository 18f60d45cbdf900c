/** One arm's part of a column. People of weight 0 are not in it. */
export interface ArmMoments {
  readonly people: number
  readonly weight: number
  readonly squaredWeight: number
  /** Weighted mean. */
  readonly mean: number
  /** Sum of w (x - mean)^2 over sum of w - sum of w^2 / sum of w; NaN for one person. */
  readonly weightedVariance: number
  /** Variance with n - 1, every person of weight above 0 counted once; NaN for one person. */
  readonly variance: number
}

/**
 * Weighted mean and both variances of a column in each arm: [comparator, treated].
 *
 * Two passes, so that a large common offset costs no digits. An arm without people has NaN as its mean and variances;
 * callers say so in their own words.
 * Source: the reliability-weighted variance as in Greifer's cobalt. Checked against: R's var and cov.wt.
 */
export function armMoments(
  values: Float64Array,
  treatment: Uint8Array,
  weight?: Float64Array,
): readonly [ArmMoments, ArmMoments] {
  const people = [0, 0]
  const total = [0, 0]
  const squared = [0, 0]
  const sum = [0, 0]
  const plainSum = [0, 0]
  for (let i = 0; i < values.length; i++) {
    const w = weight ? weight[i]! : 1
    if (w === 0) continue
    const arm = treatment[i]!
    people[arm]!++
    total[arm]! += w
    squared[arm]! += w * w
    sum[arm]! += w * values[i]!
    plainSum[arm]! += values[i]!
  }
  const mean = [sum[0]! / total[0]!, sum[1]! / total[1]!]
  const plainMean = [plainSum[0]! / people[0]!, plainSum[1]! / people[1]!]
  const squares = [0, 0]
  const plainSquares = [0, 0]
  for (let i = 0; i < values.length; i++) {
    const w = weight ? weight[i]! : 1
    if (w === 0) continue
    const arm = treatment[i]!
    squares[arm]! += w * (values[i]! - mean[arm]!) ** 2
    plainSquares[arm]! += (values[i]! - plainMean[arm]!) ** 2
  }
  const ofArm = (arm: 0 | 1): ArmMoments => ({
    people: people[arm]!,
    weight: total[arm]!,
    squaredWeight: squared[arm]!,
    mean: mean[arm]!,
    weightedVariance: people[arm]! < 2 ? NaN : squares[arm]! / (total[arm]! - squared[arm]! / total[arm]!),
    variance: people[arm]! < 2 ? NaN : plainSquares[arm]! / (people[arm]! - 1),
  })
  return [ofArm(0), ofArm(1)]
}
