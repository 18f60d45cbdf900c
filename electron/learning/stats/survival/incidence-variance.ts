import type { CauseIncidence, CumulativeIncidence } from './cumulative-incidence.ts'

/**
 * Variance of a cumulative incidence from the counting processes of its causes (Aalen's estimator), at each
 * of its times.
 *
 * With events d_k of the cause, d_o of the others, n at risk and S without any event, F_k(t) moves with an event of the
 * cause at s by c_k = S(s-) (1 - (F(t) - F(s)) / S(s)) / n, with one of another by c_o = -S(s-)
 * (F(t) - F(s)) / S(s) / n; variance = sum over s <= t of c_k^2 d_k + c_o^2 d_o, each times (n - d) / (n - 1)
 * for ties of its own kind. Where S(s) is 0 nothing follows and c_k = S(s-) / n. Larger than the
 * infinitesimal jackknife of `cumulativeIncidence` by little; the two are different estimates of one thing.
 * For people counted 1 each, not for weights.
 * Source: Aalen 1978, Ann Stat 6:534; Pepe 1991; Gray 1988, Ann Stat 16:1141. Checked against: cmprsk::cuminc.
 */
export function incidenceVariance(
  { atRisk, events, survival }: Pick<CumulativeIncidence, 'atRisk' | 'events' | 'survival'>,
  { events: own, incidence }: CauseIncidence,
): Float64Array {
  const variance = new Float64Array(events.length)
  // Each past event's c changes by -(increase of F) S(s-) / (n S(s)) a step: sums of its square, of it, and
  // of products.
  let [square, product, slope] = [0, 0, 0]
  for (let step = 0; step < events.length; step++) {
    const n = atRisk[step]!
    const before = step === 0 ? 1 : survival[step - 1]!
    const gain = incidence[step]! - (step === 0 ? 0 : incidence[step - 1]!)
    square += gain * (gain * slope - 2 * product)
    product -= gain * slope
    const after = survival[step]!
    const moves = after > 0 ? before / (after * n) : 0
    const reach = before / n
    const spread = (died: number) => (died > 1 ? (died * (n - died)) / (n - 1) : died)
    const [mine, others] = [spread(own[step]!), spread(events[step]! - own[step]!)]
    square += reach * reach * mine
    product += reach * moves * mine
    slope += moves * moves * (mine + others)
    variance[step] = Math.max(0, square)
  }
  return variance
}
