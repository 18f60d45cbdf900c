export interface SiteMoments {
  readonly rows: number
  readonly mean: number
  /** With n - 1; anything where the site has one row. */ readonly variance: number
}
export interface PooledMoments {
  readonly rows: number
  readonly mean: number
  /** With n - 1; undefined for a single row. */
  readonly variance: number | undefined
}

/**
 * Mean and variance of all rows from each site's number, mean and variance.
 *
 * Sums of squares add as M = M1 + M2 + (m2 - m1)^2 n1 n2 / (n1 + n2), site by site, which loses no digits to
 * a large mean.
 * Sites without rows are passed over. Undefined where there is no row at all.
 * Source: Chan, Golub & LeVeque 1979, Updating formulae. Checked against: R's mean and var of the pooled rows.
 * Errors: RangeError naming the site for rows that are no count, a mean or (from two rows on) variance that
 * is not finite.
 */
export function pooledMoments(sites: readonly SiteMoments[]): PooledMoments | undefined {
  let [rows, mean, squares] = [0, 0, 0]
  sites.forEach((site, k) => {
    if (!(Number.isInteger(site.rows) && site.rows >= 0))
      throw new RangeError(`pooledMoments: site ${k + 1}: rows: ${site.rows}.`)
    if (site.rows === 0) return
    if (!Number.isFinite(site.mean) || (site.rows > 1 && !(site.variance >= 0 && site.variance < Infinity)))
      throw new RangeError(`pooledMoments: site ${k + 1}: mean or variance is not a finite number.`)
    const together = rows + site.rows
    const gap = site.mean - mean
    squares +=
      (site.rows > 1 ? site.variance * (site.rows - 1) : 0) +
      (rows > 0 ? gap * gap * rows * (site.rows / together) : 0)
    mean = rows > 0 ? mean + gap * (site.rows / together) : site.mean
    rows = together
  })
  return rows === 0 ? undefined : { rows, mean, variance: rows > 1 ? squares / (rows - 1) : undefined }
}
