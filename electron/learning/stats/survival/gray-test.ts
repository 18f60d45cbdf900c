import { atOnce, PIECE, type InSteps } from '../foundations/in-steps.ts'
import { codesOf } from './codes.ts'
import { eventStepsInSteps, type FollowUp } from './event-steps.ts'
import { isSpent } from './kaplan-meier.ts'
import { quadraticTest, type QuadraticTest } from './quadratic-test.ts'

/** What happens at one time, group by group: arrays with one entry a group and step, those of a step side by side. */
interface GroupSteps {
  readonly size: number
  readonly atRisk: Float64Array
  readonly own: Float64Array
  readonly others: Float64Array
  /** Without any event, just before and after each step. */
  readonly before: Float64Array
  readonly after: Float64Array
  /** By step: cumulative incidence common to all groups, before and after. */
  readonly commonBefore: Float64Array
  readonly commonAfter: Float64Array
}

/**
 * Gray's test: whether groups have the same cumulative incidence of one cause in the presence of others.
 *
 * A log-rank test in which whoever had another event stays at risk as far as they would not have been censored: group j
 * counts R_j = Y_j (1 - F_j(t-)) / S_j(t-), F_j its cumulative incidence, S_j its share without any event. Score
 * sum of w (d_j - d R_j / R), w = (1 - F(t-))^rho. The covariance writes the score as a sum over events: with
 * h_j = Y_j/S_j(t-), K_ij = w h_i (1{i = j} - h_j/h) and L_ij(s) = sum of K_ij dF/(1 - F(t-)) over t > s, an
 * event of the cause in group j at s moves it by S_j(s-)/Y_j (K_ij + L_ij (1 - (1 - F(s))/S_j(s))), one of
 * another by -S_j(s-)/Y_j L_ij (1 - F(s))/S_j(s), F being the incidence all groups have in common, dF = d/h.
 * It differs from comparing hazards (`logRank` with others censored): a
 * cause may come less often only because another takes people first.
 * Where small groups bring F to 1 or above before the last event, weights are 0 (1 for rho 0) and the rest is
 * computed as it stands, except at F = 1, where nothing can be: such times are left out.
 * Ties: see `eventSteps`; variances of d tied events are times 1 - (d - 1)/(n - 1). Missing values: none allowed.
 * Source: Gray 1988, Ann Stat 16:1141, sections 2 and 3. Checked against: cmprsk::cuminc, 2 to 4 groups.
 * Any unit. Not estimable where no time compares two groups.
 * Errors: RangeError as `eventSteps`; for groups that are not numbers and rho below 0.
 */
export const grayTest = (
  followUp: Omit<FollowUp, 'start' | 'weights'>,
  group: ArrayLike<number>,
  cause: number,
  rho?: number,
): QuadraticTest => atOnce(grayTestInSteps(followUp, group, cause, rho))

export function* grayTestInSteps(
  followUp: Omit<FollowUp, 'start' | 'weights'>,
  group: ArrayLike<number>,
  cause: number,
  rho = 0,
): InSteps<QuadraticTest> {
  if (!(rho >= 0 && rho < Infinity))
    throw new RangeError(`grayTest: rho ${rho} is not a finite number of 0 or more.`)
  const { names, of } = yield* codesOf(group, followUp.time.length, 'grayTest', 'group')
  const steps = yield* groupSteps(followUp, of, names.length, cause)
  return quadraticTest(yield* scoreOf(steps, rho), yield* covarianceOf(steps, rho))
}

function* groupSteps(
  { time, event }: FollowUp,
  group: Uint32Array,
  size: number,
  cause: number,
): InSteps<GroupSteps> {
  const { times, stepOf } = yield* eventStepsInSteps({ time, event }, 'grayTest')
  const places = times.length * size
  const [atRisk, own, others, before, after] = [0, 1, 2, 3, 4].map(() => new Float64Array(places)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  for (let from = 0; from < time.length; from += PIECE) {
    yield
    for (let row = from; row < Math.min(time.length, from + PIECE); row++) {
      const place = stepOf[row]! * size + group[row]!
      atRisk[place]!++
      if (event[row] === cause) own[place]!++
      else if (event[row] !== 0) others[place]!++
    }
  }
  yield
  for (let place = places - size - 1; place >= 0; place--) atRisk[place]! += atRisk[place + size]!

  const commonBefore = new Float64Array(times.length)
  const commonAfter = new Float64Array(times.length)
  let common = 0
  for (let step = 0; step < times.length; step++) {
    if (step % PIECE === 0) yield
    let [died, present] = [0, 0]
    for (let place = step * size; place < (step + 1) * size; place++) {
      const last = (before[place] = step === 0 ? 1 : after[place - size]!)
      const n = atRisk[place]!
      const gone = own[place]! + others[place]!
      if (gone === 0) after[place] = last
      else after[place] = isSpent(gone, n) ? 0 : (last * (n - gone)) / n
      if (n > 0) {
        present += n / last
        died += own[place]!
      }
    }
    commonBefore[step] = common
    if (died > 0) common += died / present
    commonAfter[step] = common
  }
  return { size, atRisk, own, others, before, after, commonBefore, commonAfter }
}

function* scoreOf(
  { size, atRisk, own, before, commonBefore }: GroupSteps,
  rho: number,
): InSteps<Float64Array> {
  const score = new Float64Array(size)
  const incidence = new Float64Array(size)
  const standing = new Float64Array(size) // R
  for (let step = 0; step < commonBefore.length; step++) {
    if (step % PIECE === 0) yield
    let [died, all] = [0, 0]
    for (let j = 0; j < size; j++) {
      const place = step * size + j
      standing[j] = atRisk[place]! > 0 ? (atRisk[place]! * (1 - incidence[j]!)) / before[place]! : 0
      all += standing[j]!
      died += own[place]!
    }
    if (died === 0 || isFull(commonBefore[step]!)) continue
    const weight = weightAt(commonBefore[step]!, rho)
    for (let j = 0; j < size; j++) {
      const place = step * size + j
      score[j]! += weight * (own[place]! - (died * standing[j]!) / all)
      if (own[place]! > 0) incidence[j]! += (before[place]! * own[place]!) / atRisk[place]!
    }
  }
  return score
}

/** From the last step to the first, as an event's influence depends on what comes after it. */
function* covarianceOf(
  { size, atRisk, own, others, before, after, commonBefore, commonAfter }: GroupSteps,
  rho: number,
): InSteps<Float64Array[]> {
  const square = () => Array.from({ length: size }, () => new Float64Array(size))
  const covariance = square()
  const contrast = square() // K
  const later = square() // L
  const moved = new Float64Array(size)
  const add = (spread: number) => {
    for (let i = 0; i < size; i++)
      for (let k = 0; k < size; k++) covariance[i]![k]! += spread * moved[i]! * moved[k]!
  }
  for (let step = commonBefore.length - 1; step >= 0; step--) {
    if (step % PIECE === 0) yield
    if (isFull(commonBefore[step]!)) continue
    const at = step * size
    let [died, present] = [0, 0] // d, h
    for (let j = 0; j < size; j++)
      if (atRisk[at + j]! > 0) {
        died += own[at + j]!
        present += atRisk[at + j]! / before[at + j]!
      }
    const free = 1 - commonAfter[step]!
    const weight = weightAt(commonBefore[step]!, rho)
    const standing = (j: number) => (atRisk[at + j]! > 0 ? atRisk[at + j]! / before[at + j]! : 0)
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++)
        contrast[i]![j] = weight * standing(i) * ((i === j ? 1 : 0) - standing(j) / present)

    for (let j = 0; j < size; j++) {
      const [n, last, next] = [atRisk[at + j]!, before[at + j]!, after[at + j]!]
      if (n === 0) continue
      if (died > 0) {
        const share = next > 0 ? 1 - free / next : 1
        for (let i = 0; i < size; i++) moved[i] = contrast[i]![j]! + later[i]![j]! * share
        add((tieFactor(died, present * last) * last * died) / (present * n))
      }
      const other = others[at + j]!
      if (other > 0 && next > 0) {
        for (let i = 0; i < size; i++) moved[i] = (later[i]![j]! * free) / next
        add((tieFactor(other, n) * last * last * other) / (n * n))
      }
    }
    if (died > 0)
      for (let i = 0; i < size; i++)
        for (let j = 0; j < size; j++)
          later[i]![j]! += (contrast[i]![j]! * died) / (present * (1 - commonBefore[step]!))
  }
  return covariance
}

const tieFactor = (died: number, n: number): number => (died > 1 ? 1 - (died - 1) / (n - 1) : 1)

/** Whether a common incidence leaves nobody. */
const isFull = (incidence: number): boolean => Math.abs(1 - incidence) < 1e-12

const weightAt = (incidence: number, rho: number): number => Math.max(0, 1 - incidence) ** rho
