/** A seeded stream of random numbers: the same seed always gives the same numbers, on every machine. */
export interface Random {
  /** In [0, 1), 53 bits. */
  uniform(): number
  /** Standard normal. */
  normal(): number
  /** Whole number in [0, below). */
  integer(below: number): number
  /** Exponential with mean 1. */
  exponential(): number
  /** The next 64 bits of the generator. */
  bits(): bigint
}

const mask = (1n << 64n) - 1n
const rotate = (value: bigint, by: bigint) => ((value << by) | (value >> (64n - by))) & mask

/** splitmix64: turns one seed into well mixed words (Steele, Lea & Flood 2014). */
export function splitmix64(seed: bigint): () => bigint {
  let state = seed & mask
  return () => {
    state = (state + 0x9e3779b97f4a7c15n) & mask
    let word = state
    word = ((word ^ (word >> 30n)) * 0xbf58476d1ce4e5b9n) & mask
    word = ((word ^ (word >> 27n)) * 0x94d049bb133111ebn) & mask
    return word ^ (word >> 31n)
  }
}

/**
 * xoshiro256**, seeded by splitmix64. Source: Blackman & Vigna 2021, ACM Trans Math Softw 47:36; normal numbers by
 * Marsaglia's polar method. Not for secrets. Checked against: the authors' published test vectors.
 */
export function createRandom(seed: number | bigint): Random {
  const next = splitmix64(BigInt(seed))
  return fromState([next(), next(), next(), next()])
}

/** The generator from a given state of four words, not all zero. */
export function fromState(start: readonly [bigint, bigint, bigint, bigint]): Random {
  let [a, b, c, d] = start
  let spare: number | undefined
  function bits(): bigint {
    const result = (rotate((b * 5n) & mask, 7n) * 9n) & mask
    const shifted = (b << 17n) & mask
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 45n)
    return result
  }
  const uniform = () => Number(bits() >> 11n) / 2 ** 53
  return {
    bits,
    uniform,
    integer: below => Math.floor(uniform() * below),
    exponential: () => -Math.log1p(-uniform()),
    normal() {
      if (spare !== undefined) { const kept = spare; spare = undefined; return kept }
      for (;;) {
        const [x, y] = [2 * uniform() - 1, 2 * uniform() - 1]
        const square = x * x + y * y
        if (square >= 1 || square === 0) continue
        const scale = Math.sqrt((-2 * Math.log(square)) / square)
        spare = y * scale
        return x * scale
      }
    },
  }
}
