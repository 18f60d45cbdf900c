import { directionAgainst } from '../regression/cone.ts'
import type { InSteps } from '../foundations/in-steps.ts'
import type { CoxModel } from './cox-model.ts'

/** Differences of predictors, for the difference of columns behind them, that count as 0. */
const FLAT = 1e-9
/** Comparisons taken up in a turn. */
const AT_ONCE = 64

/**
 * A direction in which the partial likelihood rises without limit (or undefined where it has a maximum).
 *
 * It is a d in which whoever has the event is first of all at risk: x_i'd >= x_j'd for each event i and each j at risk
 * then, not all equal. (Exact ties: for each j without the event then.) The score, at any coefficients, is a sum of all
 * these x_i - x_j with weights above 0; so such a d exists exactly if some d goes with the score and against
 * no comparison.
 * Comparisons are taken up as they are found broken, some at a time, until none is or the score is a sum of
 * those taken up.
 * Source: Tsiatis 1981, Ann Stat 9:93; Jacobsen 1989, Ann Stat 17:1243 (existence); Farkas' and Stiemke's lemmas.
 * Checked against: linear programming over all comparisons of small data.
 * `score` is that of the model's columns, which must not be combinations of each other.
 */
export function* recessionDirection(model: CoxModel, score: Float64Array): InSteps<Float64Array | undefined> {
  const size = score.length
  const taken: number[][] = Array.from({ length: size }, () => [])
  const against = score.map(value => -value)
  const rounding = 1e-12 * model.sets.diedWeight.reduce((sum, each) => sum + each, 0)
  let direction: Float64Array | undefined = score
  for (let turn = 0; turn < 1_000 && Math.hypot(...score) > rounding; turn++) {
    yield
    const broken = brokenComparisons(model, direction)
    if (broken.length === 0) return direction
    for (const [event, other] of broken)
      for (let c = 0; c < size; c++) taken[c]!.push(model.design[c]![event]! - model.design[c]![other]!)
    const columns = taken.map(values => Float64Array.from(values))
    direction = yield* directionAgainst(
      against,
      { columns, sign: new Float64Array(taken[0]!.length).fill(1) },
      [],
      rounding,
    )
    if (!direction) return undefined
  }
  return undefined
}

/** The predictor x'd by place. */
export function predictorAlong(
  design: readonly Float64Array[],
  direction: Float64Array,
  places: number,
): Float64Array {
  const along = new Float64Array(places)
  design.forEach((column, c) => {
    for (let place = 0; place < places; place++) along[place]! += direction[c]! * column[place]!
  })
  return along
}

/** Places (event, other) whose order the direction has wrong, the worst ones. */
function brokenComparisons(
  { design, sets, ties }: CoxModel,
  direction: Float64Array,
): Array<[number, number]> {
  const { first, died, begins, until, after } = sets
  const along = predictorAlong(design, direction, until.length)
  const lowest = Uint32Array.from(first, (from, k) => {
    let least = from
    for (let place = from; place < from + died[k]!; place++) if (along[place]! < along[least]!) least = place
    return least
  })
  const leastOf = rangeLeast(
    lowest.map(place => place),
    along,
  )
  const length = Math.hypot(...direction)
  const found: Array<{ event: number; other: number; wrong: number }> = []
  let begin = 0 // first event time of the stratum
  let known = -1
  for (let place = 0; place < until.length; place++) {
    const last = until[place]! - 1
    if (last < 0) continue
    if (last !== known) {
      if (known >= 0 && last > known && begins[known] === 1) begin = last
      known = last
    }
    const own = ties === 'exact' && place >= first[last]! && place < first[last]! + died[last]!
    const from = after ? Math.max(begin, after[place]!) : begin
    const to = own ? last : last + 1
    if (from >= to) continue
    const event = leastOf(from, to)
    const wrong = along[place]! - along[event]!
    if (!(wrong > 0)) continue
    let apart = 0
    for (const column of design) apart += (column[place]! - column[event]!) ** 2
    if (wrong > FLAT * length * Math.sqrt(apart)) found.push({ event, other: place, wrong })
  }
  return found
    .sort((one, other) => other.wrong - one.wrong)
    .slice(0, AT_ONCE)
    .map(({ event, other }) => [event, other])
}

/** Answers which of `places` [from, to) has the least value, in O(log n): a segment tree. */
function rangeLeast(places: Uint32Array, value: Float64Array): (from: number, to: number) => number {
  const size = places.length
  const tree = new Uint32Array(2 * size)
  tree.set(places, size)
  const less = (one: number, other: number) => (value[other]! < value[one]! ? other : one)
  for (let node = size - 1; node >= 1; node--) tree[node] = less(tree[2 * node]!, tree[2 * node + 1]!)
  return (from, to) => {
    let best = places[from]!
    for (let low = from + size, high = to + size; low < high; low >>= 1, high >>= 1) {
      if (low & 1) best = less(best, tree[low++]!)
      if (high & 1) best = less(best, tree[--high]!)
    }
    return best
  }
}
