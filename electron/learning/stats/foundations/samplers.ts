import type { Random } from '../../../../shared/domain/random.ts'
import { lnBetaTerm, lnPoissonTerm } from './saddle-point.ts'

// Random numbers of the distributions that simulation needs, every one by an exact method; normal and exponential
// ones come from `Random` itself. All throw RangeError for parameters outside their range.

/**
 * A gamma number with rate 1: Marsaglia's and Tsang's squeeze; below shape 1 that of shape + 1 times U^(1/shape).
 * Source: Marsaglia & Tsang 2000, ACM Trans Math Softw 26:363.
 */
export function drawGamma(random: Random, shape: number): number {
  return Math.exp(drawLnGamma(random, shape))
}

function drawLnGamma(random: Random, shape: number): number {
  if (!(shape > 0 && shape < Infinity))
    throw new RangeError('drawGamma: the shape must be above 0 and finite.')
  if (shape < 1) return drawLnGamma(random, shape + 1) - random.exponential() / shape
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = random.normal()
    const root = 1 + c * x
    if (root <= 0) continue
    const cube = root * root * root
    const u = 1 - random.uniform() // never 0
    if (u < 1 - 0.0331 * x ** 4 || Math.log(u) < 0.5 * x * x + d * (1 - cube + Math.log(cube)))
      return Math.log(d * cube)
  }
}

/** A beta number: G / (G + H) of two gamma numbers, taken as logarithms so that small shapes do not end in 0 / 0. */
export function drawBeta(random: Random, a: number, b: number): number {
  if (!(a > 0 && b > 0 && a < Infinity && b < Infinity))
    throw new RangeError('drawBeta: a and b must be above 0 and finite.')
  return 1 / (1 + Math.exp(drawLnGamma(random, b) - drawLnGamma(random, a)))
}

/**
 * A Poisson number: for means below 10 the count of exponential gaps that fit, else Hoermann's transformed rejection.
 * Source: Hoermann 1993, Insur Math Econ 12:39, algorithm PTRS.
 */
export function drawPoisson(random: Random, mean: number): number {
  if (!(mean >= 0 && mean < 2 ** 52))
    throw new RangeError('drawPoisson: the mean must be at least 0 and below 2^52.')
  if (mean < 10) {
    let count = 0
    for (let gaps = random.exponential(); gaps < mean; gaps += random.exponential()) count++
    return count
  }
  const root = Math.sqrt(mean)
  const b = 0.931 + 2.53 * root
  return transformedRejection(
    random,
    {
      centre: mean + 0.43,
      a: -0.059 + 0.02483 * b,
      b,
      scale: 1.1239 + 1.1328 / (b - 3.4),
      inside: 0.9277 - 3.6224 / (b - 2),
      most: Infinity,
    },
    k => lnPoissonTerm(k, mean),
  )
}

/**
 * A binomial number: with fewer than 10 events (or non-events) expected by waiting times between them, else Hoermann's
 * transformed rejection.
 * Source: Devroye 1986, Non-Uniform Random Variate Generation, X.4.3; Hoermann 1993, J Stat Comput Simul 46:101,
 * algorithm BTRS.
 */
export function drawBinomial(random: Random, n: number, p: number): number {
  if (!(Number.isInteger(n) && n >= 0 && p >= 0 && p <= 1))
    throw new RangeError('drawBinomial: n must be whole and at least 0, p in 0..1.')
  if (p > 0.5) return n - drawBinomial(random, n, 1 - p)
  if (n === 0 || p === 0) return 0
  if (n * p < 10) return byWaitingTimes(random, n, p)
  const spread = Math.sqrt(n * p * (1 - p))
  const b = 1.15 + 2.53 * spread
  const lnPmf = (k: number) => {
    if (k === 0) return n * Math.log1p(-p)
    if (k === n) return n * Math.log(p)
    return lnBetaTerm({ a: k, b: n - k, x: p, y: 1 - p }) + Math.log(n / k / (n - k))
  }
  const mode = Math.floor((n + 1) * p)
  const atMode = lnPmf(mode)
  return transformedRejection(
    random,
    {
      centre: n * p + 0.5,
      a: -0.0873 + 0.0248 * b + 0.01 * p,
      b,
      scale: (2.83 + 5.1 / b) * spread,
      inside: 0.92 - 4.2 / b,
      most: n,
    },
    k => lnPmf(k) - atMode,
  )
}

/** Geometric gaps between events are skipped until the n trials are over. */
function byWaitingTimes(random: Random, n: number, p: number): number {
  const lnMiss = Math.log1p(-p)
  let count = 0
  for (let trial = 0; ; count++) {
    trial += Math.floor(-random.exponential() / lnMiss) + 1
    if (trial > n) return count
  }
}

interface Hat {
  readonly centre: number
  readonly a: number
  readonly b: number
  readonly scale: number
  readonly inside: number
  readonly most: number
}

/** Ratio of uniforms with a table mountain hat; `lnDensity` up to what `scale` accounts for. */
function transformedRejection(
  random: Random,
  { centre, a, b, scale, inside, most }: Hat,
  lnDensity: (k: number) => number,
): number {
  for (;;) {
    const u = random.uniform() - 0.5
    const v = 1 - random.uniform()
    const edge = 0.5 - Math.abs(u)
    const k = Math.floor(((2 * a) / edge + b) * u + centre)
    if (edge >= 0.07 && v <= inside) return k
    if (!(k >= 0 && k <= most) || (most === Infinity && edge < 0.013 && v > edge)) continue
    if (Math.log((v * scale) / (a / (edge * edge) + b)) <= lnDensity(k)) return k
  }
}

/** The numbers 0 to n - 1 in random order. Source: Durstenfeld 1964, Comm ACM 7:420. */
export function drawPermutation(random: Random, n: number): Uint32Array {
  return drawWithoutReplacement(random, n, n)
}

/** `count` of the numbers 0 to n - 1, none twice, in random order. */
export function drawWithoutReplacement(random: Random, n: number, count: number): Uint32Array {
  checkCounts('drawWithoutReplacement', n, count)
  if (count > n) throw new RangeError('drawWithoutReplacement: count is above n.')
  const drawn = new Uint32Array(count)
  if (count < n / 64) {
    // Only the places that were exchanged are written down.
    const moved = new Map<number, number>()
    for (let k = 0; k < count; k++) {
      const place = k + random.integer(n - k)
      drawn[k] = moved.get(place) ?? place
      moved.set(place, moved.get(k) ?? k)
    }
    return drawn
  }
  const all = Uint32Array.from({ length: n }, (_, k) => k)
  for (let k = 0; k < count; k++) {
    const place = k + random.integer(n - k)
    drawn[k] = all[place]!
    all[place] = all[k]!
  }
  return drawn
}

/** `count` of the numbers 0 to n - 1, each draw from all: a bootstrap sample. */
export function drawWithReplacement(random: Random, n: number, count = n): Uint32Array {
  checkCounts('drawWithReplacement', n, count)
  if (n === 0 && count > 0) throw new RangeError('drawWithReplacement: nothing to draw from.')
  const drawn = new Uint32Array(count)
  for (let k = 0; k < count; k++) drawn[k] = random.integer(n)
  return drawn
}

function checkCounts(name: string, n: number, count: number): void {
  if (!(Number.isInteger(n) && n >= 0 && n <= 0xffffffff && Number.isInteger(count) && count >= 0))
    throw new RangeError(`${name}: n and count must be whole numbers of at least 0.`)
}
