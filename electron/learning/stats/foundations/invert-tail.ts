/**
 * The u at which a logarithm of a tail probability reaches `target`: Newton's method inside a bracket, bisection where it leaves it.
 *
 * `of(u)` answers the logarithm and its derivative by u. `rising` says whether it grows with u. The bracket is opened
 * from `start` by doubling steps. Bounded: at most 200 evaluations; at double precision then anyhow.
 */
export function invertTail(of: (u: number) => { value: number; slope: number }, target: number, rising: boolean, start: number, low = -Infinity, high = Infinity): number {
  let u = start
  let reach = 1
  for (let turn = 0; turn < 200; turn++) {
    const { value, slope } = of(u)
    const excess = value - target
    if (excess === 0) return u
    if (excess > 0 === rising) high = u
    else low = u
    let next = u - excess / slope
    // Far from the solution of a curved tail a Newton step may overshoot any number.
    if (!(next > low && next < high)) {
      if (low === -Infinity) { next = high - reach; reach *= 2 }
      else if (high === Infinity) { next = low + reach; reach *= 2 }
      else next = (low + high) / 2
    }
    if (Math.abs(next - u) <= 1e-15 * Math.abs(next) + 1e-300 || next === u) return next
    u = next
    if (high - low <= 2e-16 * Math.abs(u)) return u
  }
  return u
}
