import type { Numbers } from './read-concepts.ts'

/**
 * Of these, all of days that are known and in the order of their times, the places of which one is the latest, or the
 * first. Of one day nobody knows which came before the other where their clocks show the same, or one of them shows
 * none: the order in which a file tells them says nothing.
 */
export function lastOnes(
  { days, seconds }: Pick<Numbers, 'days' | 'seconds'>,
  places: readonly number[],
  which: 'latest' | 'first',
): number[] {
  const outermost = which === 'first' ? places[0]! : places.at(-1)!
  const sameDay = places.filter(at => days[at] === days[outermost])
  const timed = sameDay.map(at => seconds[at]!).filter(each => !Number.isNaN(each))
  const bound = which === 'first' ? Math.min(...timed) : Math.max(...timed)
  return sameDay.filter(at => Number.isNaN(seconds[at]!) || seconds[at] === bound)
}
