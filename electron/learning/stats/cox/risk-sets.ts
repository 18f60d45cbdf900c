import { codesOf, type Codes } from '../survival/codes.ts'
import { PIECE, type InSteps } from '../foundations/in-steps.ts'
import type { CoxData } from './cox-data.ts'
import type { TimeRanks } from './time-ranks.ts'

/**
 * Who is at risk when, without a list for every time.
 *
 * Rows take places: strata one after another, in each by `stop`, events before others at one time, else as given. At
 * event time k of a stratum everybody from place `first[k]` to the stratum's last place has not left yet; of these,
 * whoever starts at that time or later has not come yet. Going from the last event time to the first, places are only
 * added (and late comers taken out), so sums over all risk sets cost one visit a row.
 */
export interface RiskSets {
  /** The row in each place. */
  readonly rows: Uint32Array
  /** By place: 0, 1, ... for the strata in the order of their codes. */
  readonly stratum: Uint32Array
  readonly strataCodes: Float64Array
  readonly weight: Float64Array | undefined

  /** By event time, strata one after another, ascending in each. */
  readonly times: Float64Array
  /** Rank of the time among all times. */
  readonly rank: Uint32Array
  /**
   * Places first .. first + died - 1 have the event; first .. added - 1 are not at risk at the next event
   * time any more.
   */
  readonly first: Uint32Array
  readonly died: Uint32Array
  readonly added: Uint32Array
  /** 1 for the last event time of a stratum, where sums begin. */
  readonly begins: Uint8Array
  /** Summed weight of those who have the event. */
  readonly diedWeight: Float64Array

  /** By place: 1 + the last event time of the stratum at or before `stop`; 0 where there is none. */
  readonly until: Uint32Array
  /** The same at or before `start`. */
  readonly after: Uint32Array | undefined
  /** Places by stratum and start; at event time k those from late[k] to lateEnd[k] - 1 are taken out. */
  readonly byStart: Uint32Array | undefined
  readonly late: Uint32Array
  readonly lateEnd: Uint32Array
}

/**
 * Arranges rows by stratum and time. Rows of weight 0 count as having no event, so that they do not count
 * among the tied.
 * Errors: RangeError with the row for an interval whose start and stop are one time.
 */
export function* riskSets({ event, strata, weights }: CoxData, ranks: TimeRanks): InSteps<RiskSets> {
  const people = event.length
  const numbers = strata
    ? yield* codesOf(strata, people, 'riskSets', 'strata')
    : { names: [0], of: new Uint32Array(people) }
  const { rows, rank } = yield* byStratum(ranks.byStop, ranks.stop, numbers)
  yield
  const stratum = new Uint32Array(people)
  if (numbers.names.length > 1)
    for (let place = 0; place < people; place++) stratum[place] = numbers.of[rows[place]!]!
  yield
  const happens = new Uint8Array(people)
  for (let place = 0; place < people; place++)
    happens[place] = event[rows[place]!] === 1 && !(weights && weights[rows[place]!] === 0) ? 1 : 0
  yield
  eventsFirst(rows, rank, stratum, happens)
  yield
  const weight = weights && inPlaces(weights, rows)
  yield
  const moments = yield* eventTimes(rank, stratum, happens, weight)
  yield
  const times = new Float64Array(moments.rank.length)
  for (let k = 0; k < times.length; k++) times[k] = ranks.distinct[moments.rank[k]!]!
  return {
    rows,
    stratum,
    strataCodes: Float64Array.from(numbers.names),
    weight,
    times,
    ...moments,
    ...(yield* lateComers(rows, rank, stratum, moments, ranks, numbers)),
  }
}

type Moments = Pick<RiskSets, 'rank' | 'first' | 'died' | 'added' | 'begins' | 'diedWeight' | 'until'>

/** Where the group of the same stratum and time as that of `place` ends. */
function groupEnd(rank: Uint32Array, stratum: Uint32Array, place: number): number {
  let end = place + 1
  while (end < rank.length && rank[end] === rank[place] && stratum[end] === stratum[place]) end++
  return end
}

function* eventTimes(
  rankAt: Uint32Array,
  stratum: Uint32Array,
  happens: Uint8Array,
  weight: Float64Array | undefined,
): InSteps<Moments> {
  const people = rankAt.length
  const events = happens.reduce((sum, each) => sum + each, 0)
  const until = new Uint32Array(people)
  const [rank, first, died, added] = [
    new Uint32Array(events),
    new Uint32Array(events),
    new Uint32Array(events),
    new Uint32Array(events),
  ]
  const begins = new Uint8Array(events)
  const diedWeight = new Float64Array(events)
  let moments = 0
  let firstOfStratum = 0
  let pause = PIECE
  const closeStratum = (end: number) => {
    if (moments > firstOfStratum) {
      added[moments - 1] = end
      begins[moments - 1] = 1
    }
    firstOfStratum = moments
  }
  for (let begin = 0, end = 0; begin < people; begin = end) {
    if (begin >= pause) {
      yield
      pause += PIECE
    }
    end = groupEnd(rankAt, stratum, begin)
    if (begin > 0 && stratum[begin] !== stratum[begin - 1]) closeStratum(begin)
    if (happens[begin] === 1) {
      if (moments > firstOfStratum) added[moments - 1] = begin
      rank[moments] = rankAt[begin]!
      first[moments] = begin
      for (let place = begin; place < end && happens[place] === 1; place++) {
        died[moments]!++
        diedWeight[moments]! += weight ? weight[place]! : 1
      }
      moments++
    }
    if (moments > firstOfStratum) for (let place = begin; place < end; place++) until[place] = moments
  }
  closeStratum(people)
  return {
    until,
    rank: rank.slice(0, moments),
    first: first.slice(0, moments),
    died: died.slice(0, moments),
    added: added.slice(0, moments),
    begins: begins.slice(0, moments),
    diedWeight: diedWeight.slice(0, moments),
  }
}

/** A column's values by place. */
export function inPlaces(column: Float64Array, rows: Uint32Array): Float64Array {
  const ordered = new Float64Array(rows.length)
  for (let place = 0; place < rows.length; place++) ordered[place] = column[rows[place]!]!
  return ordered
}

function* lateComers(
  rows: Uint32Array,
  rankAt: Uint32Array,
  stratum: Uint32Array,
  { rank, first, begins }: Moments,
  ranks: TimeRanks,
  numbers: Codes,
): InSteps<Pick<RiskSets, 'after' | 'byStart' | 'late' | 'lateEnd'>> {
  const moments = first.length
  const late = new Uint32Array(moments)
  const lateEnd = new Uint32Array(moments)
  if (!ranks.byStart || !ranks.start) return { after: undefined, byStart: undefined, late, lateEnd }
  const placeOf = new Uint32Array(rows.length)
  for (let place = 0; place < rows.length; place++) placeOf[rows[place]!] = place
  const { rows: rowsByStart, rank: startRank } = yield* byStratum(ranks.byStart, ranks.start, numbers)
  yield
  const byStart = rowsByStart.map(row => placeOf[row]!)
  yield
  byStart.forEach((place, at) => {
    if (startRank[at]! >= rankAt[place]!)
      throw new RangeError(`coxRegression: start, row ${rows[place]! + 1}: is not before its stop.`)
  })
  const after = new Uint32Array(rows.length)
  let k = 0
  let pause = 0
  for (let begin = 0, end = 0; begin < byStart.length; begin = end) {
    const here = stratum[byStart[begin]!]!
    while (end < byStart.length && stratum[byStart[end]!] === here) end++
    const from = k
    let at = begin
    for (; k < moments && stratum[first[k]!] === here; k++) {
      if (at >= pause) {
        yield
        pause = at + PIECE
      }
      for (; at < end && startRank[at]! < rank[k]!; at++) after[byStart[at]!] = k > from ? k : 0
      late[k] = at
      if (k > from) lateEnd[k - 1] = at
      if (begins[k]) lateEnd[k] = end
    }
    if (k > from) for (; at < end; at++) after[byStart[at]!] = k
  }
  return { after, byStart, late, lateEnd }
}

/** Rows, with their ranks, by stratum, else in the order given: a counting sort. */
function* byStratum(
  order: Uint32Array,
  rankInOrder: Uint32Array,
  { names, of }: Codes,
): InSteps<{ rows: Uint32Array; rank: Uint32Array }> {
  if (names.length <= 1) return { rows: order.slice(), rank: rankInOrder }
  const next = new Uint32Array(names.length + 1)
  for (let k = 0; k < order.length; k++) next[of[order[k]!]! + 1]!++
  for (let s = 0; s < names.length; s++) next[s + 1]! += next[s]!
  const rows = new Uint32Array(order.length)
  const rank = new Uint32Array(order.length)
  for (let from = 0; from < order.length; from += PIECE) {
    yield
    for (let k = from; k < Math.min(order.length, from + PIECE); k++) {
      const place = next[of[order[k]!]!]!++
      rows[place] = order[k]!
      rank[place] = rankInOrder[k]!
    }
  }
  return { rows, rank }
}

/** Brings events before the others of the same stratum and time, both in the order they had. */
function eventsFirst(rows: Uint32Array, rank: Uint32Array, stratum: Uint32Array, happens: Uint8Array): void {
  const others: number[] = []
  for (let begin = 0, end = 0; begin < rows.length; begin = end) {
    end = groupEnd(rank, stratum, begin)
    if (end - begin === 1) continue
    others.length = 0
    let next = begin
    for (let place = begin; place < end; place++) {
      const row = rows[place]!
      if (happens[place] === 1) rows[next++] = row
      else others.push(row)
    }
    happens.fill(1, begin, next)
    happens.fill(0, next, end)
    for (const row of others) rows[next++] = row
  }
}
