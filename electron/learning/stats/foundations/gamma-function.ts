/**
 * Natural logarithm of the gamma function, for x > 0.
 *
 * Within 1/2 of 1 and 2 its power series about 2, which keeps the relative precision at the roots; from 10 on
 * Stirling's series; between them brought down by G(x) = (x - 1) G(x - 1). Source: Abramowitz & Stegun 6.1.33, 6.1.41.
 * Checked against: mpmath, 1e-15.
 * Errors: RangeError unless x > 0.
 */
export function lnGamma(x: number): number {
  if (!(x > 0)) throw new RangeError('lnGamma: x is not above 0.')
  if (x >= 10)
    return x === Infinity ? Infinity : (x - 0.5) * Math.log(x) - x + HALF_LN_TWO_PI + stirlingRest(x)
  if (x < 0.5) return lnGammaOnePlus(x) - Math.log(x)
  if (x < 1.5) return lnGammaOnePlus(x - 1)
  let product = 1
  let at = x
  while (at > 2.5) {
    at -= 1
    product *= at
  }
  return aboutTwo(at - 2) + Math.log(product)
}

export const HALF_LN_TWO_PI = 0.9189385332046728

/** ln of gamma(1 + z) for |z| <= 1/2, with full relative precision near 0. */
export function lnGammaOnePlus(z: number): number {
  return aboutTwo(z) - Math.log1p(z)
}

/** ln of gamma(2 + z) for |z| <= 1/2: z (1 - Euler's constant) + sum of (-z)^k (zeta(k) - 1) / k from k = 2 on. */
function aboutTwo(z: number): number {
  let sum = 0
  for (let k = ZETA_TERMS.length - 1; k >= 0; k--) sum = sum * z + ZETA_TERMS[k]!
  return z * (0.42278433509846713 + z * sum)
}

const ZETA_TERMS = [
  0.3224670334241132, -0.0673523010531981, 0.020580808427784546, -0.007385551028673986, 0.0028905103307415234,
  -0.001192753911703261, 0.0005096695247430425, -0.00022315475845357939, 9.945751278180853e-5,
  -4.492623673813314e-5, 2.050721277567069e-5, -9.439488275268397e-6, 4.374866789907488e-6,
  -2.039215753801366e-6, 9.55141213040742e-7, -4.492469198764566e-7, 2.1207184805554665e-7,
  -1.0043224823968099e-7, 4.7698101693639804e-8, -2.2711094608943164e-8, 1.0838659214896955e-8,
  -5.183475041970047e-9, 2.4836745438024785e-9, -1.1921401405860912e-9,
]

/** What Stirling's formula leaves of ln gamma(x): 1/(12x) - 1/(360x^3) + ...; for x >= 10. */
export const stirlingRest = (x: number): number => 1 / (12 * x) + stirlingAfterFirst(x)

function stirlingAfterFirst(x: number): number {
  const r = 1 / (x * x)
  return (
    (-r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - r * (691 / 360_360 - r / 156)))))) / x
  )
}

/**
 * Logarithm of the beta function, ln of G(a) G(b) / G(a + b), for a, b > 0; what is large cancels before logarithms
 * are taken.
 * Checked against: mpmath. Errors: RangeError unless a, b > 0.
 */
export function lnBeta(a: number, b: number): number {
  if (!(a > 0 && b > 0)) throw new RangeError('lnBeta: a and b must be above 0.')
  const [small, large] = a < b ? [a, b] : [b, a]
  return lnGamma(small) - lnGammaRise(large, small)
}

/** ln of G(x + by) / G(x) for x, by > 0, without taking the difference of two nearly equal numbers. */
export function lnGammaRise(x: number, by: number): number {
  if (x === Infinity) return Infinity
  if (x < 10) {
    if (by > 0.5) return lnGamma(x + by) - lnGamma(x)
    let below = 0
    let at = x
    for (; at < 10; at++) below += Math.log1p(by / at)
    return lnGammaRise(at, by) - below
  }
  const bend = stirlingAfterFirst(x + by) - stirlingAfterFirst(x) - by / (12 * x * (x + by))
  return (x - 0.5) * Math.log1p(by / x) + by * (Math.log(x + by) - 1) + bend
}

/**
 * Logarithm of the number of ways to choose k of n; -Infinity where there is none. Exact to rounding up to n = 60.
 * Errors: RangeError unless n is whole and at least 0, and k is whole.
 */
export function lnChoose(n: number, k: number): number {
  if (!(Number.isInteger(n) && n >= 0 && Number.isInteger(k)))
    throw new RangeError('lnChoose: n and k must be whole numbers, n not below 0.')
  const few = Math.min(k, n - k)
  if (few < 0) return -Infinity
  if (few <= 30) {
    let ways = 1
    for (let j = 1; j <= few; j++) ways = (ways * (n - few + j)) / j
    if (ways < 1e300) return Math.log(ways)
  }
  return -Math.log(n + 1) - lnBeta(few + 1, n - few + 1)
}

/**
 * Digamma, the derivative of ln gamma, for x > 0: brought up to 12 by psi(x) = psi(x + 1) - 1/x, then its asymptotic
 * series.
 * Source: Abramowitz & Stegun 6.3.5, 6.3.18. Checked against: mpmath. Errors: RangeError unless x > 0.
 */
export function digamma(x: number): number {
  if (!(x > 0)) throw new RangeError('digamma: x is not above 0.')
  let at = x
  let steps = 0
  while (at < 12) {
    steps += 1 / at
    at += 1
  }
  const r = 1 / (at * at)
  const series =
    r * (1 / 12 - r * (1 / 120 - r * (1 / 252 - r * (1 / 240 - r * (1 / 132 - r * (691 / 32_760 - r / 12))))))
  return Math.log(at) - 0.5 / at - series - steps
}

/**
 * Trigamma, the second derivative of ln gamma, for x > 0.
 * Source: Abramowitz & Stegun 6.4.6, 6.4.12.
 * Errors: as `digamma`.
 */
export function trigamma(x: number): number {
  if (!(x > 0)) throw new RangeError('trigamma: x is not above 0.')
  let at = x
  let steps = 0
  while (at < 12) {
    steps += 1 / (at * at)
    at += 1
  }
  const r = 1 / (at * at)
  return (
    steps +
    1 / at +
    r / 2 +
    (r / at) *
      (1 / 6 - r * (1 / 30 - r * (1 / 42 - r * (1 / 30 - r * (5 / 66 - r * (691 / 2730 - (r * 7) / 6))))))
  )
}
