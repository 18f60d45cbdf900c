import type { SmoothLog } from './likelihood-profile.ts'

/** Points of the sum lie this many widths of the integrand apart. */
const STRIDE = 0.75
/** What is below exp(-30) of the largest term adds nothing. */
const DEEPEST = 30
const MOST_POINTS = 2_000

/**
 * ln of the mean of exp(f) under a normal distribution: ln of the integral of exp(f(t)) times the density at t of mean
 * `mean` and standard deviation `sd`; f(mean) where sd is 0.
 *
 * The sum over equally spaced points, which for smooth integrands that fade out at both ends is exact to within
 * exp(-2 pi^2 (width / spacing)^2) (Trefethen & Weideman 2014, SIAM Rev 56:385), from the top of the
 * integrand outwards until terms add nothing. f is taken to have one top, as likelihoods of ratios and normal
 * densities do.
 * Checked against: the closed form for a parabola, to 1e-7; adaptive quadrature, to 1e-3 where cubics meet
 * with a kink in their second derivative. No checks of its own: sd at least 0.
 */
export function lnSmoothed(f: SmoothLog, mean: number, sd: number): number {
  if (sd === 0) return f.value(mean)
  const precision = 1 / (f.width * f.width) + 1 / (sd * sd)
  let step = STRIDE / Math.sqrt(precision)
  const term = (t: number) => {
    const z = (t - mean) / sd
    return f.value(t) - (z * z) / 2
  }

  let top = mean + f.slope(mean) / precision
  let height = term(top)
  if (!(height >= term(mean))) {
    top = mean
    height = term(mean)
  }
  for (const direction of [step, -step]) {
    for (let turn = 0; turn < MOST_POINTS; turn++) {
      const next = term(top + direction)
      if (!(next > height)) break
      top += direction
      height = next
    }
  }

  // Where f bends more than its width says, as next to a steep side, the points lie closer.
  const bend = 2 * height - term(top - step) - term(top + step)
  if (bend > STRIDE ** 2) step *= STRIDE / Math.sqrt(bend)
  let total = 1
  for (const direction of [step, -step]) {
    for (let k = 1; k < MOST_POINTS; k++) {
      const fallen = term(top + k * direction) - height
      if (!(fallen > -DEEPEST)) break
      total += Math.exp(fallen)
    }
  }
  return height + Math.log((total * step) / (sd * Math.sqrt(2 * Math.PI)))
}
