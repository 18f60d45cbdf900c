/**
 * The u at which the logarithm of a tail probability reaches `target`: Newton's method kept inside a bracket, bisection
 * where a step leaves it or gains less than half.
 *
 * `of(u)` answers the logarithm and its derivative by u; `rising` says whether it grows with u. Ends of the
 * bracket that are not known are found by doubling steps. At most 300 evaluations, which is more than halving
 * any range needs.
 */
export function invertTail(
  of: (u: number) => { value: number; slope: number },
  target: number,
  rising: boolean,
  start: number,
): number {
  let low = -Infinity
  let high = Infinity
  let u = start
  let reach = 1
  let stepBefore = 0
  let excessBefore = Infinity
  for (let turn = 0; turn < 300; turn++) {
    const { value, slope } = of(u)
    const excess = value - target
    if (excess === 0) return u
    if (excess > 0 === rising) high = u
    else low = u
    let next = u - excess / slope
    // closer than it can be computed
    if (Math.abs(excess) <= 1e-14 * Math.abs(target)) return Number.isFinite(next) ? next : u
    const stride = Math.abs(next - u)
    const gains =
      low === -Infinity || high === Infinity
        ? stride < 1e4 * (1 + Math.abs(u))
        : Math.abs(excess) < excessBefore / 2
    // Along an exponential tail Newton's method walks in steps of 1: no further than a few of them.
    const useful = next > low && next < high && gains && (stride < 0.5 || turn < 5)
    if (!useful) {
      if (low === -Infinity) {
        next = high - reach
        reach *= 2
      } else if (high === Infinity) {
        next = low + reach
        reach *= 2
      } else next = (low + high) / 2
    }
    const step = Math.abs(next - u)
    // Each error is a constant times the square of the one before, so that what the next step would add is
    // known beforehand.
    const remaining = step * step * Math.max(1, step / stepBefore / stepBefore)
    if (
      step <= 1e-16 * Math.max(1, Math.abs(next)) ||
      (useful && remaining < 1e-17 * Math.max(1, Math.abs(next)))
    )
      return next
    if (next === low || next === high) return next
    stepBefore = step
    excessBefore = Math.abs(excess)
    u = next
  }
  return u
}
