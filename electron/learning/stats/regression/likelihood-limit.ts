import type { InSteps } from '../foundations/in-steps.ts'

/**
 * One limit of a likelihood interval: where twice the fall of the log likelihood from its maximum, `fall`, reaches
 * `quantile` on the side `side` (-1 below, 1 above).
 *
 * `start` lies inside the interval, or beyond the limit where the interval has no other end; from there steps
 * of `step`, doubled each time, bracket the limit.
 * Then false position (Illinois) on the root of the fall, which is nearly a straight line. The answer is infinite where
 * 100 doublings do not reach it. Source: Dowell & Jarratt 1971, BIT 11:168.
 */
export function* likelihoodLimit(
  fall: (value: number) => InSteps<number>,
  quantile: number,
  start: number,
  side: -1 | 1,
  step: number,
): InSteps<number> {
  const goal = Math.sqrt(quantile)
  function* excess(value: number): InSteps<number> {
    return Math.min(Math.sqrt(Math.max(0, yield* fall(value))) / goal - 1, 1e6)
  }
  let first = start
  let atFirst = yield* excess(first)
  const away = atFirst < 0 ? side : -side
  let second = first
  let atSecond = atFirst
  for (let k = 0; atSecond < 0 === atFirst < 0; k++) {
    if (k === 100) return away * Infinity
    first = second
    atFirst = atSecond
    second = start + away * step * 2 ** k
    atSecond = yield* excess(second)
  }
  for (let turn = 0; turn < 200 && Math.abs(second - first) > 1e-12 * (Math.abs(second) + step); turn++) {
    const next = second - (atSecond * (second - first)) / (atSecond - atFirst)
    const atNext = yield* excess(next)
    if (Math.abs(atNext) < 1e-11) return next
    if (atNext < 0 === atSecond < 0) atFirst /= 2 // the same side again: lean to the other
    else {
      first = second
      atFirst = atSecond
    }
    second = next
    atSecond = atNext
  }
  return second
}
