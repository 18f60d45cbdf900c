/**
 * Mean outcomes had everybody (of some population) been treated and had nobody been, with each person's influence on
 * them: an influence column's sum of squares is the mean's variance.
 */
export interface ArmMeans {
  readonly meanTreated: number
  readonly meanComparator: number
  readonly influenceTreated: Float64Array
  readonly influenceComparator: Float64Array
}

/** An estimate with its standard error; ratios on the natural log scale. */
export interface Contrast {
  readonly estimate: number
  readonly standardError: number
}

export interface Contrasts {
  readonly difference: Contrast
  /** Undefined unless both means are above 0. */
  readonly logRiskRatio: Contrast | undefined
  /** Undefined unless both means are strictly between 0 and 1. */
  readonly logOddsRatio: Contrast | undefined
}

/**
 * Difference, log risk ratio and log odds ratio of two means, with standard errors by the delta method.
 *
 * m1 - m0, ln m1 - ln m0, logit m1 - logit m0; the influence on f(m) is f'(m) times that on m.
 * Source: van der Vaart 1998, Asymptotic Statistics, chapter 3. Checked against: R. Means of an outcome from 0 to 1 are
 * risks; of other outcomes only the difference, and for positive ones the ratio of means, has a meaning.
 */
export function contrastsOf({
  meanTreated,
  meanComparator,
  influenceTreated,
  influenceComparator,
}: ArmMeans): Contrasts {
  const contrast = (estimate: number, onTreated: number, onComparator: number): Contrast => {
    let squares = 0
    for (let i = 0; i < influenceTreated.length; i++)
      squares += (onTreated * influenceTreated[i]! - onComparator * influenceComparator[i]!) ** 2
    return { estimate, standardError: Math.sqrt(squares) }
  }
  const isRisk = (mean: number) => mean > 0 && mean < 1
  const logit = (mean: number) => Math.log(mean) - Math.log1p(-mean)
  return {
    difference: contrast(meanTreated - meanComparator, 1, 1),
    logRiskRatio:
      meanTreated > 0 && meanComparator > 0
        ? contrast(Math.log(meanTreated / meanComparator), 1 / meanTreated, 1 / meanComparator)
        : undefined,
    logOddsRatio:
      isRisk(meanTreated) && isRisk(meanComparator)
        ? contrast(
            logit(meanTreated) - logit(meanComparator),
            1 / (meanTreated * (1 - meanTreated)),
            1 / (meanComparator * (1 - meanComparator)),
          )
        : undefined,
  }
}
