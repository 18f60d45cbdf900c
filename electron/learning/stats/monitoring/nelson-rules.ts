import { checkFinite } from '../tables/mean-comparison.ts'

/** Row numbers from 1 at which each pattern is complete. */
export interface NelsonSignals {
  readonly beyond3Sigma: readonly number[]
  readonly nineOnOneSide: readonly number[]
  readonly sixMonotone: readonly number[]
  readonly fourteenAlternating: readonly number[]
  readonly twoOfThreeBeyond2Sigma: readonly number[]
  readonly fourOfFiveBeyond1Sigma: readonly number[]
  readonly fifteenWithin1Sigma: readonly number[]
  readonly eightOutside1Sigma: readonly number[]
}

/**
 * Nelson's eight rules on values with a known centre and sigma.
 *
 * A point on the centre or on a limit is beyond neither; equal neighbours break a trend and an alternation.
 * "2 of 3" and "4 of 5" ask for one side and count every row at which the last three or five hold the
 * pattern.
 * Source: Nelson 1984, J Qual Technol 16:237.
 * Checked against: R. Errors: RangeError for what is not a finite number, and a sigma that is not above 0.
 */
export function nelsonRules(values: Float64Array, centre: number, sigma: number): NelsonSignals {
  checkFinite('nelsonRules', 'values', values)
  if (!Number.isFinite(centre)) throw new RangeError('nelsonRules: centre is not a finite number.')
  if (!(sigma > 0 && sigma < Infinity)) throw new RangeError('nelsonRules: sigma must be above 0.')
  const z = values.map(value => (value - centre) / sigma)
  const steps = values.map((value, row) => (row === 0 ? 0 : Math.sign(value - values[row - 1]!)))
  /** Rows at which at least `enough` of the last `span` hold a property. */
  const where = (span: number, enough: number, ...properties: readonly ((row: number) => boolean)[]) => {
    const rows = new Set<number>()
    for (const holds of properties) {
      let count = 0
      for (let row = 0; row < values.length; row++) {
        count += Number(holds(row))
        if (row >= span) count -= Number(holds(row - span))
        if (row >= span - 1 && count >= enough) rows.add(row + 1)
      }
    }
    return [...rows].sort((one, other) => one - other)
  }
  const bothSides = (span: number, enough: number, distance: number) =>
    where(
      span,
      enough,
      row => z[row]! > distance,
      row => z[row]! < -distance,
    )
  /** Patterns of steps: n points hold n - 1 steps. */
  return {
    beyond3Sigma: bothSides(1, 1, 3),
    nineOnOneSide: bothSides(9, 9, 0),
    sixMonotone: where(
      5,
      5,
      row => steps[row] === 1,
      row => steps[row] === -1,
    ),
    fourteenAlternating: where(12, 12, row => row >= 2 && steps[row]! * steps[row - 1]! < 0),
    twoOfThreeBeyond2Sigma: bothSides(3, 2, 2),
    fourOfFiveBeyond1Sigma: bothSides(5, 4, 1),
    fifteenWithin1Sigma: where(15, 15, row => Math.abs(z[row]!) < 1),
    eightOutside1Sigma: where(8, 8, row => Math.abs(z[row]!) > 1),
  }
}
