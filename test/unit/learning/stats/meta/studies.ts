import { createRandom } from '../../../../../shared/domain/random.ts'

export interface Studies {
  readonly effect: Float64Array
  readonly variance: Float64Array
}

/** Studies with a seed: variances spread over `logSpread` on the log scale, true effects over tau around 0.2. */
export function randomStudies(
  seed: number,
  { count, tau, logSpread }: { count: number; tau: number; logSpread: number },
): Studies {
  const random = createRandom(seed)
  const variance = Float64Array.from({ length: count }, () => Math.exp(-3 + logSpread * random.normal()))
  return { variance, effect: variance.map(each => 0.2 + random.normal() * Math.sqrt(each + tau ** 2)) }
}

export function fitted<T extends { readonly kind: string }>(result: T): Extract<T, { kind: 'fitted' }> {
  if (result.kind !== 'fitted') throw new Error(JSON.stringify(result))
  return result as Extract<T, { kind: 'fitted' }>
}
