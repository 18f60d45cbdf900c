/** Points and weights: the integral is the sum of weight times value at the point. */
export interface Rule {
  readonly points: Float64Array
  readonly weights: Float64Array
}

/**
 * Gauss-Legendre rule: integrates f over -1..1, exactly for polynomials of degree up to 2n - 1.
 *
 * Roots of Legendre's polynomial by Newton's method from the cosine approximation.
 * Source: Abramowitz & Stegun 25.4.29 and 22.16.6. Errors: RangeError unless n is whole, 1 to 1,000.
 */
export function gaussLegendre(count: number): Rule {
  checkCount('gaussLegendre', count, 1_000)
  const points = new Float64Array(count)
  const weights = new Float64Array(count)
  for (let k = 0; k < Math.ceil(count / 2); k++) {
    let x = Math.cos((Math.PI * (k + 0.75)) / (count + 0.5))
    let slope = 1
    for (let turn = 0; turn < 20; turn++) {
      // P(n) by its recurrence in the rise from one degree to the next, which rounds little near 1.
      let value = 1
      let rise = 0
      for (let degree = 0; degree < count; degree++) {
        rise = (degree * rise - (2 * degree + 1) * (1 - x) * value) / (degree + 1)
        value += rise
      }
      slope = (count * (rise - (1 - x) * value)) / ((x - 1) * (x + 1))
      const next = x - value / slope
      if (next === x) break // so that the slope belongs to the root
      x = next
    }
    if (2 * k + 1 === count) x = 0
    const weight = 2 / ((1 - x) * (1 + x) * slope * slope)
    points[k] = -x
    points[count - 1 - k] = x
    weights[k] = weights[count - 1 - k] = weight
  }
  return { points, weights }
}

/**
 * Gauss-Hermite rule: integrates f(x) exp(-x^2) over the whole line, exactly for polynomials of degree up to 2n - 1.
 * The mean of f(Z), Z normal, is the sum of weight f(sqrt 2 point) / sqrt pi.
 *
 * Roots of the orthonormal Hermite functions by halving, on how often their signs change from degree to degree (Sturm).
 * Source: Abramowitz & Stegun 25.4.46. Errors: RangeError unless n is whole, 1 to 200.
 */
export function gaussHermite(count: number): Rule {
  checkCount('gaussHermite', count, 200)
  const points = new Float64Array(count)
  const weights = new Float64Array(count)
  for (let k = 0; k < Math.floor(count / 2); k++) {
    let low = 0
    let high = Math.sqrt(2 * count + 1)
    // The k-th largest root: the number of roots above x falls to k or below at its right.
    for (let turn = 0; turn < 60; turn++) {
      const middle = (low + high) / 2
      if (hermite(count, middle).above > k) low = middle
      else high = middle
    }
    const x = (low + high) / 2
    points[k] = -x
    points[count - 1 - k] = x
    weights[k] = weights[count - 1 - k] = hermiteWeight(count, x)
  }
  if (count % 2 === 1) weights[(count - 1) / 2] = hermiteWeight(count, 0)
  return { points, weights }
}

/** The orthonormal Hermite functions with exp(-x^2 / 2) of degree n and n - 1 at x, and how many roots lie above x. */
function hermite(count: number, x: number) {
  let before = 0
  let value = Math.PI ** -0.25 * Math.exp((-x * x) / 2)
  let above = 0
  for (let degree = 1; degree <= count; degree++) {
    const next = x * Math.sqrt(2 / degree) * value - Math.sqrt((degree - 1) / degree) * before
    if (next < 0 !== value < 0) above++
    before = value
    value = next
  }
  return { value, before, above }
}

const hermiteWeight = (count: number, x: number) => Math.exp(-x * x) / (count * hermite(count, x).before ** 2)

function checkCount(name: string, count: number, most: number): void {
  if (!(Number.isInteger(count) && count >= 1 && count <= most))
    throw new RangeError(`${name}: the number of points must be whole, 1 to ${most}.`)
}

export interface Integral {
  readonly value: number
  /** What the value may be off by, estimated; usually far too careful. */
  readonly error: number
  readonly converged: boolean
}

/**
 * Integral of a function from `low` to `high`, ends infinite or not: adaptive Gauss-Kronrod quadrature of 15 points.
 *
 * The part of largest error is halved until the errors together are below `tolerance` times the value (or 1e-300). An
 * infinite range is brought to a finite one by x = t / (1 - t^2), a half line by x = low + t / (1 - t). Ends themselves
 * are never evaluated, so the function may be infinite there. A peak narrower than a thousandth of the range may be
 * missed: then split at the peak.
 * Source: Piessens et al. 1983, QUADPACK, QAG and QAGI. Checked against: integrals known exactly.
 * Errors: RangeError for ends that are not numbers or a value that is not; an infinite value inside is no convergence.
 */
export function integrate(of: (x: number) => number, low: number, high: number, tolerance = 1e-10): Integral {
  if (Number.isNaN(low) || Number.isNaN(high)) throw new RangeError('integrate: low or high is not a number.')
  if (low === high) return { value: 0, error: 0, converged: true }
  if (low > high) {
    const reversed = integrate(of, high, low, tolerance)
    return { ...reversed, value: -reversed.value }
  }
  const at = finiteRange(of, low, high)
  const parts = [kronrod(at.of, at.low, at.high)]
  for (let turn = 0; turn < 2_000; turn++) {
    let value = 0
    let error = 0
    let worst = 0
    parts.forEach((part, k) => {
      value += part.value
      error += part.error
      if (part.error > parts[worst]!.error) worst = k
    })
    if (!Number.isFinite(value)) return { value, error: Infinity, converged: false }
    if (error <= Math.max(tolerance * Math.abs(value), 1e-300)) return { value, error, converged: true }
    const { low: from, high: to } = parts[worst]!
    const middle = (from + to) / 2
    if (!(middle > from && middle < to)) return { value, error, converged: false }
    parts[worst] = kronrod(at.of, from, middle)
    parts.push(kronrod(at.of, middle, to))
  }
  return {
    value: parts.reduce((total, part) => total + part.value, 0),
    error: parts.reduce((total, part) => total + part.error, 0),
    converged: false,
  }
}

function finiteRange(of: (x: number) => number, low: number, high: number) {
  const zeroWhereBeyond = (value: number, stretch: number) => (value === 0 ? 0 : value * stretch)
  if (low === -Infinity && high === Infinity) {
    return {
      low: -1,
      high: 1,
      of: (t: number) => {
        const inner = 1 - t * t
        return zeroWhereBeyond(of(t / inner), (1 + t * t) / (inner * inner))
      },
    }
  }
  if (high === Infinity)
    return {
      low: 0,
      high: 1,
      of: (t: number) => zeroWhereBeyond(of(low + t / (1 - t)), 1 / ((1 - t) * (1 - t))),
    }
  if (low === -Infinity)
    return {
      low: 0,
      high: 1,
      of: (t: number) => zeroWhereBeyond(of(high - t / (1 - t)), 1 / ((1 - t) * (1 - t))),
    }
  return { low, high, of }
}

/**
 * Points right of the middle, their weights in Kronrod's rule, and in Gauss's rule of 7 points
 * (0 where it has none).
 */
const KRONROD: ReadonlyArray<readonly [number, number, number]> = [
  [0.9914553711208126, 0.022935322010529224, 0],
  [0.9491079123427585, 0.06309209262997856, 0.1294849661688697],
  [0.8648644233597691, 0.10479001032225019, 0],
  [0.7415311855993945, 0.14065325971552592, 0.27970539148927664],
  [0.5860872354676911, 0.1690047266392679, 0],
  [0.4058451513773972, 0.19035057806478542, 0.3818300505051189],
  [0.20778495500789848, 0.20443294007529889, 0],
]
const KRONROD_MIDDLE = 0.20948214108472782
const GAUSS_MIDDLE = 0.4179591836734694

function kronrod(of: (x: number) => number, low: number, high: number) {
  const centre = (low + high) / 2
  const half = (high - low) / 2
  const at = (x: number) => {
    const value = of(x)
    if (Number.isNaN(value)) throw new RangeError(`integrate: the function is not a number at ${x}.`)
    return value
  }
  const middle = at(centre)
  let kronrodSum = KRONROD_MIDDLE * middle
  let gaussSum = GAUSS_MIDDLE * middle
  let absolute = KRONROD_MIDDLE * Math.abs(middle)
  const pairs: number[] = []
  for (const [point, weight, gaussWeight] of KRONROD) {
    const left = at(centre - half * point)
    const right = at(centre + half * point)
    pairs.push(left, right)
    kronrodSum += weight * (left + right)
    gaussSum += gaussWeight * (left + right)
    absolute += weight * (Math.abs(left) + Math.abs(right))
  }
  const level = kronrodSum / 2
  let spread = KRONROD_MIDDLE * Math.abs(middle - level)
  KRONROD.forEach(([, weight], k) => {
    spread += weight * (Math.abs(pairs[2 * k]! - level) + Math.abs(pairs[2 * k + 1]! - level))
  })
  const difference = Math.abs(kronrodSum - gaussSum)
  const sharpened = spread > 0 ? spread * Math.min(1, ((200 * difference) / spread) ** 1.5) : difference
  return {
    low,
    high,
    value: kronrodSum * half,
    error: Math.max(sharpened, 4 * Number.EPSILON * absolute) * half,
  }
}
