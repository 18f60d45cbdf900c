/** A weighted proportional-hazards comparison of two arms. */
export interface TwoArmHazard {
  readonly logHazardRatio: number
  /** d(log hazard ratio)/dw_i, in input order; times w_i it is R's dfbeta residual. */
  readonly derivative: Float64Array
  /** Inverse information, the weights taken as counts of people. */
  readonly naiveVariance: number
  /** Log partial likelihood relative to its maximum, the weights taken as counts of people. */
  relativeLogLikelihood(logHazardRatio: number): number
  /** Grambsch-Therneau score for an effect that changes with 1 - S(t), and its variance. */
  readonly drift: { readonly score: number; readonly variance: number }
}
export type TwoArmHazardResult = ({ kind: 'fitted' } & TwoArmHazard) | { kind: 'not-estimable'; reason: string }

/** One event time. Sums are of weights, at risk and having the event, by arm (0 comparator, 1 exposed). */
interface Step { time: number; died: number; risk: [number, number]; dead: [number, number]; peopleAtRisk: number }

/**
 * Cox regression of one arm against the other with case weights, Efron's ties.
 *
 * Maximises sum over event times of [ dead1 b - (W/d) sum over l < d of ln(S0 - (l/d) D0) ], S0 = risk0 + risk1 e^b,
 * D0 = dead0 + dead1 e^b, W the summed weight of the d people who have the event at that time.
 * Ties: events precede censorings; tied events share their mean weight. Missing values: none allowed.
 * Source: Efron 1977, JASA 72:557; weights and dfbeta as Therneau & Grambsch 2000, chapters 3 and 7; proportionality
 * Grambsch & Therneau 1994, Biometrika 81:515, as a score test with the Kaplan-Meier transform.
 * Checked against: survival::coxph, residuals(type = "dfbeta") and cox.zph.
 * Times in any unit. Not estimable where one arm alone has events (the ratio has no finite maximum).
 */
export function twoArmHazard(time: Float64Array, event: Uint8Array, exposed: Uint8Array, weight: Float64Array): TwoArmHazardResult {
  const steps = stepsOf(time, event, exposed, weight)
  if (steps.length === 0) return { kind: 'not-estimable', reason: 'Nobody had the outcome.' }
  const finite = (arm: 0 | 1) => steps.some(({ dead, risk }) => dead[arm] > 0 && risk[1 - arm]! > 0)
  if (!finite(0) || !finite(1)) return { kind: 'not-estimable', reason: 'Outcomes were seen in one group only, so no finite hazard ratio describes them.' }

  let beta = 0
  let best = sums(steps, beta)
  for (let turn = 0; turn < 60; turn++) {
    const move = Math.max(-2, Math.min(2, best.score / best.information))
    let next = sums(steps, beta + move)
    let share = move
    for (let half = 0; half < 30 && !(next.logLikelihood >= best.logLikelihood - 1e-12 * Math.abs(best.logLikelihood)); half++) { share /= 2; next = sums(steps, beta + share) }
    beta += share
    best = next
    if (Math.abs(share) < 1e-12) break
  }
  const top = best.logLikelihood
  return {
    kind: 'fitted',
    logHazardRatio: beta,
    derivative: scoreByWeight(steps, time, event, exposed, beta).map(each => each / best.information),
    naiveVariance: 1 / best.information,
    relativeLogLikelihood: value => sums(steps, value).logLikelihood - top,
    drift: driftOf(steps, beta),
  }
}

function stepsOf(time: Float64Array, event: Uint8Array, exposed: Uint8Array, weight: Float64Array): Step[] {
  const order = Uint32Array.from(time.keys()).sort((one, other) => time[one]! - time[other]!)
  const steps: Step[] = []
  const risk: [number, number] = [0, 0]
  for (let last = order.length - 1; last >= 0;) {
    const now = time[order[last]!]!
    const dead: [number, number] = [0, 0]
    let died = 0
    for (; last >= 0 && time[order[last]!] === now; last--) {
      const person = order[last]!
      const arm = exposed[person] ? 1 : 0
      risk[arm] += weight[person]!
      if (event[person]) { dead[arm] += weight[person]!; died++ }
    }
    if (died > 0) steps.push({ time: now, died, risk: [...risk], dead, peopleAtRisk: order.length - last - 1 })
  }
  return steps.toReversed()
}

/** Calls `visit` with every Efron term: the summed hazard at risk and the exposed share of it. */
function eachTerm({ died, risk, dead }: Step, ratio: number, visit: (atRisk: number, exposedShare: number, left: number) => void): void {
  for (let l = 0; l < died; l++) {
    const left = 1 - l / died
    const exposedPart = (risk[1] - (1 - left) * dead[1]) * ratio
    const atRisk = risk[0] - (1 - left) * dead[0] + exposedPart
    visit(atRisk, exposedPart / atRisk, left)
  }
}

function sums(steps: readonly Step[], beta: number) {
  const ratio = Math.exp(beta)
  let logLikelihood = 0
  let score = 0
  let information = 0
  for (const step of steps) {
    const each = (step.dead[0] + step.dead[1]) / step.died
    logLikelihood += step.dead[1] * beta
    score += step.dead[1]
    eachTerm(step, ratio, (atRisk, share) => {
      logLikelihood -= each * Math.log(atRisk)
      score -= each * share
      information += each * share * (1 - share)
    })
  }
  return { logLikelihood, score, information }
}

/** d(score)/dw_i: a person's own event less what their presence at risk does to every event until they leave. */
function scoreByWeight(steps: readonly Step[], time: Float64Array, event: Uint8Array, exposed: Uint8Array, beta: number): Float64Array {
  const ratio = Math.exp(beta)
  const count = steps.length
  // Running sums over event times of W/d/S0 and W/d share/S0; `own` holds the same for someone who has the event then.
  const hazard = new Float64Array(count + 1)
  const pulled = new Float64Array(count + 1)
  const ownHazard = new Float64Array(count)
  const ownPulled = new Float64Array(count)
  const meanShare = new Float64Array(count)
  steps.forEach((step, k) => {
    const each = (step.dead[0] + step.dead[1]) / step.died
    let all = 0
    let shared = 0
    eachTerm(step, ratio, (atRisk, share, left) => {
      all += each / atRisk
      shared += (each * share) / atRisk
      ownHazard[k]! += (left * each) / atRisk
      ownPulled[k]! += (left * each * share) / atRisk
      meanShare[k]! += share / step.died
    })
    hazard[k + 1] = hazard[k]! + all
    pulled[k + 1] = pulled[k]! + shared
  })
  const times = Float64Array.from(steps, step => step.time)
  const result = new Float64Array(time.length)
  for (let i = 0; i < time.length; i++) {
    const x = exposed[i] ? 1 : 0
    const relative = x ? ratio : 1
    const seen = stepsUntil(times, time[i]!)
    if (event[i]) {
      const k = seen - 1
      result[i] = x - meanShare[k]! - relative * (x * (hazard[k]! + ownHazard[k]!) - (pulled[k]! + ownPulled[k]!))
    } else result[i] = -relative * (x * hazard[seen]! - pulled[seen]!)
  }
  return result
}

/** How many event times are at or before `limit`. */
function stepsUntil(times: Float64Array, limit: number): number {
  let low = 0
  let high = times.length
  while (low < high) { const middle = (low + high) >> 1; if (times[middle]! <= limit) low = middle + 1; else high = middle }
  return low
}

function driftOf(steps: readonly Step[], beta: number): { score: number; variance: number } {
  const ratio = Math.exp(beta)
  let survival = 1
  let score = 0
  let flat = 0 // sums of the variance times 1, g and g squared
  let sloped = 0
  let squared = 0
  for (const step of steps) {
    const g = 1 - survival
    const each = (step.dead[0] + step.dead[1]) / step.died
    score += g * step.dead[1]
    eachTerm(step, ratio, (_, share) => {
      const variance = each * share * (1 - share)
      score -= g * each * share
      flat += variance
      sloped += g * variance
      squared += g * g * variance
    })
    survival *= 1 - step.died / step.peopleAtRisk
  }
  return { score, variance: squared - (sloped * sloped) / flat }
}
