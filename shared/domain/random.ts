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

/**
 * The generator from a given state of four words, not all zero.
 *
 * A word is kept as two halves of 32 bits, as big integers are twenty times slower here.
 */
export function fromState(start: readonly [bigint, bigint, bigint, bigint]): Random {
  // The high and the low half of each word in turn; of the word drawn last in `drawn`.
  const state = Int32Array.from(
    start.flatMap(word => [word >> 32n, word].map(half => Number(BigInt.asIntN(32, half)))),
  )
  const drawn = new Int32Array(2)
  let spare: number | undefined
  function next(): void {
    const bHigh = state[2]!
    const bLow = state[3]!
    // rotate(b * 5, 7) * 9; 5 b is b + (b << 2), 9 x is x + (x << 3)
    let carry = (bLow >>> 0) + ((bLow << 2) >>> 0) > 0xffffffff ? 1 : 0
    const fiveHigh = (bHigh + ((bHigh << 2) | (bLow >>> 30)) + carry) | 0
    const fiveLow = (bLow + (bLow << 2)) | 0
    const turnedHigh = (fiveHigh << 7) | (fiveLow >>> 25)
    const turnedLow = (fiveLow << 7) | (fiveHigh >>> 25)
    carry = (turnedLow >>> 0) + ((turnedLow << 3) >>> 0) > 0xffffffff ? 1 : 0
    drawn[0] = turnedHigh + ((turnedHigh << 3) | (turnedLow >>> 29)) + carry
    drawn[1] = turnedLow + (turnedLow << 3)

    const cHigh = state[4]! ^ state[0]!
    const cLow = state[5]! ^ state[1]!
    const dHigh = state[6]! ^ bHigh
    const dLow = state[7]! ^ bLow
    state[0]! ^= dHigh
    state[1]! ^= dLow
    state[2] = bHigh ^ cHigh
    state[3] = bLow ^ cLow
    state[4] = cHigh ^ ((bHigh << 17) | (bLow >>> 15))
    state[5] = cLow ^ (bLow << 17)
    state[6] = (dLow << 13) | (dHigh >>> 19) // rotated by 45
    state[7] = (dHigh << 13) | (dLow >>> 19)
  }
  const uniform = () => {
    next()
    return ((drawn[0]! >>> 0) * 0x200000 + (drawn[1]! >>> 11)) / 2 ** 53
  }
  return {
    bits() {
      next()
      return (BigInt(drawn[0]! >>> 0) << 32n) | BigInt(drawn[1]! >>> 0)
    },
    uniform,
    integer: below => Math.floor(uniform() * below),
    exponential: () => -Math.log1p(-uniform()),
    normal() {
      if (spare !== undefined) {
        const kept = spare
        spare = undefined
        return kept
      }
      for (;;) {
        const x = 2 * uniform() - 1
        const y = 2 * uniform() - 1
        const square = x * x + y * y
        if (square >= 1 || square === 0) continue
        const scale = Math.sqrt((-2 * Math.log(square)) / square)
        spare = y * scale
        return x * scale
      }
    },
  }
}
