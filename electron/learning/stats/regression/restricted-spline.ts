import { quantiles } from '../foundations/quantile.ts'
import { requireNumbers } from '../propensity/arguments.ts'

/** Where four knots lie (Harrell 2015, table 2.3). */
const KNOTS = [0.05, 0.35, 0.65, 0.95]
const FEWEST_VALUES = 3

/**
 * The bends of a restricted cubic spline of a column: beside the column itself they let a model follow a smooth curve
 * that is straight beyond the outer knots.
 *
 * With knots t1 < .. < tk at quantiles (type 7) and j = 1 .. k - 2:
 * [ (x - tj)+^3 - (x - tk-1)+^3 (tk - tj) / (tk - tk-1) + (x - tk)+^3 (tk-1 - tj) / (tk - tk-1) ] / (tk - t1)^2.
 * Knots that fall together count once; a column with fewer than three of them, or of values, has no bend.
 * Missing values: none allowed. Source: Stone & Koo 1985; Harrell 2015, Regression Modeling Strategies, 2.4.5. Checked
 * against: R's splines::ns with the same knots spans the same curves; by hand. In the column's unit.
 * Errors: RangeError naming the row of what is not a finite number.
 */
export function restrictedSpline(column: Float64Array): Float64Array[] {
  requireNumbers('restrictedSpline', 'column', column, column.length)
  if (hasFewValues(column)) return []
  const knots = [...new Set(quantiles(column, KNOTS))]
  if (knots.length < FEWEST_VALUES) return []
  const [first, beforeLast, last] = [knots[0]!, knots.at(-2)!, knots.at(-1)!]
  const above = (x: number, knot: number) => Math.max(0, x - knot) ** 3
  const gap = last - beforeLast
  return knots
    .slice(0, -2)
    .map(knot =>
      column.map(
        x =>
          (above(x, knot) -
            (above(x, beforeLast) * (last - knot)) / gap +
            (above(x, last) * (beforeLast - knot)) / gap) /
          (last - first) ** 2,
      ),
    )
}

function hasFewValues(column: Float64Array): boolean {
  const seen = new Set<number>()
  for (const value of column) if (seen.add(value).size >= FEWEST_VALUES) return false
  return true
}
