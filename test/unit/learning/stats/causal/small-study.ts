import { createRandom } from '../../../../../shared/domain/random.ts'

/**
 * Sixteen invented people. The expected figures beside the tests were computed from them with R 4.2
 * (glm and arithmetic).
 */
export const x1 = Float64Array.from([
  0.5, -1.2, 0.3, 1.8, -0.4, 0.9, -2.1, 0.1, 1.1, -0.6, 0.7, -0.2, 1.4, -1.5, 0, 2.2,
])
export const x2 = Float64Array.from([1, 0, 0, 1, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0, 1, 0])
export const treatment = Uint8Array.from([1, 0, 1, 1, 0, 1, 0, 0, 0, 1, 1, 0, 0, 1, 0, 1])
export const outcome = Float64Array.from([
  5.1, 2, 4.4, 7.3, 3.1, 4.9, 0.8, 3.6, 3.9, 4.2, 6, 2.7, 4.8, 3, 2.9, 6.8,
])
export const risk = Float64Array.from([1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1])
export const ones = new Float64Array(16).fill(1)
export const zeros = new Float64Array(16)
export const design = [ones, x1, x2]
const a = Float64Array.from(treatment)
/** Intercept, treatment, x1, x2, treatment by x1: as they are, with everybody treated, with nobody treated. */
export const outcomeDesign = [ones, a, x1, x2, x1.map((value, i) => value * a[i]!)]
export const designTreated = [ones, ones, x1, x2, x1]
export const designComparator = [ones, zeros, x1, x2, zeros]

/** What may be said of fitted results only. */
export function fitted<Result extends { kind: string }>(result: Result): Extract<Result, { kind: 'fitted' }> {
  if (result.kind !== 'fitted') throw new Error(`Not fitted: ${JSON.stringify(result)}`)
  return result as Extract<Result, { kind: 'fitted' }>
}

/** A simulated study: one confounder z (normal), treatment by its logit, outcome 1 + effect A + z + noise. */
export function simulated(people: number, seed: number, effect = 1) {
  const random = createRandom(seed)
  const z = Float64Array.from({ length: people }, () => random.normal())
  const arm = Uint8Array.from(z, value => Number(random.uniform() < 1 / (1 + Math.exp(-0.7 * value))))
  const result = z.map((value, i) => 1 + effect * arm[i]! + value + random.normal())
  return { z, arm, result, design: [new Float64Array(people).fill(1), z] }
}
