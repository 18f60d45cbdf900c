import { rowsAt, termsOf } from './families.ts'
import type { GeneralizedLinearFit } from './generalized-linear.ts'
import type { RobustCovariance } from './robust-covariance.ts'
import { eachWhitenedBlock, unwhiten } from './whitened-rows.ts'

/**
 * Sandwich covariance for rows that belong together in clusters (a clinician's patients, a patient's visits).
 *
 * A^-1 B A^-1, A = X'WX, B = sum over clusters of s s', s the summed scores x w (y - m) of the cluster. HC0
 * as it is; HC1 times G / (G - 1) (n - 1) / (n - p), G clusters. Few clusters (below about 40) make it too
 * small all the same.
 * `cluster` holds any label of each row. Not estimable: HC1 with one cluster or no residual freedom.
 * Source: Liang & Zeger 1986, Biometrika 73:13; Cameron & Miller 2015, J Hum Resour 50:317. Checked against: R's
 * sandwich::vcovCL. Errors: RangeError where the labels are not one a row.
 */
export function clusterCovariance(
  fit: GeneralizedLinearFit,
  cluster: ArrayLike<number | string>,
  kind: 'HC0' | 'HC1',
): RobustCovariance {
  const { design, weights } = fit.data
  const columns = design.length
  const rows = fit.data.outcome.length
  if (cluster.length !== rows)
    throw new RangeError(`clusterCovariance: cluster: ${cluster.length} labels for ${rows} rows.`)
  const places = new Map<number | string, number>()
  const place = Int32Array.from({ length: rows }, (_, i) => {
    if (weights && weights[i] === 0) return -1
    const label = cluster[i]!
    const known = places.get(label)
    if (known !== undefined) return known
    places.set(label, places.size)
    return places.size - 1
  })
  if (kind === 'HC1' && (places.size < 2 || fit.residualFreedom === 0))
    return { kind: 'not-estimable', reason: 'no-residual-freedom' }

  const { residual } = rowsAt(termsOf[fit.family], fit.data, fit.linearPredictor)
  const scores = new Float64Array(places.size * columns)
  eachWhitenedBlock(design, fit.factor, (block, from, count) => {
    block.forEach((solved, k) => {
      for (let i = 0; i < count; i++)
        if (place[from + i]! >= 0) scores[place[from + i]! * columns + k]! += residual[from + i]! * solved[i]!
    })
  })
  const middle = design.map(() => new Float64Array(columns))
  const factor =
    kind === 'HC1' ? (places.size / (places.size - 1)) * ((fit.rows - 1) / fit.residualFreedom) : 1
  for (let group = 0; group < places.size; group++) {
    for (let r = 0; r < columns; r++)
      for (let c = 0; c < columns; c++)
        middle[r]![c]! += factor * scores[group * columns + r]! * scores[group * columns + c]!
  }
  return { kind: 'estimated', covariance: unwhiten(middle, fit.factor) }
}
