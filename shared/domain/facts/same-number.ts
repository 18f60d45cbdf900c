import { isPlaceholder } from '../placeholder.ts'
import type { BusinessId } from './common.ts'
import { numberSystem } from './number-system.ts'

/** Numbers that name a fact anywhere: of a register that has a name, for good, and no placeholders. */
const naming = (ids: readonly BusinessId[]): Array<{ system: string; value: string }> =>
  ids.flatMap(({ system, value, use }) => {
    const known = numberSystem(system)
    return known === '' || use !== undefined || isPlaceholder(value)
      ? []
      : [{ system: known, value: value.trim() }]
  })

/** Each as one text. */
export const numberKeys = (ids: readonly BusinessId[]): string[] =>
  naming(ids).map(({ system, value }) => `${system} ${value}`)

/** Whether there is a register in which both have numbers and none in common: two results of one order. */
export function numbersApart(one: readonly BusinessId[], other: readonly BusinessId[]): boolean {
  const theirs = Map.groupBy(naming(other), ({ system }) => system)
  const mine = Map.groupBy(naming(one), ({ system }) => system)
  return [...mine].some(([system, numbers]) => {
    const same = theirs.get(system)
    return same !== undefined && !same.some(each => numbers.some(({ value }) => value === each.value))
  })
}
