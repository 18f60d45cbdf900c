import { invertSymmetric, solveSymmetric } from '../foundations/cholesky.ts'

export interface SiteEstimate {
  readonly coefficients: Float64Array
  readonly covariance: readonly Float64Array[]
}
export interface PooledEstimate {
  readonly coefficients: Float64Array
  readonly standardErrors: Float64Array
}

/**
 * Each coefficient by itself: the sites' estimates weighted by their inverse variances; standard error
 * (sum of 1/v)^-1/2.
 *
 * Assumes one common value. For a spread between sites use random effects (`meta/`).
 * Source: Cochran 1954, Biometrics 10:101.
 * Checked against: R.
 * Errors: RangeError for no sites, sites with another number of coefficients, variances that are not above 0.
 */
export function poolByPrecision(sites: readonly SiteEstimate[]): PooledEstimate {
  const size = checkSites('poolByPrecision', sites)
  const weight = (site: SiteEstimate, c: number) => 1 / site.covariance[c]![c]!
  const total = Float64Array.from({ length: size }, (_, c) =>
    sites.reduce((sum, site) => sum + weight(site, c), 0),
  )
  const coefficients = total.map(
    (all, c) => sites.reduce((sum, site) => sum + weight(site, c) * site.coefficients[c]!, 0) / all,
  )
  return { coefficients, standardErrors: total.map(all => 1 / Math.sqrt(all)) }
}

/**
 * All coefficients together by generalised least squares: b = (sum of V^-1)^-1 sum of V^-1 b_s, covariance
 * (sum of V^-1)^-1.
 *
 * Uses what a site knows of one coefficient given another; nearer to the pooled fit than one at a time.
 * Source: Becker & Wu 2007, Stat Sci 22:414. Checked against: R. Errors: RangeError as `poolByPrecision`, and for a
 * covariance that has no inverse.
 */
export function poolTogether(
  sites: readonly SiteEstimate[],
): PooledEstimate & { readonly covariance: readonly Float64Array[] } {
  const size = checkSites('poolTogether', sites)
  const precision = Array.from({ length: size }, () => new Float64Array(size))
  const weighted = new Float64Array(size)
  sites.forEach((site, k) => {
    const inverse = invertSymmetric(site.covariance, 0)
    if (inverse.kind === 'dependent')
      throw new RangeError(`poolTogether: sites, site ${k + 1}: the covariance has no inverse.`)
    inverse.rows.forEach((row, r) =>
      row.forEach((value, c) => {
        precision[r]![c]! += value
        weighted[r]! += value * site.coefficients[c]!
      }),
    )
  })
  const [solved, covariance] = [solveSymmetric(precision, weighted, 0), invertSymmetric(precision, 0)]
  if (solved.kind === 'dependent' || covariance.kind === 'dependent')
    throw new RangeError('poolTogether: sites: their precisions have no inverse.')
  return {
    coefficients: solved.values,
    covariance: covariance.rows,
    standardErrors: Float64Array.from(covariance.rows, (row, c) => Math.sqrt(row[c]!)),
  }
}

function checkSites(caller: string, sites: readonly SiteEstimate[]): number {
  const size = sites[0]?.coefficients.length ?? 0
  if (size === 0) throw new RangeError(`${caller}: sites: there are none.`)
  sites.forEach(({ coefficients, covariance }, k) => {
    const fits =
      coefficients.length === size &&
      covariance.length === size &&
      covariance.every(row => row.length === size)
    if (
      !fits ||
      coefficients.some(value => !Number.isFinite(value)) ||
      covariance.some((row, c) => !(row[c]! > 0 && row[c]! < Infinity))
    )
      throw new RangeError(
        `${caller}: sites, site ${k + 1}: not ${size} finite coefficients with variances above 0.`,
      )
  })
  return size
}
