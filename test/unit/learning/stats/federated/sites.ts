import { createRandom } from '../../../../../shared/domain/random.ts'

/** Rows of several sites, of which some are small and one may lack events. */
export function sitesOf(seed: number, sizes: readonly number[]) {
  const random = createRandom(seed)
  const parts = sizes.map(size => {
    const x = Float64Array.from({ length: size }, () => random.normal())
    const z = Float64Array.from({ length: size }, () => Number(random.uniform() < 0.4))
    const eta = x.map((value, i) => 0.8 * value - 0.5 * z[i]! - 0.3)
    const outcome = eta.map(value => Number(random.uniform() < 1 / (1 + Math.exp(-value))))
    const time = eta.map(value => Math.ceil(20 * random.exponential() * Math.exp(-value)))
    return {
      outcome,
      measured: eta.map(value => 3 + value + random.normal()),
      time,
      event: Uint8Array.from(time, () => Number(random.uniform() < 0.7)),
      design: [new Float64Array(size).fill(1), x, z],
    }
  })
  const join = (of: (part: (typeof parts)[number]) => ArrayLike<number>) =>
    Float64Array.from(parts.flatMap(part => Array.from(of(part))))
  return {
    parts,
    whole: {
      outcome: join(part => part.outcome),
      measured: join(part => part.measured),
      time: join(part => part.time),
      event: Uint8Array.from(join(part => part.event)),
      design: [0, 1, 2].map(c => join(part => part.design[c]!)),
      site: join(part => part.design[0]!.map(() => parts.indexOf(part))),
    },
  }
}
