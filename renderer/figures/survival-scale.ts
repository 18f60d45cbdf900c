import { number } from '../ui/words.ts'

/**
 * Where the axis may begin when nothing comes near the bottom: high enough to see the curves apart, and
 * always a round share.
 */
const floors = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99]

/**
 * The share at which the axis of survival starts: 0, or the highest round share below everything drawn if
 * that is 50 % or more.
 */
export const survivalFloor = (lowest: number): number => floors.findLast(floor => floor <= lowest) ?? 0

/** Index of the step that holds on `day`: a value holds from its day up to the next. */
export const stepAt = (days: readonly number[], day: number): number =>
  Math.max(
    0,
    days.findLastIndex(each => each <= day),
  )

/** Of marks along a line those at least `apart` from the one before, so that a crowd of them stays marks. */
export function thinned(positions: readonly number[], apart: number): number[] {
  let last = -Infinity
  return positions.filter(position => {
    if (position - last < apart) return false
    last = position
    return true
  })
}

/** A share as per cent with `digits` decimals. */
export const percent = (share: number, digits = 0): string => number(100 * share, digits)
