import type { Random } from '../../../../shared/domain/random.ts'

/** From this variance on a count is drawn as a rounded normal value: tails differ by less than drawing can tell. */
const MANY = 100

/** A binomial count of `size` at `share`. */
export function drawBinomial(random: Random, size: number, share: number): number {
  if (share > 0.5) return size - drawBinomial(random, size, 1 - share)
  if (size === 0 || share === 0) return 0
  const [mean, variance] = [size * share, size * share * (1 - share)]
  if (variance > MANY) return rounded(random, { mean, variance, most: size })
  // By the sum of chances from 0 on; none underflows, as the mean is at most twice the variance.
  let [left, k, chance] = [random.uniform(), 0, Math.exp(size * Math.log1p(-share))]
  while ((left -= chance) >= 0 && k < size) {
    k++
    chance *= ((size - k + 1) / k) * (share / (1 - share))
  }
  return k
}

/** A Poisson count. */
export function drawPoisson(random: Random, mean: number): number {
  if (mean > MANY) return rounded(random, { mean, variance: mean, most: Infinity })
  let [left, k, chance] = [random.uniform(), 0, Math.exp(-mean)]
  while ((left -= chance) >= 0 && chance > 0) {
    k++
    chance *= mean / k
  }
  return k
}

const rounded = (
  random: Random,
  { mean, variance, most }: { mean: number; variance: number; most: number },
): number => Math.min(most, Math.max(0, Math.round(mean + Math.sqrt(variance) * random.normal())))

/** So many different places from 0 to `of`, each set of them as likely. */
export function drawPlaces(random: Random, count: number, of: number): number[] {
  const places = new Set<number>()
  if (2 * count <= of) while (places.size < count) places.add(random.integer(of))
  else {
    const left = new Set(drawPlaces(random, of - count, of))
    for (let place = 0; place < of; place++) if (!left.has(place)) places.add(place)
  }
  return [...places]
}
