import { faults, kinds, type Fault, type Kind } from '../sweep/faulty-disk.ts'

export const KILL = 'kill'
export const isKind = (word: string): word is Kind => kinds.some(each => each === word)

/** The fault of this name; `kill` ends whoever makes the call, before it is made. */
export function mortalFault(name: string, counted: readonly Kind[]): Fault {
  if (name === KILL) return { name, lasts: 'kill', kinds: counted, errno: 0, told: [] }
  const found = faults.find(each => each.name === name)
  if (!found) throw new Error(`There is no fault called ${name}.`)
  return found
}
