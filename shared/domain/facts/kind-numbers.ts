import type { Kind } from './kind.ts'

/**
 * Both ways between kinds and their stored numbers. Throws RangeError where a number stands for two kinds, or
 * for one that is no more.
 */
export function kindNumbers<const K extends readonly Pick<Kind, 'name' | 'number'>[]>(
  kinds: K,
  retired: readonly number[],
) {
  type Name = K[number]['name']
  const numbers = new Map<Name, number>()
  const names = new Map<number, Name>()
  for (const { name, number } of kinds) {
    const taken = names.get(number) ?? (retired.includes(number) ? 'a kind that is no more' : undefined)
    if (taken !== undefined) throw new RangeError(`Number ${number} of ${name} stands for ${taken} already.`)
    if (numbers.has(name)) throw new RangeError(`There are two kinds named ${name}.`)
    numbers.set(name, number)
    names.set(number, name)
  }
  return {
    numberOf(name: Name): number {
      const number = numbers.get(name)
      if (number === undefined) throw new RangeError(`There is no kind named ${name}.`)
      return number
    },
    /** The kind a stored number stands for; undefined where this version knows none. */
    kindOf: (number: number): Name | undefined => names.get(number),
  }
}
