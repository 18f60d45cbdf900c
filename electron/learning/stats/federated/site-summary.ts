/** What a site tells of its rows at coefficients it was asked about: sums over its rows, no row itself. */
export interface SiteSummary {
  readonly rows: number
  readonly events: number
  readonly logLikelihood: number
  /** First derivatives of the log likelihood. */
  readonly gradient: Float64Array
  /** Minus its second derivatives, row by row. */
  readonly information: readonly Float64Array[]
}

/** The sites' sums added up. Errors: RangeError for no sites or sites with another number of coefficients. */
export function addSummaries(summaries: readonly SiteSummary[]): SiteSummary {
  const [first] = summaries
  if (!first) throw new RangeError('addSummaries: summaries: there are no sites.')
  const size = first.gradient.length
  const gradient = new Float64Array(size)
  const information = Array.from({ length: size }, () => new Float64Array(size))
  let [rows, events, logLikelihood] = [0, 0, 0]
  summaries.forEach((site, k) => {
    if (
      site.gradient.length !== size ||
      site.information.length !== size ||
      site.information.some(row => row.length !== size)
    )
      throw new RangeError(`addSummaries: summaries, site ${k + 1}: not ${size} coefficients.`)
    rows += site.rows
    events += site.events
    logLikelihood += site.logLikelihood
    for (let r = 0; r < size; r++) {
      gradient[r]! += site.gradient[r]!
      for (let c = 0; c < size; c++) information[r]![c]! += site.information[r]![c]!
    }
  })
  return { rows, events, logLikelihood, gradient, information }
}
